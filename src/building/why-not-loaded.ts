import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** What a person is told of what a pipeline throws as it is loaded: `file` is what was written, `href` what was loaded. */
export function whyNotLoaded(error: unknown, file: string, href: string): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const place = placeIn(stack, file) ?? placeWritten(stack, href);
  return `It cannot be loaded: ${message}${place === undefined ? '' : ` (at ${place})`}. Correct it there; an adapter only calls defineAdapter.`;
}

/** Line and column, `4:22`, of the first frame of a stack that is in a file. */
function placeIn(stack: string, file: string): string | undefined {
  const frame = stack.split('\n').find((line) => line.includes(file)) ?? '';
  return /:(\d+:\d+)\)?$/.exec(frame)?.[1];
}

/** The same in the file that a compiled one was made of: Node would read the maps of all that is loaded to tell it. */
function placeWritten(stack: string, href: string): string | undefined {
  const [line, column] = placeIn(stack, href)?.split(':').map(Number) ?? [];
  if (line === undefined || column === undefined) return undefined;
  const [, map] = /sourceMappingURL=data:[^,]*,(\S+)\s*$/.exec(readFileSync(new URL(href), 'utf8')) ?? [];
  if (map === undefined) return undefined;
  const entry = new SourceMap(JSON.parse(Buffer.from(map, 'base64').toString('utf8'))).findEntry(
    line - 1,
    column - 1,
  );
  return 'originalLine' in entry ? `${entry.originalLine + 1}:${entry.originalColumn + 1}` : undefined;
}
