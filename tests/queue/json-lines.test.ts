import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { buildDocument } from '../../src/building/build-document.ts';
import type { Builders } from '../../src/building/builders.ts';
import type { Done } from '../../src/building/document-task.ts';
import { loadPipeline, pipelineNames } from '../../src/building/pipelines-folder.ts';
import { answerLines } from '../../src/queue/json-lines.ts';

vi.setConfig({ testTimeout: 60_000 });

const raw = fileURLToPath(new URL('../../raw/', import.meta.url));
const pipelines = { names: pipelineNames(), load: loadPipeline };

/** The answers to lines that come in pieces of so many bytes, and how many documents were in hand at once, at most. */
async function answered(lines: readonly string[], cut = 7) {
  let [inHand, most] = [0, 0];
  const builders: Builders<Done> = {
    jobs: 2,
    ahead: 3,
    async build(task) {
      inHand += 1;
      most = Math.max(most, inHand);
      const done = await buildDocument(task, pipelines);
      inHand -= 1;
      return done;
    },
    close: async () => undefined,
  };
  const bytes = Buffer.from(lines.join('\n'));
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
  }
  const said: string[] = [];
  const count = await answerLines(chunks(), async (line) => void said.push(line), builders, {
    raw,
    ocr: false,
    timeLimit: 60,
  });
  return { ...count, most, answers: said.map((line) => JSON.parse(line)) };
}

it('answers each line in order, with the reports or the reason, however the lines are cut into pieces', async () => {
  const path = 'report-dump/0002-xiangzhou-2022.txt';
  const bytes = readFileSync(raw + path).toString('base64');
  const lines = [
    JSON.stringify({ path, id: 7 }),
    '',
    JSON.stringify({ path: 'x.txt', bytes, known: { charset: 'gb18030' } }),
    'no JSON',
    JSON.stringify({ path: '../etc/passwd' }),
    JSON.stringify({ path: 'none.txt' }),
    JSON.stringify({ files: [{ path: 'county-site/4812.html' }, { path: 'county-site/4812_2.html' }] }),
  ];
  const [one, other] = await Promise.all([answered(lines), answered(lines, 100_000)]);
  expect(one).toMatchObject({ lines: 6, unreadable: 2 });
  expect(other.answers).toEqual(one.answers);
  const [first, second, third, fourth, fifth, sixth] = one.answers;
  expect(first).toMatchObject({ id: 7, path, source: 'report-dump' });
  expect(first.reports[0]).toMatchObject({
    name: '420607-2022-襄州区政府工作报告',
    metadata: { year: 2022, region: { adcode: '420607' } },
    trace: { schema: expect.any(String) },
  });
  expect(second.reports[0].text).toBe(first.reports[0].text);
  expect(third).toEqual({ line: 3, error: expect.stringContaining('line 3 is no document: it is not JSON') });
  expect(fourth).toEqual({ line: 4, error: expect.stringContaining('it names no path') });
  expect(fifth).toEqual({ path: 'none.txt', error: expect.stringContaining('there') });
  expect(sixth.reports[0].metadata.source.files).toHaveLength(2);
});

it('takes in no more lines than may be begun', async () => {
  const line = JSON.stringify({ path: 'report-dump/0002-xiangzhou-2022.txt' });
  const { most, answers } = await answered(Array.from({ length: 12 }, () => line));
  expect(answers).toHaveLength(12);
  expect(most).toBeLessThanOrEqual(3);
});
