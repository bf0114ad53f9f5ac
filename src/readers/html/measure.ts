import { isBlock, isCell } from './element-kinds.ts';
import type { PageElement, PageNode, PageTree } from './page-tree.ts';

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

/** A run of fewer is a label, whatever marks it has. */
const shortestSentence = 12;

/** Measures every element of a page that is not hidden, furniture of the head or a script. */
export function measured({ root, source }: PageTree): ReadonlyMap<PageElement, Measure> {
  const measures = new Map<PageElement, Measure>();
  /** the run of text so far, and the block that it stands in */
  const run = { han: 0, linked: 0, marks: 0 };
  const flush = (block: Sums): void => {
    if (run.han >= shortestSentence && run.marks > 0 && 2 * run.linked < run.han)
      block.prose += run.han - run.linked;
    run.han = 0;
    run.linked = 0;
    run.marks = 0;
  };
  const addText = ({ from, to }: PageNode, sums: Sums, inLink: boolean): void => {
    let han = 0;
    for (let at = from; at < to; at += 1) {
      const unit = source.charCodeAt(at);
      if (unit < 0x3002 ? unit === 0x2c : isMark(unit)) run.marks += 1;
      else if (isHan(unit)) han += 1;
    }
    sums.han += han;
    run.han += han;
    if (!inLink) return;
    sums.linked += han;
    run.linked += han;
  };
  const visit = (element: PageElement, around: Sums | undefined, inLink: boolean): Sums => {
    const sums: Sums = { han: 0, linked: 0, prose: 0, links: 0 };
    measures.set(element, sums);
    const { name, attributes, children } = element;
    const divides = isBlock(name) || isCell(name);
    // What stands outside all blocks is the page's own.
    const outer = around ?? sums;
    const block = divides ? sums : outer;
    const link = inLink || (name === 'a' && !fileLink.test(attributes.href ?? ''));
    if (name === 'a') sums.links += 1;
    if (divides) flush(outer);
    for (const child of children) {
      if (child.kind === 'text') addText(child, sums, link);
      else if (child.reason === undefined) {
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

function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
}

/** Whether it is one of `。，；！？`; the comma of ASCII is asked for apart. */
function isMark(unit: number): boolean {
  return (
    unit === 0x3002 ||
    (unit > 0xff00 && (unit === 0xff0c || unit === 0xff1b || unit === 0xff01 || unit === 0xff1f))
  );
}
