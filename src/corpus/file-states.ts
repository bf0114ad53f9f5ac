import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { mixInto } from './mixed.ts';

/**
 * What the system says of files without opening them: which they are, how long, and when they were last written to or
 * renamed. All of it together is told from any other state of them.
 *
 * The time of the last change (ctime) cannot be set by whoever writes to a file, as that of its bytes can. A system that
 * counts it in whole seconds says too little.
 */
export interface FileStates {
  /** all files below the folder, but for folders whose names begin with a dot; false where something is neither. Throws where a folder cannot be listed */
  readonly addAll: () => boolean;
  /** it is about to be written, or said to be renewed, a second time in a run */
  readonly leaves: (location: string) => void;
  /** it was written, or removed */
  readonly renewed: (location: string) => void;
  /** tells all files from any others; undefined where the system says too little */
  readonly hash: () => string | undefined;
}

/** What was found in a folder. */
interface Looked {
  readonly names: readonly string[];
  /** two words for each name: 0 for what is no file, or was renewed */
  readonly states: Int32Array;
  /** where in `names` each is; made where the first is asked for */
  places?: ReadonlyMap<string, number>;
}

/** What is not there is no error: to make one takes longer than to look. */
const quietly = { throwIfNoEntry: false } as const;

/** No files yet of a folder: wherever it lies, or is said to lie, they have the same states. */
export function fileStates(folder: string): FileStates {
  const sum = new Int32Array(2);
  const looked = new Map<string, Looked>();
  const now = new Int32Array(2);
  const numbers = new Float64Array(5);
  const words = new Int32Array(numbers.buffer);
  let isTold = true;

  /** Writes what is said of a file to a place of `states`, and adds it to the sum. */
  function add(location: string, found: Stats, states: Int32Array, at: number): void {
    numbers[0] = found.dev;
    numbers[1] = found.ino;
    numbers[2] = found.size;
    numbers[3] = found.mtimeMs;
    numbers[4] = found.ctimeMs;
    if (found.ctimeMs % 1000 === 0) isTold = false;
    mixInto(states, at, location.slice(folder.length), words);
    toggle(states, at);
  }

  function toggle(states: Int32Array, at: number): void {
    sum[0] = (sum[0] as number) ^ (states[at] as number);
    sum[1] = (sum[1] as number) ^ (states[at + 1] as number);
  }

  function addBelow(location: string): boolean {
    const names = readdirSync(location);
    const states = new Int32Array(2 * names.length);
    looked.set(location, { names, states });
    let isWhole = true;
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at] as string;
      const path = `${location}/${name}`;
      const found = lstatSync(path, quietly);
      if (found === undefined) isTold = false;
      else if (found.isFile()) add(path, found, states, 2 * at);
      else if (!found.isDirectory()) isWhole = false;
      else if (!name.startsWith('.') && !addBelow(path)) isWhole = false;
    }
    return isWhole;
  }

  /** Takes out of the sum what was found of a file at first; false where nothing was, or it is out. */
  function takeOut(location: string): boolean {
    const end = location.lastIndexOf('/');
    const found = looked.get(location.slice(0, end));
    if (found === undefined) return false;
    found.places ??= new Map(found.names.map((name, at) => [name, at]));
    const at = 2 * (found.places.get(location.slice(end + 1)) ?? Number.NaN);
    if ((found.states[at] ?? 0) === 0) return false;
    toggle(found.states, at);
    found.states.fill(0, at, at + 2);
    return true;
  }

  /** Adds a file as it is now to the sum, or takes it out again; one that is not there adds nothing. */
  function addNow(location: string): void {
    const found = lstatSync(location, quietly);
    if (found !== undefined) add(location, found, now, 0);
  }

  return {
    addAll: () => addBelow(folder),
    leaves(location) {
      if (!takeOut(location)) addNow(location);
    },
    renewed(location) {
      takeOut(location);
      addNow(location);
    },
    hash: () => (isTold ? Buffer.from(sum.buffer).toString('hex') : undefined),
  };
}
