import * as z from 'zod';
import { addIssues } from './add-issues.ts';
import { noise } from './noise-form.ts';
import { anchoredPattern } from './pattern-form.ts';
import { selector, signs } from './signs-form.ts';

/** Says of names in a list that stand twice, in it or among those that hold beside it. */
function onceNamed(
  entries: readonly { readonly name: string }[],
  path: PropertyKey[],
  context: z.core.$RefinementCtx<unknown>,
  beside: readonly { readonly name: string }[] = [],
): void {
  const seen = new Set(beside.map(({ name }) => name));
  for (const [index, { name }] of entries.entries()) {
    const message = `${name} is the name of another entry too. Write a name of its own for each.`;
    if (seen.has(name)) context.addIssue({ code: 'custom', path: [...path, index, 'name'], message });
    seen.add(name);
  }
}

const layout = {
  body: selector.optional(),
  hidden: z
    .array(selector, { error: "Write a list of CSS selectors, such as ['.share', '.print']." })
    .optional(),
  noise: z
    .array(noise, { error: "Write a list of rules, such as [{ name: 'print-bar', lines: /^打印$/ }]." })
    .optional(),
  split: anchoredPattern(
    'Write a pattern for a title line, such as /^\\d{4}年.{2,20}政府工作报告$/.',
  ).optional(),
};

const day = z
  .string({ error: "Write a day in quotes, such as '2020-06-01'." })
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)), {
    error: "Write a day that a calendar has, as '2020-06-01'.",
  });

const datedLayout = z
  .strictObject(
    {
      name: z
        .string({ error: "Write what the layout is called, such as 'old-tables'." })
        .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
          error: "Write lower-case letters, digits and hyphens only, such as 'old-tables'.",
        }),
      from: day.optional(),
      until: day.optional(),
      looksLike: signs.optional(),
      ...layout,
    },
    { error: "Write a layout, such as { name: 'old-tables', until: '2020-05-31', body: '#zoom' }." },
  )
  .superRefine(({ from, until }, context) => {
    if (from !== undefined && until !== undefined && from > until)
      context.addIssue({
        code: 'custom',
        message: `It ends on ${until}, before it begins on ${from}. Write \`from\` as the earlier day.`,
      });
  });

/** The form of what `defineAdapter` takes. Each message says what to write; what is there instead is said before it. */
export const declarationForm = z
  .strictObject(
    {
      version: z
        .int({ error: 'Write a whole number from 1, such as version: 1.' })
        .min(1, { error: 'Write a whole number from 1, such as version: 1.' }),
      recognises: z
        .unknown()
        .superRefine((value, context) => {
          if (value !== undefined && typeof value !== 'function') addIssues(signs.safeParse(value), context);
        })
        .optional(),
      layouts: z
        .array(datedLayout, {
          error: "Write a list of layouts, such as [{ name: 'old-tables', body: '#zoom' }].",
        })
        .min(1, { error: 'The list is empty. Write a layout, or leave `layouts` out.' })
        .optional(),
      ...layout,
    },
    { error: 'Write a declaration, such as defineAdapter({ version: 1 }).' },
  )
  .superRefine(({ noise = [], layouts = [] }, context) => {
    onceNamed(layouts, ['layouts'], context);
    onceNamed(noise, ['noise'], context);
    for (const [index, each] of layouts.entries())
      onceNamed(each.noise ?? [], ['layouts', index, 'noise'], context, noise);
  });

/** The keys that may stand in a declaration (''), or in what stands under one of its keys. */
export function knownKeys(under: string): readonly string[] {
  const forms: Readonly<Record<string, { readonly shape: object }>> = {
    recognises: signs,
    looksLike: signs,
    noise,
    layouts: datedLayout,
  };
  return Object.keys((forms[under] ?? declarationForm).shape);
}
