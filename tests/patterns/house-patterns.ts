import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A pattern of the house, and where it stands. */
export interface HousePattern {
  readonly place: string;
  readonly pattern: RegExp;
}

const root = join(import.meta.dirname, '../..');

/** The rooms that look at what strangers wrote. */
const rooms = [
  'adapters',
  'archives',
  'corpus',
  'documents',
  'learn',
  'opening',
  'pipeline',
  'readers',
  'regions',
  'rules',
  'stages',
  'text',
  'verify',
];

/** What looks at the code of the house or at an adapter, and at nothing that strangers wrote. */
const ownWords = /^src\/(?:corpus\/code|adapters\/form)\//;

/** The files of the rooms that look at documents, and of the pipelines. */
const files = [...rooms.map((room) => join('src', room)), 'pipelines'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('-table') && !file.includes('worker'))
    .map((file) => join(folder, file))
    .filter((file) => !ownWords.test(file))
    .sort(),
);

/** Every pattern that is written as such. */
export function literalPatterns(): readonly HousePattern[] {
  return files.flatMap(patternsIn);
}

/** Every pattern that is put together of others when a module is loaded. */
export async function builtPatterns(): Promise<readonly HousePattern[]> {
  const found = new Map<string, HousePattern>();
  const { RegExp: Before } = globalThis;
  globalThis.RegExp = new Proxy(Before, {
    construct(target, given: [string, string?]) {
      const pattern = new target(...given);
      const place = /\/((?:src|pipelines)\/[\w/.-]+)/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1];
      if (place !== undefined) found.set(`${place} ${pattern}`, { place: `${place} ${pattern}`, pattern });
      return pattern;
    },
  });
  try {
    for (const file of files) await import(join(root, file));
  } finally {
    globalThis.RegExp = Before;
  }
  return [...found.values()];
}

/** The literals of a file: its strings, templates and comments are passed by. */
function patternsIn(file: string): readonly HousePattern[] {
  const source = readFileSync(join(root, file), 'utf8');
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/g;
  const found: HousePattern[] = [];
  for (const { 0: all, 1: body, 2: flags, index } of source.matchAll(token)) {
    if (
      body === undefined ||
      !/(?:[(,=:[!&|?{};\n]|return|=>)\s*$/.test(source.slice(Math.max(0, index - 20), index))
    )
      continue;
    const line = source.slice(0, index).split('\n').length;
    found.push({ place: `${file}:${line} ${all}`, pattern: new RegExp(body, flags) });
  }
  return found;
}
