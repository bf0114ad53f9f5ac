import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Manifest } from '../../src/documents/manifest.ts';
import type { Sidecar } from '../../src/documents/sidecar.ts';
import type { Folders } from '../../src/opening/folders.ts';
import type { Trace } from '../../src/text/trace.ts';
import { signAgain } from '../audit/small-corpus.ts';

/** Gives a whole number below `below`, the same ones for the same seed. */
export type Random = (below: number) => number;

/** A way to corrupt a corpus: it does so, and gives the files one of which must be named, `clean/a.txt`; or cannot. */
export interface Corruption {
  readonly what: string;
  /** whether the place in the file must be named too; not where a whole file is meant, or only its hash betrays it */
  readonly placed: boolean;
  readonly apply: (corpus: Corpus, random: Random) => Promise<readonly string[] | undefined>;
}

/** The files of a corpus, by path below its folders, and those that a corruption may pick. */
interface Corpus extends Folders {
  readonly paths: readonly string[];
}

type Changed = { -readonly [K in keyof Sidecar]: Sidecar[K] };

const mulberry = (seed: number): Random => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

/** A generator of whole numbers; xor-shift by Tommy Ettinger, “mulberry32”. */
export const seeded: (seed: number) => Random = mulberry;

/** `clean/a.txt` on this disk. */
function at(corpus: Folders, path: string): string {
  const [folder, ...rest] = path.split('/');
  return join(folder === 'raw' ? corpus.raw : corpus.clean, ...rest);
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random(items.length)] as T;
}

const kinds: Readonly<Record<string, RegExp>> = {
  'clean text': /^clean\/.*\.txt$/,
  sidecar: /^clean\/[^/]+\/.*(?<!\.trace)\.json$/,
  trace: /\.trace\.json$/,
  manifest: /^clean\/manifest\.json$/,
  list: /^clean\/reports\.jsonl$/,
  'raw file': /^raw\/.*(?<!manifest\.json)$/,
};

/** One file of a kind changed as bytes: what a disk, a copy or a careless hand does. */
function ofOneFile(
  what: string,
  kind: string,
  placed: boolean,
  change: (bytes: Buffer, random: Random) => Buffer | undefined,
): Corruption {
  return {
    what: `${kind}: ${what}`,
    placed,
    async apply(corpus, random) {
      const path = pick(
        corpus.paths.filter((each) => (kinds[kind] as RegExp).test(each)),
        random,
      );
      const before = await readFile(at(corpus, path));
      const after = change(before, random);
      if (after === undefined) await rm(at(corpus, path));
      else if (after.equals(before)) return undefined;
      else await writeFile(at(corpus, path), after);
      return [path];
    },
  };
}

const flipByte = (bytes: Buffer, random: Random): Buffer => {
  const other = Buffer.from(bytes);
  const where = random(bytes.length);
  other[where] = (other[where] as number) ^ (1 << random(8));
  return other;
};
const flipCharacter = (bytes: Buffer, random: Random): Buffer => {
  const characters = [...bytes.toString('utf8')];
  const where = random(characters.length);
  characters[where] = characters[where] === '田' ? '由' : '田';
  return Buffer.from(characters.join(''));
};
const flipDigit = (bytes: Buffer, random: Random): Buffer => {
  const text = bytes.toString('utf8');
  const digits = [...text.matchAll(/\d/g)];
  const { index, 0: digit } = pick(digits, random);
  return Buffer.from(text.slice(0, index) + ((Number(digit) + 1 + random(9)) % 10) + text.slice(index + 1));
};
const truncate = (bytes: Buffer, random: Random): Buffer => bytes.subarray(0, random(bytes.length));
const insertByte = (bytes: Buffer, random: Random): Buffer => {
  const where = random(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, where), Buffer.from([random(256)]), bytes.subarray(where)]);
};
const withLines =
  (change: (lines: string[], random: Random) => string[]) =>
  (bytes: Buffer, random: Random): Buffer =>
    Buffer.from(change(bytes.toString('utf8').split('\n').slice(0, -1), random).concat('').join('\n'));

