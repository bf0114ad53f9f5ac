import * as z from 'zod';
import { furnitureRules } from '../../rules/furniture/furniture-rules.ts';
import { lineSign } from './pattern-form.ts';

const ruleName = /^[a-z]+(?:-[a-z]+)*$/;
const ownNames = new Set(furnitureRules.map(({ name }) => name));

/** The keys of furniture that tell what goes; a rule has one of them. */
const ways = [
  'lines',
  'starts',
  'ends',
  'beforeFirst',
  'fromFirst',
  'afterLast',
  'between',
  'changes',
] as const;

/** Furniture of a site: see Noise. */
export const noise = z
  .strictObject(
    {
      name: z
        .string({ error: "Write the rule's name in lower-case letters and hyphens, such as 'print-bar'." })
        .superRefine((name, context) => {
          if (!ruleName.test(name))
            context.addIssue({
              code: 'custom',
              message: `${JSON.stringify(name)} is no name of a rule. Write lower-case letters and hyphens only, ${suggested(name)}.`,
            });
          else if (ownNames.has(name))
            context.addIssue({
              code: 'custom',
              message: `${name} is the name of a rule that all sources have. Write another, such as 'site-${name}'.`,
            });
        }),
      lines: lineSign().optional(),
      starts: lineSign().optional(),
      ends: lineSign('end').optional(),
      beforeFirst: lineSign().optional(),
      fromFirst: lineSign().optional(),
      afterLast: lineSign().optional(),
      between: z
        .tuple([lineSign(), lineSign()], {
          error: 'Write a list of two, the first line of a block and its last: [/^相关阅读/, /^更多/].',
        })
        .optional(),
      changes: z
        .custom((value) => typeof value === 'function', {
          error: 'Write a function: (text) => a list of { from, to, insert }.',
        })
        .optional(),
    },
    { error: "Write a rule, such as { name: 'print-bar', lines: /^【?打印】?$/ }." },
  )
  .superRefine((entry, context) => {
    const stated = ways.filter((way) => entry[way] !== undefined);
    if (stated.length === 1) return;
    const said = stated.length === 0 ? 'It does not say what goes' : `It says ${stated.join(' and ')}`;
    context.addIssue({
      code: 'custom',
      message: `${said}. Write one of ${ways.join(', ')}; two ways are two rules.`,
    });
  });

function suggested(name: string): string {
  const better = name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `such as '${ruleName.test(better) && !ownNames.has(better) ? better : 'site-menu'}'`;
}
