/** Paths in the order in which they came. */
export interface PathList {
  /** takes one more, and gives its place: they count from 0 */
  readonly add: (path: string) => number;
  /** the place of a path; undefined where it is not among them */
  readonly placeOf: (path: string) => number | undefined;
  readonly all: readonly string[];
}

/** None yet. Where each is, is held only when that was asked: for most lists it is when all have come. */
export function pathList(): PathList {
  const all: string[] = [];
  let places: Map<string, number> | undefined;
  return {
    add(path) {
      places?.set(path, all.length);
      return all.push(path) - 1;
    },
    placeOf(path) {
      places ??= new Map(all.map((each, at) => [each, at]));
      return places.get(path);
    },
    all,
  };
}
