import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { shardName } from './format.ts';

/** Files of lines, one a shard. */
export interface ShardFiles {
  readonly write: (shard: number, bytes: Uint8Array) => void;
  /** ends the last file; gives their paths below the folder */
  readonly end: () => readonly string[];
}

/** How many bytes are gathered before they are written. */
const GATHERED = 1 << 20;

/** What a kind of shard begins with, how it is packed, and how its file is called. */
interface ShardKind {
  readonly kind: string;
  readonly ending: string;
  readonly head?: Uint8Array;
  /** packs bytes as they come; called without bytes at the end of each file */
  readonly packed?: () => (bytes: Uint8Array | undefined) => Uint8Array;
}

/** Opens the files of a format below a folder, `<kind>/reports-00001.<ending>`; there is at least one, if an empty one. */
export function shardFiles(folder: string, { kind, ending, head, packed }: ShardKind): ShardFiles {
  const paths: string[] = [];
  let handle: number | undefined;
  let pack: ReturnType<NonNullable<typeof packed>> | undefined;
  let gathered: Uint8Array[] = [];
  let size = 0;
  mkdirSync(join(folder, kind), { recursive: true });
  const flush = (): void => {
    const bytes = Buffer.concat(gathered);
    [gathered, size] = [[], 0];
    if (handle !== undefined) writeAll(handle, pack === undefined ? bytes : pack(bytes));
  };
  const close = (): void => {
    if (handle === undefined) return;
    flush();
    if (pack !== undefined) writeAll(handle, pack(undefined));
    closeSync(handle);
    handle = undefined;
  };
  const open = (shard: number): void => {
    close();
    const path = `${kind}/${shardName(shard, ending)}`;
    handle = openSync(join(folder, path), 'wx');
    pack = packed?.();
    paths.push(path);
    if (head !== undefined) gathered.push(head);
  };
  return {
    write(shard, bytes) {
      if (handle === undefined || paths.length < shard) open(shard);
      gathered.push(bytes);
      size += bytes.length;
      if (size >= GATHERED) flush();
    },
    end() {
      if (paths.length === 0) open(1);
      close();
      return paths;
    },
  };
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}
