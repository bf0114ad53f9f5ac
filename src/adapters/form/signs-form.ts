import { isTraversal, parse, type Selector } from 'css-what';
import * as z from 'zod';
import { addIssues } from './add-issues.ts';
import { pattern } from './pattern-form.ts';

const hostName = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** A CSS selector. */
export const selector = z
  .string({ error: "Write a CSS selector in quotes, such as '#zoom' or '.article p'." })
  .superRefine((text, context) => {
    const wrong = selectorProblem(text);
    if (wrong !== undefined)
      context.addIssue({
        code: 'custom',
        message: `${JSON.stringify(text)} is no CSS selector: ${wrong}. Write one such as '#zoom' or '.article p'.`,
      });
  });

const host = z.string({ error: "Write a host, such as 'www.example.gov.cn'." }).regex(hostName, {
  error: "Write a host alone, in lower case, without https:// and without a path: 'www.example.gov.cn'.",
});

const writeSigns = "Write signs, such as { host: 'www.example.gov.cn' } or { has: '#zoom' }";

/** What tells a kind of document: see Signs. */
export const signs = z
  .strictObject(
    {
      host: oneOrSeveral(host).optional(),
      has: oneOrSeveral(selector).optional(),
      text: pattern('Write a pattern, such as /^\\s*本文地址/m.').optional(),
      count: z
        .int({ error: 'Write how often `text` must match, a whole number from 1.' })
        .min(1, { error: 'Write a whole number from 1.' })
        .optional(),
      within: z
        .int({ error: 'Write how many characters of the text are looked at, a whole number from 1.' })
        .min(1, { error: 'Write a whole number from 1.' })
        .optional(),
    },
    { error: `${writeSigns}.` },
  )
  .superRefine(({ host, has, text, count, within }, context) => {
    if (text === undefined && (count !== undefined || within !== undefined))
      context.addIssue({
        code: 'custom',
        message: '`count` and `within` say how `text` is looked for. Write `text` too.',
      });
    else if (host === undefined && has === undefined && text === undefined)
      context.addIssue({
        code: 'custom',
        message: `Nothing is stated, so everything would fit. ${writeSigns}.`,
      });
  });

function oneOrSeveral(one: z.ZodType): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    const form = Array.isArray(value)
      ? z.array(one).min(1, { error: 'The list is empty. Leave the key out.' })
      : one;
    addIssues(form.safeParse(value), context);
  });
}

/** Why a text is no selector; undefined where it is one. */
function selectorProblem(text: string): string | undefined {
  if (text.trim() === '') return 'it is empty';
  try {
    for (const tokens of parse(text)) {
      const [first, last] = [tokens[0], tokens.at(-1)];
      // The parser takes both, and what matches them is any element of the place.
      if (last !== undefined && isTraversal(last)) return `nothing stands behind its last ${signOf(last)}`;
      if (first !== undefined && isTraversal(first)) return `nothing stands before its ${signOf(first)}`;
    }
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\.$/, '');
  }
}

const combinators: Readonly<Record<string, string>> = { child: '>', adjacent: '+', sibling: '~' };

/** What stands between two elements, as it is written. */
function signOf({ type }: Selector): string {
  return combinators[type] ?? 'sign';
}
