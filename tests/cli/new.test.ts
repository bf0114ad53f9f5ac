import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { bytesBelow, pathsBelow, put } from '../corpus/folders.ts';
import { savedFrom } from '../learn/drafted.ts';
import { hanweb, type Portal, portals, traps, trs } from '../learn/invented-portals.ts';
import { type House, houseOf } from './house.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

/** A copy of the house with files of a portal in `saved/`, and their names. */
function houseWith(
  portal: Portal,
  count: number,
  files: { readonly [path: string]: string | Uint8Array } = {},
) {
  const saved = savedFrom(portal, 1, count);
  const house = houseOf({
    ...Object.fromEntries(saved.map(({ name, bytes }) => [`saved/${name}`, bytes])),
    ...files,
  });
  return { house, saved, names: saved.map(({ name }) => `saved/${name}`) };
}

const read = (house: House, path: string): string => readFileSync(join(house.folder, path), 'utf8');
/** What a person would miss, or not want to find. */
const bytesOf = ({ folder }: House) =>
  ['raw', 'pipelines', 'tests/fixtures', 'saved'].map((part) => bytesBelow(join(folder, part)));
const ofSource = (house: House): string[] =>
  pathsBelow(house.folder).filter((path) => /(?:^|\/)qinghe(?:\/|\.ts$)/.test(path));

