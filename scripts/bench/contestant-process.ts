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
  const read = async (given: Given, share: number): Promise<void> => {
    try {
      characters += share * (await contestant.read(given));
    } catch {
      failed += share;
    }
  };
  for (const [group, times] of Object.entries(asked.times)) {
    const before = process.cpuUsage();
    for (let time = 0; time < times; time += 1)
      for (const given of groups.get(group) ?? []) await read(given, 1 / times);
    const { user, system } = process.cpuUsage(before);
    const elsewhere = 'spentElsewhere' in contestant ? contestant.spentElsewhere?.() : undefined;
    spent[group] = (elsewhere ?? user + system) / times;
  }
  return { spent, characters, failed };
}