/** Two files of a kind changed for each other. */
function swapped(kind: string, placed: boolean): Corruption {
  return {
    what: `${kind}: two swapped`,
    placed,
    async apply(corpus, random) {
      const all = corpus.paths.filter((each) => (kinds[kind] as RegExp).test(each));
      const [one, other] = [pick(all, random), pick(all, random)];
      const [first, second] = [await readFile(at(corpus, one)), await readFile(at(corpus, other))];
      if (first.equals(second)) return undefined;
      await writeFile(at(corpus, one), second);
      await writeFile(at(corpus, other), first);
      return [one];
    },
  };
}

/** A change to a JSON file that is written as the tool writes it. */
async function edited<T>(path: string, change: (value: T) => T | undefined): Promise<boolean> {
  const value = change(JSON.parse(await readFile(path, 'utf8')));
  if (value === undefined) return false;
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
  return true;
}

/** One report's files changed together, and all hashes and the list written anew: a forgery. */
function forged(
  what: string,
  forge: (report: Report, random: Random) => Promise<readonly string[] | undefined>,
): Corruption {
  return {
    what: `forgery: ${what}`,
    placed: true,
    async apply(corpus, random) {
      const text = pick(
        corpus.paths.filter((each) => (kinds['clean text'] as RegExp).test(each)),
        random,
      );
      const name = text.replace(/\.txt$/, '');
      const sidecar: Changed = JSON.parse(await readFile(at(corpus, `${name}.json`), 'utf8'));
      const trace: Trace = JSON.parse(await readFile(at(corpus, `${name}.trace.json`), 'utf8'));
      const report = { name, corpus, sidecar, trace, text: await readFile(at(corpus, text), 'utf8') };
      const files = await forge(report, random);
      if (files !== undefined) await signAgain(corpus.clean);
      return files;
    },
  };
}

interface Report {
  /** `clean/site/370200-2021-…` */
  readonly name: string;
  readonly corpus: Corpus;
  readonly sidecar: Changed;
  readonly trace: Trace;
  readonly text: string;
}

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function writeSidecar({ corpus, name }: Report, sidecar: object): Promise<readonly string[]> {
  await writeFile(at(corpus, `${name}.json`), `${JSON.stringify(sidecar, null, 2)}\n`);
  return [`${name}.json`];
}

/** The clean text changed, and its hash in the sidecar. */
async function writeText(report: Report, text: string): Promise<void> {
  const { corpus, name, sidecar } = report;
  await writeFile(at(corpus, `${name}.txt`), text);
  await writeSidecar(report, { ...sidecar, clean: { ...sidecar.clean, sha256: sha256(text) } });
}

async function writeTrace({ corpus, name }: Report, change: (printed: string) => string): Promise<boolean> {
  const path = at(corpus, `${name}.trace.json`);
  const before = await readFile(path, 'utf8');
  await writeFile(path, change(before));
  return change(before) !== before;
}

/** A raw file changed, and every hash of it that is written down; only its text, and the report's id, stay. */
async function writeRaw(report: Report, bytes: Buffer): Promise<readonly string[] | undefined> {
  const { corpus, sidecar } = report;
  const [file] = sidecar.source.files;
  if (file === undefined || (await readFile(at(corpus, `raw/${file.path}`))).equals(bytes)) return undefined;
  await writeFile(at(corpus, `raw/${file.path}`), bytes);
  const seal = { sha256: sha256(bytes), bytes: bytes.length };
  for (const path of corpus.paths.filter((each) => (kinds.sidecar as RegExp).test(each)))
    await edited<Sidecar>(at(corpus, path), (other) => ({
      ...other,
      source: {
        ...other.source,
        files: other.source.files.map((each) => (each.path === file.path ? { ...each, ...seal } : each)),
      },
    }));
  await edited<Manifest>(at(corpus, 'clean/manifest.json'), (manifest) => ({
    ...manifest,
    documents: manifest.documents.map((document) => ({
      ...document,
      files: document.files.map((each) => (each.path === file.path ? { ...each, ...seal } : each)),
    })),
  }));
  return [`raw/${file.path}`, `${report.name}.json`, `${report.name}.trace.json`];
}

/** The offset in the clean text of a character that was kept. */
function keptOffset({ trace }: Report, random: Random): number {
  const kept: number[] = [];
  let clean = 0;
  for (const span of trace.spans) {
    if (typeof span === 'number') for (let more = 0; more < span; more += 1) kept.push(clean + more);
    clean += typeof span === 'number' ? span : span[1];
  }
  return pick(kept, random);
}