describe('new', () => {
  it('starts a source whose draft works: check is green, the reports are written and proved', async () => {
    const { house, saved, names } = houseWith(hanweb, 4, { 'saved/a_files/logo.png': 'x' });
    const said = await house.run(['new', 'qinghe', ...names, 'saved/a_files']);
    expect(said).toMatchObject({ status: 0, err: '' });
    expect(said.out).toMatch(/^body +#zoom {2}4 of 4 pages$/m);
    expect(said.out).toMatch(/^hidden +\.app-tip {2}4 of 4: 打开/m);
    expect(said.out).toMatch(/^recognises +host tonglu\.example\.org$/m);
    expect(said.out).toMatch(/^unsure +主要工作 \(4 of 4, in the text\): not removed$/m);
    expect(said.out).toMatch(/^note +saved\/a_files holds what a browser saved beside a page/m);
    expect(said.out).toMatch(/pnpm pipeline check qinghe/);
    const fixture = (name: string) =>
      ['about.json', 'clean.txt', 'raw.html'].map((file) => `tests/fixtures/qinghe/${name}/${file}`);
    expect(ofSource(house)).toEqual(
      [
        'pipelines/qinghe.ts',
        'raw/qinghe/manifest.json',
        ...saved.map(({ name }) => `raw/qinghe/${name}`),
        ...fixture('smallest'),
        ...fixture('typical'),
      ].sort(),
    );
    const [first] = saved;
    expect(JSON.parse(read(house, 'raw/qinghe/manifest.json'))[first?.name ?? '']).toEqual({
      url: expect.stringMatching(/^http:\/\/tonglu\.example\.org\/art\//),
    });
    expect(JSON.parse(read(house, 'tests/fixtures/qinghe/smallest/about.json')).why).toContain(
      'TO BE REVIEWED',
    );
    expect(await house.run(['check', 'qinghe'])).toMatchObject({ status: 0, err: '' });
    expect(await house.run(['qinghe', '--quiet'])).toEqual({ status: 0, out: '', err: '' });
    expect(await house.run(['verify', '--quiet'])).toMatchObject({ status: 0 });
    const clean = pathsBelow(join(house.folder, 'clean/qinghe')).filter((path) => path.endsWith('.txt'));
    const texts = clean.map((path) => read(house, `clean/qinghe/${path}`));
    expect(texts.sort()).toEqual(saved.flatMap(({ gold }) => gold).sort());
    // What is new to it: pages of the same site fit, those of another do not.
    const others = savedFrom(hanweb, 20, 3);
    put(
      house.folder,
      Object.fromEntries([...others, trs(9)].map(({ name, bytes }) => [`later/${name}`, bytes])),
    );
    const fit = await house.run(['drift', 'qinghe', ...others.map(({ name }) => `later/${name}`)]);
    expect(fit).toMatchObject({ status: 0, err: '', out: expect.stringContaining('They fit the adapter.') });
    const drift = await house.run(['drift', 'qinghe', `later/${trs(9).name}`, '--json']);
    expect(drift.status).toBe(1);
    expect(JSON.parse(drift.out)).toMatchObject({
      source: 'qinghe',
      compared: 4,
      verdict: 'drifts',
      files: [{ verdict: 'drifts', signs: [expect.stringContaining('#zoom')] }],
    });
  });

  it('writes nothing in a dry run, and prints the draft', async () => {
    const { house, names } = houseWith(trs, 3);
    const before = bytesOf(house);
    const said = await house.run(['new', 'qinghe', ...names, '--dry-run']);
    expect(said).toMatchObject({ status: 0, err: '' });
    expect(said.out).toContain("import { defineAdapter } from '../src/index.ts';");
    expect(bytesOf(house)).toEqual(before);
    const json = JSON.parse((await house.run(['new', 'qinghe', ...names, '--dry-run', '--json'])).out);
    expect(json).toMatchObject({
      source: 'qinghe',
      files: 3,
      written: [],
      bodies: [{ css: '.TRS_Editor', pages: 3 }],
    });
    expect(json.metadata).toMatchObject({ title: 3, year: 3 });
  });

  it('takes one file, and a list page', async () => {
    const { house, names } = houseWith(portals.listPage as Portal, 1);
    const said = await house.run(['new', 'qinghe', ...names]);
    expect(said).toMatchObject({ status: 0, err: '' });
    expect(said.out).toMatch(/^read +1 file, 1 document, 3 reports: text\/plain, utf-8$/m);
    expect(ofSource(house).filter((path) => path.includes('clean'))).toEqual(
      [1, 2, 3].map((part) => `tests/fixtures/qinghe/smallest/clean-${part}.txt`),
    );
    expect(await house.run(['check', 'qinghe'])).toMatchObject({ status: 0 });
  });

  it('does not copy what lies in its place already, and keeps what its manifest says', async () => {
    const { house, names, saved } = houseWith(traps, 2);
    const [first, second] = saved;
    put(house.folder, {
      [`raw/qinghe/${first?.name}`]: first?.bytes ?? '',
      [`raw/qinghe/${second?.name}`]: second?.bytes ?? '',
      'raw/qinghe/manifest.json': JSON.stringify({
        [first?.name ?? '']: { note: 'by hand', charset: 'utf-8' },
      }),
    });
    const said = await house.run([
      'new',
      'qinghe',
      ...names.map((name) => name.replace('saved', 'raw/qinghe')),
    ]);
    expect(said).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(read(house, 'raw/qinghe/manifest.json'))).toMatchObject({
      [first?.name ?? '']: { note: 'by hand', charset: 'utf-8' },
    });
  });

  it('overwrites nothing unless it is told to', async () => {
    const { house, names } = houseWith(trs, 2);
    put(house.folder, { [names[0]?.replace('saved', 'raw/qinghe') ?? '']: 'another page' });
    const before = bytesOf(house);
    const refused = await house.run(['new', 'qinghe', ...names]);
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toMatch(
      /raw\/qinghe\/\S+: there already\. Nothing was written; --force overwrites\./,
    );
    expect(bytesOf(house)).toEqual(before);
    expect(await house.run(['new', 'qinghe', ...names, '--force'])).toMatchObject({ status: 0 });
    const again = await house.run(['new', 'qinghe', ...names]);
    expect(again).toMatchObject({
      status: 2,
      err: expect.stringContaining('pipelines/qinghe.ts is there already'),
    });
    expect(await house.run(['new', 'qinghe', ...names, '--force', '--quiet'])).toEqual({
      status: 0,
      out: '',
      err: '',
    });
  });

  it('says what it cannot take, and writes nothing', async () => {
    const { house, names } = houseWith(trs, 1, {
      'saved/page.mht': 'MIME-Version: 1.0',
      'saved/pages.zip': 'PK',
      'saved/other/a.html': '<p>a</p>',
      'saved/broken.pdf': '%PDF-1.4 broken',
      'saved/empty.html': '',
      'saved/menu.html': '<html><body><a href="/">首页</a></body></html>',
    });
    const before = bytesOf(house);
    for (const [words, status, hint] of [
      [['Qing_He', ...names], 2, /Qing_He is no name of a source\. Use lower-case/],
      [['verify', ...names], 2, /verify is a command/],
      [['general', ...names], 2, /pipelines\/general\.ts is there already/],
      [['../evil', ...names], 2, /is no name of a source/],
      [['qinghe', 'saved/none.html'], 2, /saved\/none\.html: it is not there/],
      [['qinghe', 'saved/page.mht'], 2, /MHTML cannot be read\. Save it again as/],
      [['qinghe', 'saved/pages.zip'], 2, /this is an archive\. Take some of its pages out/],
      [['qinghe', 'saved/other'], 2, /saved\/other: this is a folder\. Name the files in it/],
      [['qinghe', ...names, `saved/other/../${names[0]?.slice(6)}`], 2, /has the same name/],
      [['qinghe', ...names, 'saved/broken.pdf'], 1, /broken\.pdf[\s\S]*Nothing was written/],
      [['qinghe', ...names, 'saved/empty.html'], 1, /empty\.html[\s\S]*Nothing was written/],
      [['qinghe', 'saved/menu.html'], 1, /menu\.html[\s\S]*no report was found/],
      [['qinghe', ...names, '--pipelines', 'nowhere'], 2, /--pipelines nowhere: there is no such folder/],
    ] as const) {
      const said = await house.run(['new', ...words]);
      expect(said, words.join(' ')).toMatchObject({ status, out: '' });
      expect(said.err).toMatch(hint);
    }
    expect(bytesOf(house)).toEqual(before);
    const drift = await house.run(['drift', 'nowhere', ...names]);
    expect(drift).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('no pipelines/nowhere.ts'),
    });
  });
});
