import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildDocument } from '../../../src/building/build-document.ts';
import type { Builders } from '../../../src/building/builders.ts';
import { loadPipeline, pipelineNames } from '../../../src/building/pipelines-folder.ts';
import { renewCorpus } from '../../../src/building/renew-corpus.ts';
import { openMemory } from '../../../src/corpus/memory.ts';
import { verify } from '../../../src/verify/verify.ts';
import { Finding, type GivenFile } from '../target.ts';

const pipelines = { names: pipelineNames(), load: loadPipeline };
const code = { adapters: '', stages: '' };

/** Writes a raw folder, builds it twice, and proves what was written. */
export async function checkCorpus(files: readonly GivenFile[]): Promise<void> {
  const here = mkdtempSync(join(tmpdir(), 'fuzz-corpus-'));
  try {
    for (const { path, bytes } of files) put(join(here, 'raw'), path, bytes);
    mkdirSync(join(here, 'raw'), { recursive: true });
    await built(here);
    const first = bytesBelow(join(here, 'clean'));
    const found = await verify({ raw: join(here, 'raw'), clean: join(here, 'clean') });
    if (found.problems.length > 0) {
      const [{ file, place = '', message }] = found.problems as unknown as [
        { file: string; place?: string; message: string },
      ];
      throw new Finding(`verify: ${file}: ${place}: ${message}`);
    }
    if (found.foreign.length > 0)
      throw new Finding(`it wrote what it takes for another's: ${found.foreign[0]}`);
    await built(here);
    for (const [path, bytes] of bytesBelow(join(here, 'clean')))
      if (first.get(path)?.equals(bytes) !== true) throw new Finding(`a second run wrote ${path} otherwise`);
    if (readdirSync(here).sort().join() !== 'clean,memory.json,raw')
      throw new Finding(`it wrote outside of clean: ${readdirSync(here)}`);
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}

async function built(here: string): Promise<void> {
  const builders: Builders = {
    jobs: 2,
    ahead: 2,
    build: (task) => buildDocument(task, pipelines),
    close: async () => undefined,
  };
  const memory = openMemory({ file: join(here, 'memory.json'), code: '', isPart: true });
  await renewCorpus(
    { raw: join(here, 'raw'), clean: join(here, 'clean'), force: false, ocr: false, timeLimit: 600 },
    { pipelines, buildersFor: async () => builders, code, memory, key: randomBytes(16) },
    { begins: () => undefined, done: () => undefined },
  );
  memory.save();
}

/** Writes a file where its path lies below the folder and the disk takes it; other names cannot be there. */
function put(folder: string, path: string, bytes: Uint8Array): void {
  const parts = path.split('/');
  if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..')) return;
  try {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  } catch {
    // The disk has no such name.
  }
}

function bytesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  if (!existsSync(folder)) return found;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (lstatSync(join(folder, path)).isFile()) found.set(path, readFileSync(join(folder, path)));
  return found;
}

let small: string | undefined;

/** What is changed in a small corpus: a file of it by its number, and what its bytes become. */
export interface Damage {
  readonly file: number;
  readonly change: (bytes: Uint8Array) => Uint8Array;
}

/** Damages a file of a corpus: verifying it says so or finds nothing changed, and never throws. */
export async function checkDamaged({ file, change }: Damage): Promise<void> {
  small ??= await smallCorpus();
  const folders = { raw: join(small, 'raw'), clean: join(small, 'clean') };
  const paths = readdirSync(small, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        lstatSync(join(small as string, path)).isFile() &&
        !/^memory\.json$|^raw\/.*manifest\.json$/.test(path),
    )
    .sort();
  const path = join(small, paths[file % paths.length] as string);
  const before = readFileSync(path);
  const after = change(before);
  try {
    writeFileSync(path, after);
    const { problems, unaccounted } = await verify(folders);
    const same = Buffer.from(after).equals(before);
    if (same !== (problems.length === 0))
      throw new Finding(
        `${paths[file % paths.length]}: ${same ? 'nothing' : 'something'} was changed, and ${problems.length} problems are told`,
      );
    if (!(unaccounted >= 0)) throw new Finding(`${unaccounted} unaccounted`);
    for (const { message } of problems)
      if (/NaN|\[object|TypeError|RangeError|is not a function/.test(message))
        throw new Finding(`a problem is told as ${message}`);
  } finally {
    writeFileSync(path, before);
  }
}

async function smallCorpus(): Promise<string> {
  const here = mkdtempSync(join(tmpdir(), 'fuzz-small-'));
  process.on('exit', () => rmSync(here, { recursive: true, force: true }));
  const root = join(import.meta.dirname, '../../..');
  for (const source of ['park-portal', 'county-site'])
    cpSync(join(root, 'raw', source), join(here, 'raw', source), { recursive: true });
  await built(here);
  return here;
}