async function ofManifest(
  corpus: Corpus,
  change: (manifest: Manifest) => Manifest,
): Promise<readonly string[]> {
  await edited<Manifest>(at(corpus, 'clean/manifest.json'), change);
  return ['clean/manifest.json'];
}

/** Every way, each tried several times with other places. */
export const corruptions: readonly Corruption[] = [
  ...['clean text', 'sidecar', 'manifest', 'list'].flatMap((kind) => [
    ofOneFile('a character changed', kind, true, flipCharacter),
    ofOneFile('a bit flipped', kind, true, flipByte),
    ofOneFile('cut short', kind, true, truncate),
    ofOneFile('a byte inserted', kind, true, insertByte),
    ofOneFile('deleted', kind, false, () => undefined),
  ]),
  ofOneFile('a digit changed', 'sidecar', true, flipDigit),
  ofOneFile('a digit changed', 'manifest', false, flipDigit),
  ofOneFile('a digit changed', 'trace', false, flipDigit),
  ofOneFile('a bit flipped', 'trace', false, flipByte),
  ofOneFile('cut short', 'trace', true, truncate),
  ofOneFile('deleted', 'trace', false, () => undefined),
  ofOneFile('a bit flipped', 'raw file', false, flipByte),
  ofOneFile('cut short', 'raw file', false, truncate),
  ofOneFile('a byte inserted', 'raw file', false, insertByte),
  ofOneFile('deleted', 'raw file', false, () => undefined),
  swapped('clean text', true),
  swapped('sidecar', true),
  swapped('trace', true),
  swapped('raw file', true),
  ofOneFile(
    'a line deleted',
    'list',
    false,
    withLines((lines, random) => lines.toSpliced(random(lines.length), 1)),
  ),
  ofOneFile(
    'a line doubled',
    'list',
    true,
    withLines((lines, random) => lines.toSpliced(random(lines.length), 0, pick(lines, random))),
  ),
  ofOneFile(
    'lines in another order',
    'list',
    true,
    withLines((lines, random) => lines.toSpliced(0, 0, ...lines.splice(1 + random(lines.length - 1), 1))),
  ),
  {
    what: 'one file renamed',
    placed: false,
    async apply(corpus, random) {
      const path = pick(
        corpus.paths.filter((each) => each.startsWith('clean/')),
        random,
      );
      await rename(at(corpus, path), `${at(corpus, path)}.old`);
      return [path];
    },
  },
  {
    what: 'a report renamed',
    placed: false,
    async apply(corpus, random) {
      const text = pick(
        corpus.paths.filter((each) => (kinds['clean text'] as RegExp).test(each)),
        random,
      );
      for (const ending of ['.txt', '.json', '.trace.json'])
        await rename(
          at(corpus, text.replace(/\.txt$/, ending)),
          at(corpus, text.replace(/\.txt$/, `x${ending}`)),
        );
      return [text];
    },
  },
  {
    what: 'manifest: a document left out',
    placed: false,
    async apply(corpus, random) {
      const manifest: Manifest = JSON.parse(await readFile(at(corpus, 'clean/manifest.json'), 'utf8'));
      const gone = random(manifest.documents.length);
      const { reports = [] } = manifest.documents[gone] ?? {};
      await ofManifest(corpus, () => ({ ...manifest, documents: manifest.documents.toSpliced(gone, 1) }));
      return reports.map((report) => `clean/${report}`);
    },
  },
  {
    what: 'manifest: a file left out',
    placed: true,
    apply: (corpus, random) =>
      ofManifest(corpus, (manifest) => ({
        ...manifest,
        files: manifest.files.toSpliced(random(manifest.files.length - 1), 1),
      })),
  },
  {
    what: 'manifest: in another order',
    placed: true,
    apply: (corpus) =>
      ofManifest(corpus, (manifest) => ({ ...manifest, documents: manifest.documents.toReversed() })),
  },
  {
    what: 'manifest: another version',
    placed: true,
    apply: (corpus) => ofManifest(corpus, (manifest) => ({ ...manifest, version: '99.0.0' })),
  },
  forged('a kept character', async (report, random) => {
    const where = keptOffset(report, random);
    const other = report.text[where] === '田' ? '由' : '田';
    await writeText(report, report.text.slice(0, where) + other + report.text.slice(where + 1));
    return [`${report.name}.trace.json`];
  }),
  forged('a kept character left out', async (report, random) => {
    const where = keptOffset(report, random);
    await writeText(report, report.text.slice(0, where) + report.text.slice(where + 1));
    return [`${report.name}.trace.json`];
  }),
  forged('a sentence added', async (report, random) => {
    const where = keptOffset(report, random);
    await writeText(report, `${report.text.slice(0, where)}成绩突出。${report.text.slice(where)}`);
    return [`${report.name}.trace.json`];
  }),
  forged('a rule’s count', async (report, random) => {
    const { rules } = report.sidecar.processing;
    const rule = pick(Object.keys(rules), random);
    const key = pick(['edits', 'removed', 'inserted'] as const, random);
    const tally = rules[rule] as { edits: number; removed: number; inserted: number };
    const changed = { ...rules, [rule]: { ...tally, [key]: tally[key] + 1 + random(9) } };
    return writeSidecar(report, {
      ...report.sidecar,
      processing: { ...report.sidecar.processing, rules: changed },
    });
  }),
  forged('a rule’s name in the trace', async (report, random) => {
    const rule = pick(report.trace.rules, random);
    await writeTrace(report, (printed) => printed.replace(JSON.stringify(rule), `"${rule}-x"`));
    return [`${report.name}.json`];
  }),
  forged('a kept span for a change', async (report, random) => {
    const spans = [...report.trace.spans.entries()].filter(
      ([, span]) => typeof span === 'number' && span > 2,
    );
    const [, length] = pick(spans, random);
    const done = await writeTrace(report, (printed) =>
      printed.replace(new RegExp(`(?<=[\\n,])${length}(?=,|\\n)`), `[${length},${length},0]`),
    );
    return done ? [`${report.name}.json`] : undefined;
  }),
  forged('a change that names no rule', async (report) => {
    const done = await writeTrace(report, (printed) => printed.replace(/\[(\d+),(\d+),[\d,]+\]/, '[$1,$2]'));
    return done ? [`${report.name}.trace.json`] : undefined;
  }),
  forged('a part’s stretch', async (report, random) => {
    const { source } = report.sidecar;
    const key = pick(['from', 'to', 'of', 'index'] as const, random);
    const part = { ...source.part, [key]: source.part[key] + 1 + random(3) };
    await writeSidecar(report, { ...report.sidecar, source: { ...source, part } });
    const whole = report.corpus.paths.filter((path) => (kinds.sidecar as RegExp).test(path));
    return whole;
  }),
  forged('a raw file in another encoding', async (report) => {
    const [file] = report.sidecar.source.files;
    if (file?.charset === undefined || file.mediaType !== 'text/plain') return undefined;
    const bytes = await readFile(at(report.corpus, `raw/${file.path}`));
    const other = file.charset === 'utf-8' ? 'gb18030' : 'utf-8';
    return writeRaw(report, iconv.encode(iconv.decode(bytes, file.charset), other));
  }),
  forged('a raw byte', async (report, random) => {
    const [file] = report.sidecar.source.files;
    return writeRaw(report, flipByte(await readFile(at(report.corpus, `raw/${file?.path}`)), random));
  }),
  forged('the id', (report) => writeSidecar(report, { ...report.sidecar, id: '0123456789abcdef' })),
  forged('the year', (report) =>
    writeSidecar(report, { ...report.sidecar, year: (report.sidecar.year ?? 2000) + 1 }),
  ),
  forged('the length', (report) =>
    writeSidecar(report, {
      ...report.sidecar,
      length: { ...report.sidecar.length, han: report.sidecar.length.han + 1 },
    }),
  ),
  forged('the evidence', (report) => {
    const { title } = report.sidecar.evidence;
    return title === undefined
      ? Promise.resolve(undefined)
      : writeSidecar(report, {
          ...report.sidecar,
          evidence: { ...report.sidecar.evidence, title: { ...title, exact: `${title.exact}报` } },
        });
  }),
  forged('the adapter', async (report) => {
    const source = { ...report.sidecar.source, adapterVersion: 99 };
    return [...(await writeSidecar(report, { ...report.sidecar, source })), 'clean/manifest.json'];
  }),
  forged('the name of the clean file', (report) =>
    writeSidecar(report, { ...report.sidecar, clean: { ...report.sidecar.clean, file: 'other.txt' } }),
  ),
  forged('a format of the future', (report) =>
    writeSidecar(report, { ...report.sidecar, schema: report.sidecar.schema.replace(/1$/, '2') }),
  ),
];
