import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportLine } from '../../src/corpus/report-line.ts';
import { jsonLine } from '../../src/documents/json-line.ts';

const strange = fc.constantFrom(
  ...[
    '\n',
    '"',
    '\\',
    '\u0000',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u2029',
    '“',
    '”',
    '\u00c2',
    '\ufeff',
  ],
  ...['路', '桥', '𠮷', 'a', '/', '\t', '\u0080', '\u20a8', '\ud7ff', '\ufffd'],
);
const words = fc.string({
  unit: fc.oneof(strange, fc.string({ minLength: 1, maxLength: 1, unit: 'binary' })),
});

const said = fc.oneof(
  words,
  fc.nat(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);
const metadata = fc
  .dictionary(words, fc.oneof(said, fc.array(said), fc.dictionary(words, said)))
  // A sidecar says something, and has its text elsewhere.
  .map(({ text: _, ...rest }) => ({ schema: '', ...rest }));

it('has the bytes that the metadata and the text would have together', () => {
  fc.assert(
    fc.property(metadata, words, fc.boolean(), (metadata, text, isAsWritten) => {
      const sidecar = Buffer.from(`${JSON.stringify(metadata, null, 2)}\n`);
      const line = Buffer.from(reportLine({ sidecar, text: Buffer.from(text), isAsWritten }));
      const read = Buffer.from(text).toString('utf8');
      const said = JSON.parse(sidecar.toString('utf8'));
      expect(line.toString('utf8')).toBe(jsonLine({ ...said, text: read }));
    }),
    { numRuns: 500 },
  );
});

it('reads bytes that are no UTF-8 as the list always did', () => {
  const text = Buffer.from([0xe5, 0xb1, 0x0a, 0xe2, 0x80, 0xc2, 0x85, 0xff]);
  const line = reportLine({ sidecar: Buffer.from('{"id":1}'), text, isAsWritten: true });
  expect(Buffer.from(line).toString('utf8')).toBe(jsonLine({ id: 1, text: text.toString('utf8') }));
});
