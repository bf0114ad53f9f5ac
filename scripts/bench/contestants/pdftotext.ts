import { spawnSync } from 'node:child_process';
import type { Contestant } from '../contestant.ts';

let spent = 0;

/** Debian's poppler-utils: a process for each file, its start among the cost, as a user pays it. */
export const pdftotext: Contestant = {
  read({ location }) {
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', 'TIMEFORMAT=\'%U %S\'; time pdftotext -q "$1" - | wc -m', 'bash', location],
      {
        encoding: 'utf8',
      },
    );
    for (const seconds of (stderr.trim().split('\n').at(-1) ?? '').split(' ')) spent += Number(seconds) * 1e6;
    return Number(stdout);
  },
  spentElsewhere() {
    const before = spent;
    spent = 0;
    return before;
  },
};
