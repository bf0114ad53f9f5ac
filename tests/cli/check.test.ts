import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bytesBelow, put } from '../corpus/folders.ts';
import { adapterOf, type House, houseOf, pageOf } from './house.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const noise = `noise: [{ name: 'duty-line', lines: '本页由班员整理' }]`;
const clean = [
  '政府工作报告',
  '——2021年1月18日在岚屏县第十八届人民代表大会第一次会议上',
  '岚屏县代理县长 何砚',
  '各位代表：',
  '受县人民政府委托，我向大会作工作报告，请各位审议。',
  '一、过去一年的工作',
  '过去一年，修路121公里，种树3万株，学校有了新的屋顶，账目一笔一笔都清楚。',
  '谢谢大家！',
  '',
].join('\n');
const why = 'A page of the site as it is now, with the line of who was on duty.';
const about = { why, year: 2021, speaker: { name: '何砚' }, documentNumber: null };

let house: House;
const inCase = (file: string): string => `tests/fixtures/lanping/now/${file}`;
const read = (file: string): string => readFileSync(join(house.folder, inCase(file)), 'utf8');

beforeEach(() => {
  house = houseOf({
    'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text', ${noise.replace('班员', '值班员')} }`),
    [inCase('raw.html')]: pageOf('text', '岚屏县'),
    [inCase('clean.txt')]: clean,
    [inCase('about.json')]: JSON.stringify(about),
  });
});

describe('check', () => {
  it('is green where all comes out as it was written', async () => {
    expect(await house.run(['check', 'lanping'])).toEqual({
      status: 0,
      err: '',
      out: 'lanping\n  green  now\n1 adapter; 1 case: 1 green, 0 red.\n',
    });
    expect(await house.run(['check', 'lanping', '--quiet'])).toEqual({ status: 0, err: '', out: '' });
  });

  it('with a raw folder or a clean one says what the source has in them', async () => {
    put(house.folder, { 'raw/lanping/a.html': pageOf('text', '岚屏县') });
    const said = '\n        raw: 1 document, of which clean has 0 reports\n';
    expect((await house.run(['check', 'lanping', '--raw', 'raw'])).out).toContain(said);
    expect((await house.run(['lanping', '--quiet'])).status).toBe(0);
    const { out } = await house.run(['check', 'lanping', '--clean', 'clean', '--json']);
    expect(JSON.parse(out)).toMatchObject({ sources: [{ source: 'lanping', documents: 1, reports: 1 }] });
    expect(await house.run(['check', '--raw', 'nowhere'])).toMatchObject({ status: 2 });
    expect((await house.run(['check', 'lanping', '--raw', 'raw', '--quiet'])).out).toBe('');
  });

  it('shows the first difference in its context, with the rules that touched the place', async () => {
    put(house.folder, { [inCase('clean.txt')]: clean.replace('种树3万株', '种树3株') });
    const { status, out } = await house.run(['check', 'lanping']);
    expect(status).toBe(1);
    expect(out).toContain(
      [
        '  red    now  tests/fixtures/lanping/now',
        '    clean.txt:7:17',
        '      expected  过去一年，修路121公里，种树3【株，学校有了新的屋顶，账目一笔一笔都清楚。\\n谢谢',
        '      got       过去一年，修路121公里，种树3【万株，学校有了新的屋顶，账目一笔一笔都清楚。\\n谢',
        '      no rule touched the place',
      ].join('\n'),
    );
    put(house.folder, {
      'pipelines/lanping.ts': adapterOf(`{ version: 1, body: '.text', ${noise} }`),
      [inCase('clean.txt')]: clean.replace('各位代表：\n', '各位代表：'),
    });
    const other = await house.run(['check', 'lanping']);
    expect(other.out).toContain('    clean.txt:4:6\n      expected  各位代表：【受县');
    expect(other.out).toMatch(/extract\/markup: “<\/p><p>” → “\\n”/);
  });

  it('shows fields that are something else, and reports that are more or fewer', async () => {
    put(house.folder, {
      [inCase('about.json')]: JSON.stringify({
        ...about,
        year: 2020,
        speaker: { name: '何砚', title: '县长' },
      }),
    });
    expect((await house.run(['check', 'lanping'])).out).toContain(
      '    about.json: year\n      expected  2020\n      got       2021\n    about.json: speaker.title\n      expected  "县长"\n      got       "代理县长"\n',
    );
    put(house.folder, { [inCase('clean-1.txt')]: clean, [inCase('clean-2.txt')]: clean });
    rmSync(join(house.folder, inCase('clean.txt')));
    const { out } = await house.run(['check', 'lanping']);
    expect(out).toContain('2 reports expected, 1 came out\n      expected  “政府工作报告”');
    expect(out).toContain('There is no about-1.json.');
  });

  it('says of a document that cannot be read why', async () => {
    put(house.folder, { [inCase('raw.html')]: pageOf('other', '岚屏县') });
    const { status, out } = await house.run(['check', 'lanping']);
    expect(status).toBe(1);
    expect(out).toContain(
      'lanping/now/raw.html: no element of the page is .text, where its site has the article. The most text stands in .other',
    );
  });

  it('takes with --update what comes out, in the fields that were named, and shows it first', async () => {
    put(house.folder, {
      [inCase('clean.txt')]: '政府工作报告\n',
      [inCase('about.json')]: JSON.stringify({ ...about, year: 1999 }),
    });
    const { status, out } = await house.run(['check', 'lanping', '--update']);
    expect(status).toBe(0);
    expect(out).toContain('clean.txt:2:1');
    expect(out).toContain('written: clean.txt, about.json');
    expect(out).toContain('1 red, of these 1 updated: read them with git diff');
    expect(read('clean.txt')).toBe(clean);
    expect(JSON.parse(read('about.json'))).toEqual(about);
    const before = bytesBelow(join(house.folder, 'tests'));
    expect((await house.run(['check', 'lanping', '--update'])).out).toContain('1 green');
    expect(bytesBelow(join(house.folder, 'tests'))).toEqual(before);
  });

  it('makes a case of a raw file, for which someone has to say why it is there', async () => {
    put(house.folder, { 'tests/fixtures/lanping/new/raw.html': pageOf('text', '岚屏县') });
    expect((await house.run(['check', 'lanping'])).out).toContain(
      'There is no clean.txt. Write it, or see what comes out',
    );
    await house.run(['check', 'lanping', '--update']);
    const { status, out } = await house.run(['check', 'lanping']);
    expect(status).toBe(1);
    expect(out).toContain('about.json does not say why the case is there. Write it as "why", in a sentence.');
    const file = join(house.folder, 'tests/fixtures/lanping/new/about.json');
    const written = JSON.parse(readFileSync(file, 'utf8'));
    expect(written).toMatchObject({
      why: '',
      year: 2021,
      documentNumber: null,
      speaker: { name: '何砚', title: '代理县长' },
    });
    put(house.folder, { 'tests/fixtures/lanping/new/about.json': JSON.stringify({ ...written, why }) });
    expect((await house.run(['check', 'lanping'])).status).toBe(0);
  });

  it('gives all of it as JSON, and takes fixtures from elsewhere', async () => {
    put(house.folder, { [inCase('about.json')]: JSON.stringify({ ...about, year: 2020 }) });
    const { status, out, err } = await house.run(['check', '--json', '--fixtures', 'tests/fixtures']);
    expect(status).toBe(1);
    expect(err).toBe('');
    const { sources } = JSON.parse(out);
    expect(sources.map(({ source }: { source: string }) => source)).toEqual(['lanping', 'general']);
    expect(sources[0].cases[0].fields).toEqual([
      { file: 'about.json', field: 'year', expected: 2020, got: 2021 },
    ]);
    expect(sources[1].problems[0]).toMatch(/^It has no case in tests\/fixtures\/general\//);
  });

  it('knows its words', async () => {
    const strange = await house.run(['check', 'lanpin']);
    expect(strange).toMatchObject({
      status: 2,
      err: 'error: there is no pipelines/lanpin.ts. Did you mean lanping?\n',
    });
    expect(await house.run(['check', '--fixtures', 'nowhere'])).toMatchObject({ status: 2 });
  });
});
