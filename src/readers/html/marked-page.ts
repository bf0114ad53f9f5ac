import type { MarkedPage } from '../../documents/markup.ts';
import { inFileNamed } from '../read-error.ts';
import { besideArticle } from './beside-article.ts';
import type { Decode } from './entities.ts';
import { mainText } from './find-body.ts';
import { type Measure, measured } from './measure.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import type { Select } from './selected.ts';
import { statedFacts } from './stated-facts.ts';

/** What answers the questions of an adapter about a page; nothing is looked for before it is asked. */
export function markedPage(
  { path, tree }: { readonly path: string; readonly tree: PageTree },
  selectIn: () => Promise<Select>,
  decode: Decode,
): MarkedPage {
  let measures: ((element: PageElement) => Measure) | undefined;
  const of = (element: PageElement): Measure => {
    measures ??= besideArticle(tree, measured(tree)).of;
    return measures(element);
  };
  return {
    async matches(selector) {
      const select = await selectIn();
      const found = inFileNamed(path, () => select(selector));
      if (found.length === 0) return 'nothing';
      return found.some((element) => of(element).han > 0) ? 'words' : 'empty';
    },
    published() {
      const fact = statedFacts(tree, decode).find((each) => each.of === 'publishedDate');
      const match = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(fact?.value ?? '');
      if (match === null) return undefined;
      return [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
    },
    mainText: () => mainText(tree, of),
  };
}
