import type { PageElement, PageNode } from './page-node.ts';

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

const fileLink = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png)(?:$|[?#])/i;

/** What the start tag of such a link has in any case: most have nothing like it, and their attributes are not read. */
const mayLeadToFile = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png)(?:[?#"'\s>]|$)/i;

/** A run of fewer is a label, whatever marks it has. */
const shortestSentence = 12;

/** Measures every element of a page that is not hidden, furniture of the head or a script; those have nothing. */
export function measure(root: PageElement): void {
  new Measuring().visit(root, root, false);
}

/** The run of text so far. A class, as fast code of functions that are made anew for each page is thrown away at each sweep. */
class Measuring {
  #han = 0;
  #linked = 0;
  #marks = 0;

  visit(element: PageElement, outer: PageElement, inLink: boolean): void {
    const { tag, children } = element;
    const divides = tag.isBlock || tag.isCell;
    const isLink = tag.name === 'a';
    if (divides) this.#flush(outer);
    if (isLink) element.links += 1;
    if (children.length > 0) {
      // What stands outside all blocks is the page's own.
      const block = divides ? element : outer;
      const link = inLink || (isLink && !leadsToFile(element));
      for (let index = 0; index < children.length; index += 1) {
        const child = children[index] as PageNode;
        if (child.kind === 'text') {
          element.han += child.han;
          this.#han += child.han;
          this.#marks += child.marks;
          if (!link) continue;
          element.linked += child.han;
          this.#linked += child.han;
        } else if (child.reason === undefined) {
          this.visit(child, block, link);
          element.han += child.han;
          element.linked += child.linked;
          element.prose += child.prose;
          element.links += child.links;
        }
      }
    }
    if (divides) this.#flush(element);
  }

  /** The run ends, in the block that it stands in. */
  #flush(block: PageElement): void {
    if (this.#han >= shortestSentence && this.#marks > 0 && 2 * this.#linked < this.#han)
      block.prose += this.#han - this.#linked;
    this.#han = 0;
    this.#linked = 0;
    this.#marks = 0;
  }
}

function leadsToFile(link: PageElement): boolean {
  return mayLeadToFile.test(link.startTag) && fileLink.test(link.attributes.href ?? '');
}
