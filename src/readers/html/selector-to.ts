import type { PageElement, PageTree } from './page-tree.ts';

/** A name that needs no escape in a selector. */
const plain = /^[a-z_][\w-]*$/i;

/**
 * A CSS selector that an element is found by, as a person would write it: `#zoom`, `.article .text`, `div.main > p`.
 *
 * It begins at the nearest element with an id or a class that no other has; other elements of the same look may match it too.
 */
export function selectorTo(element: PageElement, { elements }: PageTree): string {
  const ids = countsOf(elements.map(({ attributes: { id } }) => id));
  const classes = countsOf(elements.flatMap((each) => classesOf(each)));
  const steps: string[] = [];
  for (let at: PageElement | undefined = element; at !== undefined && at.name !== ''; at = at.parent) {
    const { id } = at.attributes;
    if (id !== undefined && plain.test(id) && ids.get(id) === 1) return [`#${id}`, ...steps].join(' > ');
    const own = classesOf(at).find((name) => classes.get(name) === 1);
    if (own !== undefined) return [`.${own}`, ...steps].join(' > ');
    const [first] = classesOf(at);
    steps.unshift(first === undefined ? at.name : `${at.name}.${first}`);
  }
  return steps.join(' > ');
}

function classesOf({ attributes }: PageElement): readonly string[] {
  return (attributes.class ?? '').split(/\s+/).filter((name) => plain.test(name));
}

function countsOf(names: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
