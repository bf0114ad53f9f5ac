import { expect, test } from 'vitest';
import type { SameAs } from '../../src/documents/sidecar.ts';
import type { ReportLine } from '../../src/verify/prove-task.ts';
import { sameAsProblems } from '../../src/verify/same-as-problems.ts';

const to = (report: string, said: Partial<SameAs> = {}): SameAs => ({
  report: `${report}.txt`,
  id: `id of ${report}`,
  relation: 'near',
  share: { here: 1, there: 1 },
  ...said,
});

const line = (name: string, sameAs?: readonly SameAs[]): ReportLine => ({
  name,
  id: `id of ${name}`,
  source: '',
  madeBy: '',
  sha256: undefined,
  unplaced: [],
  ...(sameAs !== undefined && { sameAs }),
});

const half = { relation: 'contained', share: { here: 1, there: 0.5 }, canonical: true } as const;
const whole = { relation: 'contains', share: { here: 0.5, there: 1 } } as const;

test('two that say the same of each other hold', () => {
  expect([...sameAsProblems([line('a', [to('b', half)]), line('b', [to('a', whole)]), line('c')])]).toEqual(
    [],
  );
});

test.each<[string, readonly ReportLine[], readonly string[]]>([
  ['one that is not there', [line('a', [to('b')])], ['there is no report b.txt']],
  [
    'one that says nothing',
    [line('a', [to('b')]), line('b')],
    ['b.txt does not say that it is the same as this one'],
  ],
  ['itself', [line('a', [to('a')])], ['it names the report itself']],
  [
    'another id',
    [line('a', [to('b', { id: 'x' })]), line('b', [to('a', { canonical: true })])],
    ['b.txt has the id id of b, not x'],
  ],
  [
    'another relation',
    [line('a', [to('b', half)]), line('b', [to('a', { ...whole, relation: 'near' })])],
    ['b.txt says something else of the two', 'a.txt says something else of the two'],
  ],
  [
    'other shares',
    [line('a', [to('b', half)]), line('b', [to('a', { ...whole, share: { here: 0.6, there: 1 } })])],
    ['b.txt says something else of the two', 'a.txt says something else of the two'],
  ],
  [
    'two canonical ones',
    [line('a', [to('b', { canonical: true })]), line('b', [to('a', { canonical: true })])],
    ['b.txt names another as canonical', 'a.txt names another as canonical'],
  ],
  [
    'no canonical one',
    [line('a', [to('b')]), line('b', [to('a')])],
    ['b.txt names another as canonical', 'a.txt names another as canonical'],
  ],
])('%s: found', (_, lines, expected) => {
  expect([...sameAsProblems(lines)].map(({ message }) => message)).toEqual(expected);
});
