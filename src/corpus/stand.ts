import { type Dirent, existsSync, readdirSync, realpathSync } from 'node:fs';
import { kindOfArchive } from '../archives/kind-of-archive.ts';
import { type CleanPrints, cleanPrints } from './clean-prints.ts';
import { filesOf } from './earlier.ts';
import { fileStates } from './file-states.ts';
import { type Fingerprints, fingerprintsWith, setPrint } from './fingerprints.ts';
import { MANIFEST } from './raw-manifest.ts';
import { type Rows, rawPrints } from './raw-prints.ts';

/** What the files of a raw and a clean folder hold. */
export interface Stand
  extends Pick<CleanPrints, 'markOfReport' | 'printOfReport' | 'renewed' | 'renewedReport'> {
  /** the fingerprint of a file's bytes, by where it lies, as they were when the run began; none of a report's files */
  readonly mark: (location: string) => string | undefined;
  /** of the path, below its folder, and bytes of a file */
  readonly prints: Fingerprints;
  /** nothing can be told any more */
  readonly disturb: () => void;
  /** all files of a report, by where its text lies, are about to be written or said to be the same once more */
  readonly leaves: (location: string) => void;
  /** tells all files apart from any others; undefined where there are such as cannot be told, as links and pipes */
  readonly hash: () => string | undefined;
  /** the same, where the clean files are only looked at */
  readonly looked: Look['hash'];
  /** the states of the clean files now */
  readonly states: Look['states'];
  /** whether all clean files are known to be as the last run left them, without reading them */
  readonly isUntouched: boolean;
  /** whether what was read a second time by its path is as it was: manifests and archives of the raw folder */
  readonly isStill: () => boolean;
}

/** A raw folder that was read, and a clean one that was looked at: whether anybody wrote to its files. */
export interface Look {
  /** tells all raw files, and all states of clean ones, from any others; undefined where they cannot be told */
  readonly hash: () => string | undefined;
  /** tells the states of clean files from any others; undefined where the system says too little of them */
  readonly states: () => string | undefined;
  /** reads the clean files too; no reports, where the last run left them so: nothing can then be told of their bytes */
  readonly read: (isUntouched?: boolean) => Stand;
}

/** Reads every file of a raw and a clean folder, once. */
export function standOf(...folders: Parameters<typeof lookAt>): Stand {
  return lookAt(...folders).read();
}

/**
 * Reads every file of a raw folder, and looks at those of a clean one.
 *
 * A raw file is whatever came to lie there, with whatever times: no time of it is asked, for a time is no proof. A clean
 * one is this tool's own, and nobody writes to it unseen by the system.
 */
export function lookAt(
  raw: string,
  clean: string,
  key: Uint8Array,
  remembered: Pick<Rows, 'memory' | 'asksEach'> = {},
): Look {
  const prints = fingerprintsWith(key);
  const sum = setPrint(key);
  let isTold = true;
  const disturb = (): void => {
    isTold = false;
  };
  const ofRaw = rawPrints(prints, { ...remembered, disturb });
  const states = fileStates(clean);
  const readTwice: { readonly path: string; readonly location: string; readonly print: string }[] = [];
  const marksTwice = new Map<string, string>();
  try {
    walkRaw(realpathSync(raw), '');
    for (const print of ofRaw.end()) sum.toggle(print);
    // One that is not there yet holds nothing.
    if (existsSync(clean) && !states.addAll()) disturb();
  } catch {
    // What cannot be listed is said where it is read.
    disturb();
  }
  const readRaw = sum.now();
  const hash = (): string | undefined => {
    const state = isTold ? states.hash() : undefined;
    return state && readRaw + state;
  };
  return { hash, states: states.hash, read };

  function read(isUntouched = false): Stand {
    const ofClean = cleanPrints(prints, sum);
    try {
      if (existsSync(clean)) walkClean(ofClean, clean, '', isUntouched);
    } catch {
      disturb();
    }
    return {
      ...ofClean,
      renewed(location, print) {
        ofClean.renewed(location, print);
        states.renewed(location);
      },
      renewedReport(location, ...prints) {
        ofClean.renewedReport(location, ...prints);
        for (const each of filesOf(location)) states.renewed(each);
      },
      leaves: (location) => {
        for (const each of filesOf(location)) states.leaves(each);
      },
      prints,
      mark: (location) => ofClean.mark(location) ?? marksTwice.get(location) ?? ofRaw.mark(location),
      disturb,
      hash: () => (isTold && !isUntouched && ofClean.isWhole() ? sum.now() : undefined),
      looked: hash,
      states: states.hash,
      isUntouched,
      isStill: () => readTwice.every(({ path, location, print }) => prints.ofFile(path, location) === print),
    };
  }

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

  function walkClean(ofClean: CleanPrints, folder: string, under: string, isFlat = false): void {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at] as Dirent;
      if (entry.isDirectory()) {
        if (!isFlat && !entry.name.startsWith('.'))
          walkClean(ofClean, `${folder}/${entry.name}`, `${under}${entry.name}/`);
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
