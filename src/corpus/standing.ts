import {
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
import { type Fingerprints, fingerprintsWith, setPrint } from './fingerprints.ts';
import { MANIFEST } from './raw-manifest.ts';
import type { Summary } from './state.ts';

/** What a run said that had nothing to do. */
export interface Standing {
  readonly summary: Summary;
  readonly warnings: readonly string[];
}

/** What the files of a raw and a clean folder hold. */
export interface Stand {
  /** the fingerprint of a file's bytes, by where it lies, as they were when the run began */
  readonly mark: (location: string) => string | undefined;
  /** of the path, below its folder, and bytes of a file */
  readonly prints: Fingerprints;
  /** lets go of what is known of raw files by themselves */
  readonly forgetRaw: () => void;
  /** a clean file has another fingerprint now; none where it was removed */
  readonly renewed: (location: string, fingerprint: string | undefined) => void;
  /** nothing can be told any more */
  readonly disturb: () => void;
  /** tells all files apart from any others; undefined where there are such as cannot be told, as links and pipes */
  readonly hash: () => string | undefined;
  /** whether what was read a second time by its path is as it was: manifests and archives of the raw folder */
  readonly isStill: () => boolean;
}

/** Reads every file of a raw and a clean folder, once; no time of a file is asked, for a time is no proof. */
export function standOf(raw: string, clean: string, key: Uint8Array): Stand {
  const prints = fingerprintsWith(key);
  const sum = setPrint(key);
  let isTold = true;
  let root = raw;
  const ofRaw = folderRead();
  const ofClean = folderRead();
  const readTwice: { readonly path: string; readonly location: string; readonly print: string }[] = [];
  try {
    root = realpathSync(raw);
    walk(root, '', 'raw/', ofRaw);
    // One that is not there yet holds nothing.
    if (existsSync(clean)) walk(clean, '', 'clean/', ofClean);
  } catch {
    // What cannot be listed is said where it is read.
    isTold = false;
  }
  let rawMarks: ReadonlyMap<string, string> | undefined;
  let cleanMarks: Map<string, string> | undefined;
  const marksOfClean = (): Map<string, string> => {
    cleanMarks ??= ofClean.marks();
    return cleanMarks;
  };
  return {
    prints,
    mark(location) {
      rawMarks ??= ofRaw.marks();
      return rawMarks.get(location) ?? marksOfClean().get(location);
    },
    forgetRaw() {
      ofRaw.forget();
      rawMarks = new Map();
    },
    renewed(location, fingerprint) {
      const marks = marksOfClean();
      const before = marks.get(location);
      if (before !== undefined) sum.toggle(before);
      if (fingerprint !== undefined) sum.toggle(fingerprint);
      // What is written once in a run is not asked for again.
      if (before !== undefined) marks.delete(location);
    },
    disturb() {
      isTold = false;
    },
    hash: () => (isTold ? sum.now() : undefined),
    isStill: () => readTwice.every(({ path, location, print }) => prints.ofFile(path, location) === print),
  };

  function walk(folder: string, under: string, label: string, into: FolderRead): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const location = `${folder}/${entry.name}`;
      const path = `${under}${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) walk(location, `${path}/`, label, into);
        continue;
      }
      const print = entry.isFile() ? prints.ofFile(label + path, location) : undefined;
      if (print === undefined) isTold = false;
      else {
        into.add(location, print);
        sum.toggle(print);
        if (label === 'raw/' && (entry.name === MANIFEST || kindOfArchive(path) !== undefined))
          readTwice.push({ path: label + path, location, print });
      }
    }
    // A raw folder counts also where nothing is in it: it may have the name of a file.
    if (label === 'raw/') sum.toggle(prints.of(`${label}${under}`));
  }
}

interface FolderRead {
  readonly add: (location: string, print: string) => void;
  readonly marks: () => Map<string, string>;
  readonly forget: () => void;
}

/** Made into a map when the first is asked for: a run that has nothing to do asks for none. */
function folderRead(): FolderRead {
  const locations: string[] = [];
  const found: string[] = [];
  return {
    add(location, print) {
      locations.push(location);
      found.push(print);
    },
    marks: () => new Map(locations.map((location, at) => [location, found[at] as string])),
    forget() {
      locations.length = 0;
      found.length = 0;
    },
  };
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
