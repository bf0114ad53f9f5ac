import { afterAll, expect, it } from 'vitest';
import type { Manifest } from '../../src/documents/manifest.ts';
import type { About } from '../../src/documents/sidecar.ts';
import { inventedCorpus } from '../audit/pages/invented-corpus.ts';
import { jsonAt } from '../corpus/folders.ts';

const made: { readonly remove: () => Promise<void> }[] = [];
afterAll(() => Promise.all(made.map(({ remove }) => remove())));

const text = `甲县政府工作报告\n${'粮食总产稳定，农民收入继续增加，学校都在扩建。'.repeat(3)}\n`;

/** The document of a corpus whose pipeline says this of it. */
async function became(about: Partial<About>): Promise<Manifest['documents'][number] | undefined> {
  const corpus = await inventedCorpus([{ path: 'site/a.txt', text, edits: [], about }]);
  made.push(corpus);
  return jsonAt<Manifest>(corpus.clean, 'manifest.json').documents[0];
}

it.each([
  ['title', { title: '甲\ud800县' }],
  ['region.name', { region: { name: '\udc00甲县', level: 'county' } }],
  ['evidence.title.exact', { evidence: { title: { exact: '甲\ud83c', paragraph: 0, offset: 0 } } }],
] as const)('half a character in what a pipeline says refuses the document: %s', async (field, about) => {
  const { error, reports } = (await became(about)) ?? {};
  expect(error).toContain(`its ${field} has half a character`);
  expect(reports).toEqual([]);
});

it('a character beyond U+FFFF, which has two halves, is none', async () => {
  const { error, reports } = (await became({ title: '𠮷县政府工作报告🏮' })) ?? {};
  expect([error, reports?.length]).toEqual([undefined, 1]);
});
