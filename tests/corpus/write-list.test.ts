import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gatherLines, linesIn, linesTold, sealOfLines, toldLines } from '../../src/corpus/list-lines.ts';
import { type Row, writeList } from '../../src/corpus/write-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'list-'));
const [before, after] = [join(folder, 'before'), join(folder, 'after')];
let number = 0;

const line = fc
  .tuple(
    fc.string(),
    fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.nat(700_000), fc.constant(1_200_000)),
  )
  .map(([words, more]) => Buffer.from(`${words.replaceAll('\n', '')}${'长'.repeat(more / 3)}\n`));

/** What a list prints whose bytes come in parts. */
function gathering(): { readonly add: (part: Uint8Array) => void; readonly bytes: () => Buffer } {
  const parts: Buffer[] = [];
  return { add: (part) => void parts.push(Buffer.from(part)), bytes: () => Buffer.concat(parts) };
}

it('a list of old lines and new ones is that of all of them', async () => {
  const rows = fc.array(fc.record({ line, isOld: fc.boolean(), isKept: fc.boolean() }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const olds = all.filter(({ isOld }) => isOld);
      writeFileSync(before, Buffer.concat(olds.map((row) => row.line)));
      const lines = (await linesIn(before)) ?? gatherLines().end();
      const wanted = all.filter(({ isOld, isKept }) => !isOld || isKept);
      const asked = wanted.map((row): Row => (row.isOld ? olds.indexOf(row) : row.line));
      number += 1;
      const [read, written] = [gathering(), gathering()];
      const made = await writeList(
        `${after}${number}`,
        asked,
        { location: before, lines, print: read },
        written,
      );
      const bytes = readFileSync(`${after}${number}`);
      expect(bytes.equals(Buffer.concat(wanted.map((row) => row.line)))).toBe(true);
      // Both fingerprints are of all the bytes, also of those that are not taken over.
      expect(written.bytes().equals(bytes)).toBe(true);
      expect(read.bytes().equals(readFileSync(before))).toBe(true);
      // What was not hashed again is what a look at all of it finds.
      const found = await linesIn(`${after}${number}`);
      expect(sealOfLines(made)).toEqual(found && sealOfLines(found));
      expect(sealOfLines(made).bytes).toBe(bytes.length);
      const again = linesTold(JSON.parse(JSON.stringify(toldLines(made))));
      expect(again && sealOfLines(again)).toEqual(sealOfLines(made));
    }),
    { numRuns: 60 },
  );
});

it('what has no line end at its end is no list', async () => {
  writeFileSync(before, '{}\n{');
  expect(await linesIn(before)).toBeUndefined();
  expect(await linesIn(join(folder, 'none'))).toBeUndefined();
});

it('other lines, another order, or another place of their ends make another seal', () => {
  const sealed = (...lines: readonly string[]): string => {
    const gathered = gatherLines();
    for (const each of lines) gathered.add(Buffer.from(`${each}\n`));
    return sealOfLines(gathered.end()).sha256OfLines;
  };
  const seals = [
    sealed(),
    sealed('甲'),
    sealed('甲', '乙'),
    sealed('乙', '甲'),
    sealed('甲乙'),
    sealed('甲', ''),
  ];
  expect(new Set(seals).size).toBe(seals.length);
});

it('an old list that became shorter is said', async () => {
  writeFileSync(before, '甲\n乙\n丙\n');
  const lines = (await linesIn(before)) ?? gatherLines().end();
  writeFileSync(before, '甲\n');
  await expect(writeList(`${after}-short`, [0, 2], { location: before, lines })).rejects.toThrow('shorter');
});

it('what is told of lines and is not, is nothing', () => {
  for (const told of [undefined, 1, {}, { hashes: '', lengths: [1] }, { hashes: 1, lengths: [] }])
    expect(linesTold(told)).toBeUndefined();
});
