import type * as z from 'zod';
import { declarationForm, knownKeys } from './declaration-form.ts';
import { nearestWord } from './nearest-word.ts';

/** What is wrong with a declaration: for each fault a sentence that begins with its key and says what to write. */
export function adapterProblems(declaration: unknown): readonly string[] {
  const issues = declarationForm.safeParse(declaration).error?.issues ?? [];
  return issues.flatMap((issue) => sentences(issue, declaration));
}

function sentences(issue: z.core.$ZodIssue, declaration: unknown): readonly string[] {
  const key = keyOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    // A list's index is no key: the keys of its entries are known by the list.
    const known = knownKeys(String(issue.path.findLast((part) => typeof part === 'string') ?? ''));
    return issue.keys.map((unknown) => unknownKey(key, unknown, known));
  }
  const label = key === '' ? '' : `${key}: `;
  // A message that only says what to write follows what is there.
  if (!issue.message.startsWith('Write')) return [`${label}${issue.message}`];
  const found = issue.path.reduce<unknown>(
    (value, part) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[part],
    declaration,
  );
  return [`${label}${described(found)}. ${issue.message}`];
}

function unknownKey(at: string, key: string, known: readonly string[]): string {
  const near = nearestWord(key, known);
  const hint = near === undefined ? `What may stand there: ${known.join(', ')}.` : `Did you mean ${near}?`;
  return `${at === '' ? key : `${at}.${key}`}: There is no such key. ${hint}`;
}

/** `layouts[0].noise[1].name` */
function keyOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

function described(value: unknown): string {
  if (value === undefined) return 'It is missing';
  if (typeof value === 'string') return `It is the text ${JSON.stringify(value.slice(0, 80))}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `It is the number ${value}`;
  if (typeof value === 'function') return 'It is a function';
  if (value instanceof RegExp) return `It is the pattern ${value}`;
  if (Array.isArray(value)) return value.length === 0 ? 'It is an empty list' : 'It is a list';
  return typeof value === 'object' && value !== null ? 'It is an object' : `It is ${String(value)}`;
}
