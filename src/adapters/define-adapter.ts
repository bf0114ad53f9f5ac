import { type Adapter, asMade, type NamedLayout, type SiteLayout } from './adapter.ts';
import { AdapterError } from './adapter-error.ts';
import type { AdapterDeclaration, DatedLayout, Layout } from './declaration.ts';
import { adapterProblems } from './form/adapter-problems.ts';
import { ruleOf } from './noise-rules.ts';
import { areThere } from './signs.ts';

/**
 * Declares what is known of a source; `pipelines/<source>.ts` exports it by default.
 *
 * Throws an AdapterError with a sentence for each key that is not as it should be.
 */
export function defineAdapter(declaration: AdapterDeclaration): Adapter {
  const problems = adapterProblems(declaration);
  if (problems.length > 0) throw new AdapterError(problems);
  const { version, recognises, layouts } = declaration;
  return asMade({
    version,
    ...(recognises !== undefined && { recognises: recogniser(recognises) }),
    ...layoutOf(declaration),
    ...(layouts !== undefined && { layouts: layouts.map((layout) => dated(layout, declaration)) }),
    declared: declaration,
  });
}

function recogniser(
  recognises: NonNullable<AdapterDeclaration['recognises']>,
): NonNullable<Adapter['recognises']> {
  if (typeof recognises === 'function') return recognises;
  return (document) => areThere(recognises, document);
}

function layoutOf({ body, hidden, noise, split }: Layout): SiteLayout {
  return {
    ...(body !== undefined && { body }),
    ...(hidden !== undefined && { hidden }),
    ...(noise !== undefined && { noise: noise.map(ruleOf) }),
    ...(split !== undefined && { split }),
  };
}

function dated({ name, from, until, looksLike, ...own }: DatedLayout, common: Layout): NamedLayout {
  return {
    name,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(looksLike !== undefined && { looksLike }),
    ...layoutOf({
      ...common,
      ...own,
      hidden: [...(common.hidden ?? []), ...(own.hidden ?? [])],
      noise: [...(common.noise ?? []), ...(own.noise ?? [])],
    }),
  };
}
