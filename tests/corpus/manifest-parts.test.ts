import fc from 'fast-check';
import { expect, it } from 'vitest';
import { manifestParts } from '../../src/corpus/manifest-parts.ts';
import { byCodeUnit } from '../../src/corpus/order.ts';
import { writtenFiles } from '../../src/corpus/written-files.ts';

const file = fc.record(
  { path: fc.string({ unit: 'binary' }), sha256: fc.stringMatching(/^[0-9a-f]{64}$/), bytes: fc.nat() },
  { noNullPrototype: true },
);

const element = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { noNullPrototype: true });

it('a manifest in parts has the bytes that it would have in one piece', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }),
      fc.array(element),
      fc.array(file),
      (said, documents, files) => {
        const { documents: _, files: __, ...rest } = said;
        const head = { schema: 's', ...rest };
        const parts = Buffer.concat([...manifestParts(head, documents, files)]);
        const whole = `${JSON.stringify({ ...head, documents, files }, null, 2)}\n`;
        expect(parts.toString('utf8')).toBe(Buffer.from(whole).toString('utf8'));
      },
    ),
  );
});

it('files come in the order of their paths, also where one name begins another', () => {
  const sha256 = 'ab'.repeat(32);
  const stems = ['s/a', 's/a-2', 's/a.json', 's/a.trace', 't/b', 'reports', 's/a.txt', 's/a0', 's/啊'];
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...stems)), (reports) => {
      const files = writtenFiles();
      const all = reports.flatMap((stem) =>
        [`${stem}.txt`, `${stem}.json`, `${stem}.trace.json`].map((path, bytes) => ({ path, sha256, bytes })),
      );
      // Two reports whose files have one path are no two reports.
      fc.pre(new Set(all.map(({ path }) => path)).size === all.length);
      for (const stem of reports)
        files.addReport(
          `${stem}.txt`,
          all.filter(({ path }) => [`${stem}.txt`, `${stem}.json`, `${stem}.trace.json`].includes(path)),
        );
      expect([...files.inOrder()]).toEqual([...all].sort((one, other) => byCodeUnit(one.path, other.path)));
      for (const { path } of all) expect(files.has(path)).toBe(true);
      expect(files.has('s/c.txt')).toBe(false);
    }),
  );
});
