import { hash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { type SetPrint, setPrint } from './fingerprints.ts';

/**
 * What the system says of files without opening them: which they are, how long, and when they were last written to or
 * renamed. All of it together is told from any other state of them.
 *
 * The time of the last change (ctime) cannot be set by whoever writes to a file, as that of its bytes can. A system that
 * counts it in whole seconds says too little.
 */
export interface FileStates {
  /** a file that lies here */
  readonly add: (location: string) => void;
  /** it is about to be written, or said to be renewed, a second time in a run */
  readonly leaves: (location: string) => void;
  /** it was written, or removed */
  readonly renewed: (location: string) => void;
  /** tells all files from any others; undefined where the system says too little */
  readonly hash: () => string | undefined;
}

/** No files yet of a folder: wherever it lies, or is said to lie, they have the same states. */
export function fileStates(folder: string, key: Uint8Array): FileStates {
  const sum: SetPrint = setPrint(key);
  const states = new Map<string, string>();
  let isTold = true;

  /** What is said of it now; nothing where it is not there. */
  function stateOf(location: string): string | undefined {
    const found = lstatSync(location, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const { dev, ino, size, mtimeMs, ctimeMs } = found;
    if (ctimeMs % 1000 === 0) isTold = false;
    return hash(
      'sha256',
      `${location.slice(folder.length)}\0${dev} ${ino} ${size} ${mtimeMs} ${ctimeMs}`,
      'base64url',
    );
  }

  function toggle(state: string | undefined): void {
    if (state !== undefined) sum.toggle(state);
  }

  return {
    add(location) {
      const state = stateOf(location);
      if (state === undefined) isTold = false;
      else states.set(location, state);
      toggle(state);
    },
    leaves(location) {
      toggle(states.get(location) ?? stateOf(location));
      states.delete(location);
    },
    renewed(location) {
      toggle(states.get(location));
      // What is written once in a run is not asked for again.
      states.delete(location);
      toggle(stateOf(location));
    },
    hash: () => (isTold ? sum.now() : undefined),
  };
}
