import type { Measure } from './measure.ts';
import type { PageElement, PageTree } from './page-tree.ts';

/**
 * The elements before a body that begin its article: their paragraphs are of the body's own kind.
 *
 * An encyclopedia sets the first paragraphs of an entry above it, beside its picture, in paragraphs of the same class.
 */
export function leadOf(
  { elements }: PageTree,
  body: PageElement,
  of: (element: PageElement) => Measure,
): readonly PageElement[] {
  const kind = kindOfParagraphs(body, of);
  if (kind === undefined) return [];
  const holders = new Set<PageElement>();
  for (const element of elements) {
    if (element.from >= body.from) break;
    if (kindOf(element) === kind && of(element).prose > 0 && element.parent !== undefined)
      holders.add(element.parent);
  }
  const found = [...holders].filter((holder) => {
    if (holder.to > body.from) return false;
    const own = holder.children.reduce(
      (sum, child) => sum + (child.kind === 'element' && kindOf(child) === kind ? of(child).prose : 0),
      0,
    );
    return own >= shortest && own >= of(holder).prose * 0.9 && of(holder).linked * 2 < of(holder).han;
  });
  // What stands in many places is a list of the first words of other pages.
  return found.length > 2 ? [] : found;
}

/** Whether an element begins the article that another one goes on with. */
export function isLead(
  element: PageElement,
  body: PageElement,
  of: (element: PageElement) => Measure,
): boolean {
  const { prose } = of(element);
  if (element.to > body.from || prose < shortest) return false;
  const kind = kindOfParagraphs(body, of);
  return kind !== undefined && kindOfParagraphs(element, of) === kind;
}

/** Fewer Han characters of prose are a remark. */
const shortest = 40;

/** The class and name that most of a body's paragraphs have, if they have a class at all. */
function kindOfParagraphs(body: PageElement, of: (element: PageElement) => Measure): string | undefined {
  const sums = new Map<string, number>();
  const visit = (element: PageElement): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      const kind = kindOf(child);
      if (kind !== undefined && of(child).prose > 0 && !child.children.some((each) => isBox(each, of)))
        sums.set(kind, (sums.get(kind) ?? 0) + of(child).prose);
      visit(child);
    }
  };
  visit(body);
  const [first] = [...sums].sort(([, one], [, other]) => other - one);
  return first !== undefined && first[1] >= of(body).prose * 0.5 ? first[0] : undefined;
}

function isBox(node: PageElement['children'][number], of: (element: PageElement) => Measure): boolean {
  return node.kind === 'element' && of(node).prose > 0;
}

function kindOf(element: PageElement): string | undefined {
  const { name } = element.tag;
  if (!element.named || !(name === 'p' || name === 'div' || name === 'section')) return undefined;
  const names = element.attributes.class?.trim();
  return names ? `${name}.${names}` : undefined;
}
