import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long by itself, the longest first: begun last, it would be waited for while the other cores have nothing to do. */
const LONG = [
  'tests/browser/report-page.',
  'tests/hostile/together.',
  'tests/cluster/',
  'tests/package/',
  'tests/cli/',
  'tests/survive/',
  'tests/browser/',
  'tests/patterns/',
  'tests/fuzz/',
  'tests/verify/',
  'tests/leaving/',
];

/** Puts the files in order: those that take long first, the others as Vitest would. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((part) => moduleId.includes(part));
  return place === -1 ? LONG.length : place;
}
