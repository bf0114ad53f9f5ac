import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ByteWriter, ParquetWriter, type Writer } from 'hyparquet-writer';
import type { Column, RecordValue, Row, Value } from './column.ts';
import { type Format, shardName } from './format.ts';
import { parquetSchema } from './parquet-schema.ts';
import { COLUMNS } from './report-columns.ts';

/** A row group ends when its texts have so many characters (UTF-16), or when it has so many rows. */
const GROUP_CHARACTERS = 4 << 20;
const GROUP_ROWS = 10_000;

/**
 * Parquet, packed with Snappy by the writer itself, whose version is pinned: the same bytes on every machine.
 *
 * It says neither when nor by which version it was written. A row group is in memory, no more.
 */
export function parquet(folder: string): Format {
  mkdirSync(join(folder, 'parquet'), { recursive: true });
  const paths: string[] = [];
  let file: { readonly writer: ParquetWriter; readonly close: () => void } | undefined;
  let rows: Row[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const columnData = COLUMNS.map((column) => ({
      name: column.name,
      data: rows.map((row) => shaped(column, row[column.name] ?? null)),
      // Statistics of whole texts would say nothing of use.
      ...(column.name === 'text' && { statistics: false }),
    }));
    if (rows.length > 0) await file?.writer.write({ columnData, rowGroupSize: rows.length });
    [rows, characters] = [[], 0];
  };
  const close = async (): Promise<void> => {
    if (file === undefined) return;
    await flush();
    await file.writer.finish();
    file.close();
    file = undefined;
  };
  const open = async (shard: number): Promise<void> => {
    await close();
    const path = `parquet/${shardName(shard, 'parquet')}`;
    const { sink, end } = fileSink(join(folder, path));
    const writer = new ParquetWriter({
      writer: sink,
      schema: parquetSchema(COLUMNS),
      createdBy: 'qingyuan',
      statisticsTruncateLength: 64,
    });
    file = { writer, close: end };
    paths.push(path);
  };
  return {
    async add({ row, text, shard }) {
      if (paths.length < shard) await open(shard);
      rows.push(row);
      characters += text.length;
      if (characters >= GROUP_CHARACTERS || rows.length >= GROUP_ROWS) await flush();
    },
    async end() {
      if (paths.length === 0) await open(1);
      await close();
      return paths;
    },
    notes: () => [],
  };
}

/** A value as the writer takes it: what may be beyond 32 bits is a bigint. */
function shaped({ type }: Column, value: Value): unknown {
  if (typeof type === 'string' || value === null) return value;
  const long = type.records.filter((field) => field.type === 'long').map(({ name }) => name);
  if (long.length === 0) return value;
  return (value as readonly RecordValue[]).map((record) => ({
    ...record,
    ...Object.fromEntries(
      long.map((name) => [name, record[name] === null ? null : BigInt(record[name] as number)]),
    ),
  }));
}

/** A writer whose bytes go to a file after each row group. */
function fileSink(location: string): { readonly sink: Writer; readonly end: () => void } {
  const handle = openSync(location, 'wx');
  const sink = new ByteWriter();
  const empty = (): void => {
    const bytes = new Uint8Array(sink.buffer, 0, sink.index);
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    sink.index = 0;
  };
  return { sink: Object.assign(sink, { flush: empty, finish: empty }), end: () => closeSync(handle) };
}
