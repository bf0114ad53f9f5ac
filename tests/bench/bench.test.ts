import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeList } from '../../scripts/bench/made-list.ts';
import { madePage } from '../../scripts/bench/made-page.ts';
import { madeText } from '../../scripts/bench/made-text.ts';
import { plot } from '../../scripts/bench/plot.ts';
import { costTable, markdownTable } from '../../scripts/bench/printed.ts';
import type { Row, Speed } from '../../scripts/bench/row.ts';
import { spreadOf } from '../../scripts/bench/spread.ts';
import { tsx } from '../cli/run.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

function bench(...words: string[]) {
  return spawnSync(process.execPath, ['--import', tsx, 'scripts/bench.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
}

const row: Row = {
  of: 'html',
  what: 'as fast as <one>',
  spread: { low: 3, median: 4, high: 5 },
  unit: '×',
  better: 'higher',
  target: 3,
  detail: '',
};

describe('the documents that are made', () => {
  it('are the same each time, differ by number, and have about the size that is asked for', () => {
    for (const make of [madeText, madeList, madePage]) {
      expect(make(3, 60_000)).toEqual(make(3, 60_000));
      expect(make(4, 60_000)).not.toEqual(make(3, 60_000));
      expect(make(3, 60_000).length).toBeGreaterThan(45_000);
      expect(make(3, 60_000).length).toBeLessThan(75_000);
    }
  });
});

describe('what was measured', () => {
  it('is told by its median and quartiles', () => {
    expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ low: 2, median: 3, high: 4 });
    expect(spreadOf([1, 2])).toEqual({ low: 1.25, median: 1.5, high: 1.75 });
    expect(spreadOf([7])).toEqual({ low: 7, median: 7, high: 7 });
  });

  it('meets its target on the right side only', () => {
    const told = (better: Row['better'], target?: number) =>
      markdownTable([{ ...row, better, ...(target !== undefined && { target }) }]).split('\n')[2];
    const { target: _, ...free } = row;
    expect(told('higher', 4)).toContain('| yes |');
    expect(told('higher', 4.1)).toContain('| no  |');
    expect(told('lower', 4)).toContain('| yes |');
    expect(told('lower', 3.9)).toContain('| no  |');
    expect(markdownTable([free])).not.toMatch(/yes|no /);
  });

  it('becomes bars that grow with it, in panels of one sense each', () => {
    const drawn = plot([
      row,
      { ...row, spread: { low: 30, median: 40, high: 50 } },
      { ...row, unit: '%', better: 'lower' },
    ]);
    const widths = [...drawn.matchAll(/class="(?:met|unmet)" x="410" y="[\d.]+" width="([\d.]+)"/g)].map(
      (match) => Number(match[1]),
    );
    expect(widths).toHaveLength(3);
    expect(widths[1]).toBeGreaterThan(widths[0] as number);
    expect(drawn).toContain('as fast as &lt;one>');
    expect(drawn.match(/class="title"/g)).toHaveLength(2);
  });

  it('is carried on to a million pages and to a billion', () => {
    const even = (value: number) => ({ low: value, median: value, high: value });
    const speed: Speed = {
      of: 'text',
      who: 'qingyuan',
      rate: even(10),
      perDocument: even(3.6),
      bytes: 36_000,
    };
    expect(
      costTable([speed, { ...speed, who: 'another' }])
        .split('\n')
        .slice(2),
    ).toEqual([
      '| text | 36,000     | 3.60    | 10.0 | 60.0 min            | 37.5 min                            |',
    ]);
  });
});

describe('pnpm bench', () => {
  it('measures what it is asked, interleaved, and tells it for a program', { timeout: 120_000 }, () => {
    const { status, stdout, stderr } = bench('--only', 'text', '--rounds', '1', '--small', '--json');
    expect(stderr).toContain('text: round 1 of 1');
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.rows).toMatchObject([
      { of: 'text', what: 'the cost of buffer.toString', unit: '×', target: 6 },
    ]);
    expect(report.rows[0].spread.median).toBeGreaterThan(0);
    expect(report.speeds.map(({ who }: Speed) => who)).toEqual(['qingyuan', 'buffer.toString']);
    expect(report.notes).toEqual([]);
  });

  it('says what it does not know', () => {
    expect(bench('--only', 'speed').stderr).toMatch(
      /^--only speed: there is no such case. There are: text, /,
    );
    expect(bench('--rounds', 'many').stderr).toMatch(/^--rounds many: give a whole number/);
    expect(bench('--only', 'speed').status).toBe(1);
  });
});
