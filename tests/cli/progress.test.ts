import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressBar } from '../../src/cli/progress.ts';
import { table } from '../../src/cli/table.ts';

/** What a run of so many documents shows on a stream that is a terminal of so many columns, or none. */
function shown(total: number, columns: number | undefined, path = '档案/报告.txt', quiet = false): string[] {
  const parts: string[] = [];
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    parts.push(chunk.toString());
    done();
  };
  const out = Object.assign(new Writable({ write }), { isTTY: columns !== undefined, columns });
  const progress = progressBar(total, quiet, out as unknown as NodeJS.WriteStream);
  for (let done = 0; done < total; done += 1) progress.done(path);
  progress.end();
  return parts;
}

describe('progress', () => {
  it('is a bar on a terminal, drawn over itself, never wider than it, and gone at the end', () => {
    const parts = shown(5000, 40);
    expect(parts.length).toBeLessThan(20);
    expect(parts.at(-2)).toContain('5000/5000');
    expect(parts.at(-1)).toBe('\r\u001b[K');
    for (const part of parts) {
      const line = part.replace('\r\u001b[K', '');
      const width = [...line].reduce((sum, each) => sum + (/\p{Script=Han}/u.test(each) ? 2 : 1), 0);
      expect(width).toBeLessThan(40);
      expect(line).not.toContain('\n');
    }
  });

  it('does not let a file name give the terminal orders', () => {
    expect(shown(1, 80, 'a\u001b[2J\n.txt').join('').replaceAll('\r\u001b[K', '')).not.toMatch(/[\u001b\n]/);
  });

  it('is plain lines elsewhere, not one for each document', () => {
    expect(shown(5000, undefined)).toEqual(['5000 of 5000 documents\n']);
  });

  it('is nothing where it is to be quiet', () => {
    expect([...shown(3, 80, 'a', true), ...shown(3, undefined, 'a', true)]).toEqual([]);
  });
});

it('a table has words to the left and numbers to the right', () => {
  expect(
    table(
      ['source', 'n'],
      [
        ['scans', 1234],
        ['a', 5],
      ],
    ),
  ).toBe('source      n\nscans   1,234\na           5\n');
});
