import { visible } from '../opening/problem.ts';

/** Says on stderr why a command ends, and gives its exit status. */
export function say<Status extends 1 | 2>(line: string, status: Status): Status {
  process.stderr.write(`${visible(line)}\n`);
  return status;
}
