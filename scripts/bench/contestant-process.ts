/** A contestant in its own process: it is told on stdin what to read, a line each, and answers with what it spent. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Given } from './contestant.ts';
import { contestants } from './contestant-names.ts';
import type { Answer, Asked } from './protocol.ts';

const name = process.argv[2] as keyof typeof contestants;
const contestant = await contestants[name]();
// What a library says is not for us.
for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) console[way] = () => undefined;

let groups = new Map<string, Given[]>();
for await (const line of createInterface({ input: process.stdin })) {
  const asked: Asked = JSON.parse(line);
  const answer = await answerTo(asked).catch((error): Answer => ({ error: String(error?.message ?? error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function answerTo(asked: Asked): Promise<Answer> {
  if ('samples' in asked) {
    groups = new Map();
    for (const { path, location, group } of asked.samples)
      groups.set(group, [...(groups.get(group) ?? []), { path, location, bytes: readFileSync(location) }]);
    return { spent: {}, characters: 0, failed: 0 };
  }
  const spent: Record<string, number> = {};
  let characters = 0;
  let failed = 0;
  const read = async (given: Given): Promise<void> => {
    try {
      characters += await contestant.read(given);
    } catch {
      failed += 1;
    }
  };
  // All groups in turn each time, so that none has the others' garbage.
  for (let time = 0; time < asked.times; time += 1)
    for (const [group, all] of groups) {
      const before = process.cpuUsage();
      for (const given of all) await read(given);
      const { user, system } = process.cpuUsage(before);
      const elsewhere = 'spentElsewhere' in contestant ? contestant.spentElsewhere?.() : undefined;
      spent[group] = (spent[group] ?? 0) + (elsewhere ?? user + system) / asked.times;
    }
  return { spent, characters: characters / asked.times, failed: failed / asked.times };
}
