import { nameKey } from './report-name.ts';

/** Gives things names in the order in which they asked: the first is `a`, those that ask for the same `a-2`, `a-3`. */
export interface Names<T> {
  /** asks for a name in a folder */
  readonly ask: (folder: string, name: string, thing: T) => void;
  /** what has been given a name since this was last called; what has to wait stays */
  readonly given: () => readonly { readonly thing: T; readonly name: string }[];
  /** keeps a name, `folder/name`, from being given */
  readonly reserve: (name: string) => void;
}

/**
 * Names that are unlike each other on every disk: case and composition do not count.
 *
 * A name for which `maybe` is true may yet be reserved, so whoever is next in line for it waits, and all behind him.
 */
export function namesInOrder<T>(maybe: (key: string) => boolean): Names<T> {
  const taken = new Set<string>();
  const lines = new Map<string, { readonly waiting: { first: string; thing: T }[]; next: number }>();
  const asked = new Set<string>();
  return {
    ask(folder, name, thing) {
      const first = `${folder}/${name}`;
      const key = nameKey(first);
      const line = lines.get(key) ?? { waiting: [], next: 1 };
      lines.set(key, line);
      line.waiting.push({ first, thing });
      asked.add(key);
    },
    reserve: (name) => taken.add(nameKey(name)),
    given() {
      const given: { thing: T; name: string }[] = [];
      for (const key of asked) {
        const line = lines.get(key);
        let head = line?.waiting[0];
        while (line !== undefined && head !== undefined) {
          const name = line.next === 1 ? head.first : `${head.first}-${line.next}`;
          if (!taken.has(nameKey(name))) {
            if (maybe(nameKey(name))) break;
            taken.add(nameKey(name));
            given.push({ thing: head.thing, name });
            line.waiting.shift();
            head = line.waiting[0];
          }
          line.next += 1;
        }
        if (line?.waiting.length === 0) asked.delete(key);
      }
      return given;
    },
  };
}
