import { nameKey } from './report-name.ts';

/** Gives things names in the order in which they asked: the first is `a.txt`, those that ask for the same `a-2.txt`, `a-3.txt`. */
export interface Names<T> {
  /** asks for a name in a folder, without its ending */
  readonly ask: (folder: string, name: string, thing: T) => void;
  /** what has been given a name since this was last called; what has to wait stays */
  readonly given: () => readonly { readonly thing: T; readonly name: string }[];
  /** keeps a name, `folder/name.txt`, from being given */
  readonly reserve: (name: string) => void;
}

/**
 * Names with an ending that are unlike each other on every disk: case and composition do not count.
 *
 * A name for which `maybe` is true may yet be reserved, so whoever is next in line for it waits, and all behind him.
 */
export function namesInOrder<T>(ending: string, maybe: (key: string) => boolean): Names<T> {
  /** by their keys: as most names are their own, those who hold the names hold these too */
  const taken = new Set<string>();
  /** the number that is tried next for a name that many asked for */
  const numbers = new Map<string, number>();
  const lines = new Map<string, { readonly first: string; readonly thing: T }[]>();
  return {
    ask(folder, name, thing) {
      const first = `${folder}/${name}`;
      const key = nameKey(first);
      const line = lines.get(key);
      if (line === undefined) lines.set(key, [{ first, thing }]);
      else line.push({ first, thing });
    },
    reserve: (name) => taken.add(nameKey(name)),
    given() {
      const given: { thing: T; name: string }[] = [];
      for (const [asked, line] of lines) {
        let number = numbers.get(asked) ?? 1;
        for (let head = line[0]; head !== undefined; ) {
          const name = (number === 1 ? head.first : `${head.first}-${number}`) + ending;
          const key = nameKey(name);
          if (!taken.has(key)) {
            if (maybe(key)) break;
            taken.add(key === name ? name : key);
            given.push({ thing: head.thing, name });
            line.shift();
            head = line[0];
          }
          number += 1;
        }
        if (number > 2) numbers.set(asked, number);
        if (line.length === 0) lines.delete(asked);
      }
      return given;
    },
  };
}
