import type { PageElement, PageTree } from './page-tree.ts';

/** How much text an element has, in Han characters. */
export interface Measure {
  /** all that can be seen */
  readonly han: number;
  /** of these, in links, but for links to files: an attachment belongs to its article */
  readonly linked: number;
  /** in runs of text that read as sentences: long enough, with a mark, and less than half of it links */
  readonly prose: number;
  /** how many links */
  readonly links: number;
}

/** A measure while it grows. */
interface Sums {
  han: number;
  linked: number;
  prose: number;
  links: number;
}

const fileLink = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png)(?:$|[?#])/i;

/** What the start tag of such a link has in any case: most have nothing like it, and their attributes are not read. */
const mayLeadToFile = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png)(?:[?#"'\s>]|$)/i;

/** A run of fewer is a label, whatever marks it has. */
const shortestSentence = 12;

/** The measures of a page's elements, by their place among them; none of what is hidden, of the head or a script. */
export type Measures = readonly (Measure | undefined)[];

/** Measures every element of a page that is not hidden, furniture of the head or a script. */
export function measured({ root, elements }: PageTree): Measures {
  const measures = new Array<Measure | undefined>(elements.length).fill(undefined);
  /** the run of text so far, and the block that it stands in */
  const run = { han: 0, linked: 0, marks: 0 };
  const flush = (block: Sums): void => {
    if (run.han >= shortestSentence && run.marks > 0 && 2 * run.linked < run.han)
      block.prose += run.han - run.linked;
    run.han = 0;
    run.linked = 0;
    run.marks = 0;
  };
  const visit = (element: PageElement, around: Sums | undefined, inLink: boolean): Sums => {
    const sums: Sums = { han: 0, linked: 0, prose: 0, links: 0 };
    measures[element.index] = sums;
    const { tag, children } = element;
    const divides = tag.isBlock || tag.isCell;
    // What stands outside all blocks is the page's own.
    const outer = around ?? sums;
    const block = divides ? sums : outer;
    const isLink = tag.name === 'a';
    const link = inLink || (isLink && !leadsToFile(element));
    if (isLink) sums.links += 1;
    if (divides) flush(outer);
    for (const child of children) {
      if (child.kind === 'text') {
        const { han } = child;
        sums.han += han;
        run.han += han;
        run.marks += child.marks;
        if (!link) continue;
        sums.linked += han;
        run.linked += han;
      } else if (child.reason === undefined) {
        const inside = visit(child, block, link);
        sums.han += inside.han;
        sums.linked += inside.linked;
        sums.prose += inside.prose;
        sums.links += inside.links;
      }
    }
    if (divides) flush(sums);
    return sums;
  };
  visit(root, undefined, false);
  return measures;
}

function leadsToFile(link: PageElement): boolean {
  return mayLeadToFile.test(link.startTag) && fileLink.test(link.attributes.href ?? '');
}
