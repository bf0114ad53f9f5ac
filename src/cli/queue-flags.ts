import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Common, named, withFolders, withPipelines } from './folders.ts';

/** What every command of the queue takes. */
export interface QueueCommon extends Common {
  readonly redis: string;
  readonly queue: string;
  readonly work: string;
  readonly copy: string;
}

/** What the folders mean where a place may be a bucket. */
const meanings = {
  raw: 'raw documents: a folder, or s3://BUCKET/PREFIX',
  clean: 'the clean corpus: a folder, or s3://BUCKET/PREFIX',
};

/** Gives a command the flags that every command of the queue takes. */
export function withQueue(command: Command, quiet?: string): Command {
  const redis = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
  return withPipelines(withFolders(command, { ...meanings, ...(quiet !== undefined && { quiet }) }))
    .addOption(
      new Option('--work <dir>', 'what was built and not collected yet: a folder, or s3://BUCKET/PREFIX')
        .default('work')
        .argParser(named),
    )
    .addOption(
      new Option('--redis <url>', 'Redis or Valkey; REDIS_URL says it too').default(redis, shown(redis)),
    )
    .addOption(new Option('--queue <name>', 'one for each corpus').default('qingyuan').argParser(queueName))
    .addOption(
      new Option('--copy <dir>', 'where copies of what lies in buckets are kept on this machine')
        .default('.qingyuan')
        .argParser(named),
    );
}

/** Without a password: help is read over shoulders. */
function shown(redis: string): string {
  return redis.replace(/\/\/[^@/]*@/, '//…@');
}

function queueName(value: string): string {
  if (!/^[\w-]{1,100}$/.test(value))
    throw new InvalidArgumentError('It must be letters, digits, hyphens and low lines.');
  return value;
}
