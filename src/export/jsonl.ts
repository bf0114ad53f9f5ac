import { jsonLine } from '../documents/json-line.ts';
import type { Format } from './format.ts';
import { shardFiles } from './shard-files.ts';

/** JSON Lines: a row a line, every column in every line, so that the first line tells the types; null is not stated. */
export function jsonl(folder: string): Format {
  const files = shardFiles(folder, { kind: 'jsonl', ending: 'jsonl' });
  return {
    add({ row, shard }) {
      files.write(shard, Buffer.from(jsonLine(row)));
    },
    end: async () => files.end(),
    notes: () => [],
  };
}
