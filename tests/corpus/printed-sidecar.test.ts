import fc from 'fast-check';
import { expect, it } from 'vitest';
import type * as z from 'zod';
import { printedSidecar } from '../../src/corpus/printed-sidecar.ts';
import { SCHEMAS } from '../../src/documents/schemas.ts';
import { type Sidecar, sidecar } from '../../src/documents/sidecar.ts';

type Made<Thing> = { readonly [Field in keyof Required<Thing>]: fc.Arbitrary<Thing[Field]> };

/** Some metadata, with every field and without: `all` are those of the schema, so that none is forgotten here. */
function some<Thing extends object>({ shape }: z.ZodObject, all: Made<Thing>): fc.Arbitrary<Thing> {
  expect(Object.keys(all)).toEqual(Object.keys(shape));
  return fc.record(all as never) as fc.Arbitrary<Thing>;
}

const plain = fc.constantFrom('', '政府工作报告', 'text-1.txt', '（一）', 'a b', '〇\u007f\u2028');
const words = fc.oneof(
  { weight: 60, arbitrary: plain },
  { weight: 1, arbitrary: fc.constantFrom('"', '\\', '\n', '\u0000', '𠮷', '\ud842', 'a"b\tc') },
);
const number = fc.constantFrom(0, 1, 12, 2021, 123456);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const list = fc.array(words, { maxLength: 3 });
const hash = fc.constant('0123456789abcdef'.repeat(4));

type File = Sidecar['source']['files'][number];
const { shape } = sidecar;

function unwrapped(schema: unknown): z.ZodObject {
  let inner = schema as z.ZodType;
  while (!('shape' in inner)) {
    const { innerType, element } = inner.def as { innerType?: z.ZodType; element?: z.ZodType };
    inner = (innerType ?? element) as z.ZodType;
  }
  return inner as z.ZodObject;
}

const file = some<File>(unwrapped(shape.source.shape.files), {
  path: words,
  sha256: hash,
  bytes: number,
  mediaType: words,
  charset: maybe(words),
  charsetEvidence: maybe(
    some<NonNullable<File['charsetEvidence']>>(
      unwrapped(unwrapped(shape.source.shape.files).shape.charsetEvidence),
      {
        decidedBy: words,
        declared: maybe(words),
        declaredBy: fc.constantFrom(undefined, 'manifest', 'document'),
        tried: list,
        replacements: number,
        privateUse: number,
      },
    ),
  ),
  ocr: fc.oneof(
    { weight: 20, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant({ engine: 'a', model: 'b', confidence: 0.5 }) },
  ),
  url: maybe(words),
  retrievedAt: maybe(words),
  retrievedAtBasis: fc.constantFrom(undefined, 'observed', 'unknown'),
  pages: number,
  layout: maybe(words),
});

const sidecars = some<Sidecar>(sidecar, {
  schema: fc.constant(SCHEMAS.report),
  id: fc.constant('0123456789abcdef'),
  title: maybe(words),
  kind: fc.constantFrom('government-work-report', 'notice', 'other'),
  kindLabel: maybe(words),
  region: maybe(
    some<NonNullable<Sidecar['region']>>(unwrapped(shape.region), {
      name: words,
      level: fc.constantFrom('province', 'town'),
      adcode: maybe(words),
      path: maybe(list),
      codeYear: maybe(number),
    }),
  ),
  year: maybe(number),
  meeting: maybe(
    some<NonNullable<Sidecar['meeting']>>(unwrapped(shape.meeting), {
      name: maybe(words),
      congress: maybe(number),
      session: maybe(number),
      date: maybe(words),
    }),
  ),
  speaker: maybe(
    some<NonNullable<Sidecar['speaker']>>(unwrapped(shape.speaker), { name: words, title: maybe(words) }),
  ),
  documentNumber: maybe(words),
  issuer: maybe(words),
  issuedDate: maybe(words),
  publishedDate: maybe(words),
  outline: fc.array(
    some<Sidecar['outline'][number]>(unwrapped(shape.outline), {
      level: number,
      number: words,
      heading: words,
      paragraph: number,
    }),
    { maxLength: 3 },
  ),
  glossary: maybe(
    some<NonNullable<Sidecar['glossary']>>(unwrapped(shape.glossary), { from: number, to: number }),
  ),
  completeness: some<Sidecar['completeness']>(shape.completeness, {
    complete: fc.boolean(),
    truncatedStart: fc.boolean(),
    truncatedEnd: fc.boolean(),
    missing: list,
    notes: list,
  }),
  length: some<Sidecar['length']>(shape.length, { characters: number, paragraphs: number, han: number }),
  source: some<Sidecar['source']>(shape.source, {
    name: words,
    adapter: words,
    adapterVersion: number,
    files: fc.array(file, { maxLength: 2 }),
    part: some<Sidecar['source']['part']>(shape.source.shape.part, {
      index: number,
      of: number,
      from: number,
      to: number,
    }),
  }),
  processing: some<Sidecar['processing']>(shape.processing, {
    tool: words,
    version: words,
    rules: fc.dictionary(words, fc.record({ edits: number, removed: number, inserted: number }), {
      maxKeys: 3,
    }),
    warnings: list,
  }),
  clean: some<Sidecar['clean']>(shape.clean, { file: words, sha256: hash }),
  evidence: fc.dictionary(
    words,
    fc.oneof(
      fc.record({ exact: words, paragraph: number, offset: number }),
      fc.record({ exact: words, rawOffset: number }),
    ),
    { maxKeys: 3 },
  ),
  sameAs: fc.oneof(
    { weight: 20, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.constant([
        { report: 'a', id: 'b', relation: 'near' as const, share: { here: 1, there: 1 } },
      ]),
    },
  ),
});

it('prints what JSON.stringify prints, whatever a report says', () => {
  fc.assert(
    fc.property(sidecars, (each) => {
      expect(printedSidecar(each)).toBe(JSON.stringify(each, null, 2));
    }),
    { numRuns: 500 },
  );
});
