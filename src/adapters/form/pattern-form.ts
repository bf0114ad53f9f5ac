import * as z from 'zod';
import { addIssues } from './add-issues.ts';
import { unanchored } from './anchors.ts';

const writeWords = 'Write a pattern such as /^上一篇/, the words of the line, or a list of such words';

/** A pattern that does not remember where it was. */
export function pattern(write: string): z.ZodType<RegExp> {
  return z.instanceof(RegExp, { error: write }).superRefine(({ flags }, context) => {
    const flag = /[gy]/.exec(flags)?.[0];
    if (flag !== undefined)
      context.addIssue({
        code: 'custom',
        message: `It has the flag ${flag}, which makes a pattern remember where it was. Take the ${flag} away.`,
      });
  });
}

/** A pattern for whole lines: it says where in a line it begins, or ends. */
export function anchoredPattern(write: string, at: 'begin' | 'end' = 'begin'): z.ZodType<RegExp> {
  return pattern(write).superRefine((value, context) => {
    const loose = unanchored(value, at);
    if (loose === undefined) return;
    const [sign, example, where] =
      at === 'begin'
        ? ['^', '/^(?:甲|乙)/', 'anywhere in a line']
        : ['$', '/(?:甲|乙)$/', 'anywhere in a line'];
    context.addIssue({
      code: 'custom',
      message: `Its part ${loose} would match ${where}. ${at === 'begin' ? 'Begin' : 'End'} each alternative with ${sign}, as in ${example}.`,
    });
  });
}

const words = z
  .string({ error: writeWords })
  .refine((text) => text !== '' && text === text.trim() && !/\s*\n/.test(text), {
    error: 'Write the words of one line, without blanks at their ends.',
  });

/** What tells a line: see LineSign. */
export function lineSign(at: 'begin' | 'end' = 'begin'): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    const form =
      value instanceof RegExp
        ? anchoredPattern(writeWords, at)
        : Array.isArray(value)
          ? z.array(words, { error: writeWords }).min(1, { error: `The list is empty. ${writeWords}.` })
          : words;
    addIssues(form.safeParse(value), context);
  });
}
