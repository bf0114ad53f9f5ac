import type { PageHints } from '../documents/markup.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import type { Rule } from '../rules/rule.ts';
import type { AdapterDeclaration, DatedLayout } from './declaration.ts';

/** How a site's pages look, ready to be used: one answer for each stage that asks. */
export interface SiteLayout extends PageHints {
  readonly noise?: readonly Rule[];
  readonly split?: RegExp;
}

/** One of several layouts of a site, with all that holds for it. */
export interface NamedLayout extends SiteLayout, Pick<DatedLayout, 'name' | 'from' | 'until' | 'looksLike'> {}

/** What is known of a source, ready to be used. */
export interface Adapter extends SiteLayout {
  readonly version: number;
  readonly recognises?: (document: RawDocument) => boolean | Promise<boolean>;
  readonly layouts?: readonly NamedLayout[];
  /** where it was declared, as a person finds it: `pipelines/county-site.ts` */
  readonly file?: string;
  /** what it was made of, where it was declared */
  readonly declared?: AdapterDeclaration;
}

const made = new WeakSet<object>();

/** Takes down that an adapter was made by `defineAdapter`. */
export function asMade(adapter: Adapter): Adapter {
  made.add(adapter);
  return adapter;
}

/** Whether a value was made by `defineAdapter`, which saw that it is as it should be. */
export function isAdapter(value: unknown): value is Adapter {
  return typeof value === 'object' && value !== null && made.has(value);
}
