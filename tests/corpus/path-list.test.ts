import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathList } from '../../src/corpus/path-list.ts';

it('finds every path where it was added, also behind the first that was asked for', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), (paths, after) => {
      const list = pathList();
      for (const [place, path] of paths.entries()) {
        expect(list.add(path)).toBe(place);
        if (place === after % paths.length) expect(list.placeOf(path)).toBe(place);
      }
      expect(paths.map(list.placeOf)).toEqual([...paths.keys()]);
      expect(list.placeOf(`${paths.join('')} `)).toBeUndefined();
      expect(list.all).toEqual(paths);
    }),
  );
});
