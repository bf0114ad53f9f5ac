import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Adapter } from '../../src/adapters/adapter.ts';
import type { RawDocument } from '../../src/documents/raw-document.ts';
import { readerFor } from '../../src/readers/reader.ts';

/*
 * A document that lies in no source's folder goes to the first adapter that recognises it: each page of the fixtures is
 * recognised by its own adapter and by no other, and by none where its own recognises nothing.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = `${root}tests/fixtures`;
const sources = readdirSync(`${root}pipelines`)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''));
const adapters = await Promise.all(
  sources.map(async (source) => {
    const { default: adapter } = (await import(`../../pipelines/${source}.ts`)) as { default: Adapter };
    return { source, adapter };
  }),
);

async function recognisedBy(document: RawDocument): Promise<readonly string[]> {
  const answers = await Promise.all(
    adapters.map(async ({ source, adapter }) => ((await adapter.recognises?.(document)) ? [source] : [])),
  );
  return answers.flat();
}

async function documentOf(folder: string): Promise<RawDocument> {
  const files = readdirSync(folder).filter((file) => file.startsWith('raw'));
  const read = files.sort().map((file) => ({
    path: `page/${file}`,
    bytes: new Uint8Array(readFileSync(`${folder}/${file}`)),
  }));
  const [first] = read as [(typeof read)[number]];
  return readerFor(first.path, first.bytes.subarray(0, 1024)).read(read);
}

describe.each(adapters)('$source', ({ source, adapter }) => {
  test.each(readdirSync(`${fixtures}/${source}`))('%s', async (name) => {
    const own = adapter.recognises === undefined ? [] : [source];
    const found = await recognisedBy(await documentOf(`${fixtures}/${source}/${name}`));
    // What has no source of its own may be a dump as well: a report, as text or from Word.
    expect(source === 'general' ? found.filter((each) => !each.endsWith('-dump')) : found).toEqual(own);
  });
});

test('those of sites and builders recognise', () => {
  const recognising = adapters.filter(({ adapter }) => adapter.recognises !== undefined);
  expect(recognising.map(({ source }) => source)).toEqual(
    expect.arrayContaining([
      'hanweb-site',
      'netease-news',
      'people-news',
      'state-council',
      'trs-site',
      'ucap-site',
    ]),
  );
});

const sentence =
  '渡口撤并以后，行人和车辆都从新桥上过，老渡工领到了补助，渡船交给博物馆收藏，两岸的集市也热闹起来。';
const prose = `<p>${sentence}</p><p>${sentence}</p>`;

describe('another page', () => {
  test.each([
    ['that links to a paper', `<div>${prose}</div><a href="http://www.people.com.cn/">人民网</a>`],
    ['with an address at 163.com', `<div class="post_body">${prose}</div><p>投稿：a@163.com</p>`],
    [
      'of a blog with the class of 网易',
      `<div class="post_main"><div class="post_body">${prose}</div></div>`,
    ],
    [
      'that links to 中国政府网',
      `<div id="content">${prose}</div><a href="http://www.gov.cn/">中国政府网</a>`,
    ],
    ['that writes of the editor', `<div id="content"><p>.TRS_Editor 是一个编辑器。${sentence}</p></div>`],
    ['with #zoom', `<div id="zoom">${prose}</div>`],
    ['that names no address', `<div id="content">${prose}<p>我们的地址：城关镇</p></div>`],
    [
      'in a layout of 网易 that is not known',
      `<div class="new_body">${prose}</div><script>NTES.a()</script>`,
    ],
    [
      'of a paper whose article an end tag too many closed',
      `<div class="rm_txt"><div class="col-1"><h1>渡口记</h1><div class="rm_txt_con"><p>${sentence}</p></div></div></div><p>${sentence}</p><a href="http://www.people.com.cn/">人民网</a>`,
    ],
  ])('%s is recognised by none', async (_, html) => {
    const bytes = new TextEncoder().encode(
      `<html><head><title>渡口</title></head><body>${html}</body></html>`,
    );
    const document = await readerFor('page.html', bytes).read([{ path: 'page.html', bytes }]);
    expect(await recognisedBy(document)).toEqual([]);
  });
});
