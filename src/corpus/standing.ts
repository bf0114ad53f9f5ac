import {
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { kindOfArchive } from '../archives/kind-of-archive.ts';
import { type CleanPrints, cleanPrints } from './clean-prints.ts';
import { type Fingerprints, fingerprintsWith, setPrint } from './fingerprints.ts';
import { MANIFEST } from './raw-manifest.ts';
import { type Rows, rawPrints } from './raw-prints.ts';
import type { Summary } from './state.ts';

/** What a run said that had nothing to do. */
export interface Standing {
  readonly summary: Summary;
  readonly warnings: readonly string[];
}

/** What the files of a raw and a clean folder hold. */
export interface Stand
  extends Pick<CleanPrints, 'markOfReport' | 'printOfReport' | 'renewed' | 'renewedReport'> {
  /** the fingerprint of a file's bytes, by where it lies, as they were when the run began; none of a report's files */
  readonly mark: (location: string) => string | undefined;
  /** of the path, below its folder, and bytes of a file */
  readonly prints: Fingerprints;
  /** nothing can be told any more */
  readonly disturb: () => void;
  /** tells all files apart from any others; undefined where there are such as cannot be told, as links and pipes */
  readonly hash: () => string | undefined;
  /** whether what was read a second time by its path is as it was: manifests and archives of the raw folder */
  readonly isStill: () => boolean;
}

/** Reads every file of a raw and a clean folder, once; no time of a file is asked, for a time is no proof. */
export function standOf(
  raw: string,
  clean: string,
  key: Uint8Array,
  remembered: Pick<Rows, 'memory' | 'asksEach'> = {},
): Stand {
  const prints = fingerprintsWith(key);
  const sum = setPrint(key);
  let isTold = true;
  const disturb = (): void => {
    isTold = false;
  };
  const ofRaw = rawPrints(prints, { ...remembered, disturb });
  const ofClean = cleanPrints(prints, sum);
  const readTwice: { readonly path: string; readonly location: string; readonly print: string }[] = [];
  const marksTwice = new Map<string, string>();
  try {
    walkRaw(realpathSync(raw), '');
    for (const print of ofRaw.end()) sum.toggle(print);
    // One that is not there yet holds nothing.
    if (existsSync(clean)) walkClean(clean, '');
  } catch {
    // What cannot be listed is said where it is read.
    disturb();
  }
  return {
    ...ofClean,
    prints,
    mark: (location) => ofClean.mark(location) ?? marksTwice.get(location) ?? ofRaw.mark(location),
    disturb,
    hash: () => (isTold && ofClean.isWhole() ? sum.now() : undefined),
    isStill: () => readTwice.every(({ path, location, print }) => prints.ofFile(path, location) === print),
  };

  function walkRaw(folder: string, under: string): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const location = `${folder}/${entry.name}`;
      const path = `raw/${under}${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) walkRaw(location, `${under}${entry.name}/`);
      } else if (!entry.isFile()) disturb();
      else if (entry.name === MANIFEST || kindOfArchive(entry.name) !== undefined) {
        const print = prints.ofFile(path, location);
        if (print === undefined) disturb();
        else {
          sum.toggle(print);
          marksTwice.set(location, print);
          readTwice.push({ path, location, print });
        }
      } else {
        const told = ofRaw.add(path, location);
        if (told === false) disturb();
        else for (const print of told) sum.toggle(print);
      }
    }
    // A raw folder counts also where nothing is in it: it may have the name of a file.
    sum.toggle(prints.of(`raw/${under}`));
  }

  function walkClean(folder: string, under: string): void {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at] as Dirent;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) walkClean(`${folder}/${entry.name}`, `${under}${entry.name}/`);
      } else if (isReport(entries, at)) {
        const name = entry.name.slice(0, -'.json'.length);
        if (!ofClean.addReport(under + name, `${folder}/${name}`)) disturb();
        at += 2;
      } else if (!entry.isFile() || !ofClean.add(under + entry.name, `${folder}/${entry.name}`)) disturb();
    }
  }
}

/** Whether the three files of a report begin here: the system lists them in order of their names. */
function isReport(entries: readonly Dirent[], at: number): boolean {
  const [sidecar, trace, text] = entries.slice(at, at + 3);
  if (text === undefined || !text.name.endsWith('.txt')) return false;
  const name = text.name.slice(0, -'.txt'.length);
  return (
    sidecar?.name === `${name}.json` &&
    trace?.name === `${name}.trace.json` &&
    sidecar.isFile() &&
    trace.isFile() &&
    text.isFile()
  );
}

/** What the last run said that had nothing to do, where it found what this one finds: `found` tells all of it. */
export function recallStanding(file: string, found: string): Standing | undefined {
  try {
    const written = JSON.parse(readFileSync(file, 'utf8'));
    return written.found === found ? written.standing : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what a run said that had nothing to do; what cannot be written is forgotten. */
export function keepStanding(file: string, found: string, standing: Standing): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(half, JSON.stringify({ found, standing }));
    renameSync(half, file);
  } catch {
    rmSync(half, { force: true });
  }
}
