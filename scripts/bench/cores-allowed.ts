import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The numbers of the cores that a process may be bound to; none, where `taskset` is not there to bind it. */
export function coresAllowed(): readonly number[] {
  if (spawnSync('taskset', ['--version']).status !== 0) return [];
  const [, list = ''] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
