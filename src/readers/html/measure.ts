import { isBlock, isCell, reasonOf } from './element-kinds.ts';
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

interface Run {
  block: PageElement;
  han: number;
  linked: number;
  marks: number;
}

const fileLink = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png)(?:$|[?#])/i;

/** A run of fewer is a label, whatever marks it has. */
const shortestSentence = 12;

/** Measures every element of a page that is not hidden, furniture of the head or a script. */
export function measured({ root, source }: PageTree): ReadonlyMap<PageElement, Measure> {
  const measures = new Map<PageElement, { han: number; linked: number; prose: number; links: number }>();
  const own = (element: PageElement) => {
    const found = measures.get(element);
    if (found !== undefined) return found;
    const made = { han: 0, linked: 0, prose: 0, links: 0 };
    measures.set(element, made);
    return made;
  };
  let run: Run = { block: root, han: 0, linked: 0, marks: 0 };
  const flush = (block: PageElement): void => {
    if (run.han >= shortestSentence && run.marks > 0 && 2 * run.linked < run.han)
      own(run.block).prose += run.han - run.linked;
    run = { block, han: 0, linked: 0, marks: 0 };
  };
  const visit = (node: PageNode, block: PageElement, inLink: boolean): void => {
    if (node.kind === 'text') {
      const { han, marks } = counted(source, node.from, node.to);
      const sums = own(node.parent);
      sums.han += han;
      run.han += han;
      run.marks += marks;
      if (inLink) {
        sums.linked += han;
        run.linked += han;
      }
      return;
    }
    if (reasonOf(node) !== undefined) return;
    const sums = own(node);
    const divides = isBlock(node.name) || isCell(node.name);
    const within = divides ? node : block;
    const link = inLink || (node.name === 'a' && !fileLink.test(node.attributes.href ?? ''));
    if (node.name === 'a') sums.links += 1;
    if (divides) flush(node);
    for (const child of node.children) visit(child, within, link);
    if (divides) flush(block);
    if (node.parent === undefined) return;
    const above = own(node.parent);
    above.han += sums.han;
    above.linked += sums.linked;
    above.prose += sums.prose;
    above.links += sums.links;
  };
  visit(root, root, false);
  return measures;
}

function counted(source: string, from: number, to: number): { han: number; marks: number } {
  let han = 0;
  let marks = 0;
  for (let at = from; at < to; at += 1) {
    const unit = source.charCodeAt(at);
    if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) han += 1;
    // ，。；！？ and the comma and semicolon of ASCII
    else if (
      unit === 0xff0c ||
      unit === 0x3002 ||
      unit === 0xff1b ||
      unit === 0xff01 ||
      unit === 0xff1f ||
      unit === 0x2c
    )
      marks += 1;
  }
  return { han, marks };
}
