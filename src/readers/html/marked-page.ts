import type { MarkedPage } from '../../documents/markup.ts';
import { inFileNamed } from '../read-error.ts';
import type { Decode } from './entities.ts';
import { mainText } from './find-body.ts';
import type { HeldPage } from './held-page.ts';
import { statedFacts } from './stated-facts.ts';

/** What answers the questions of an adapter about a page; nothing is looked for before it is asked. */
export function markedPage(path: string, held: HeldPage, decode: Decode): MarkedPage {
  return {
    async matches(selector) {
      const select = await held.select();
      const found = inFileNamed(path, () => select(selector));
      if (found.length === 0) return 'nothing';
      const { of } = held.beside();
      return found.some((element) => of(element).han > 0) ? 'words' : 'empty';
    },
    published() {
      const fact = statedFacts(held.tree(), decode).find((each) => each.of === 'publishedDate');
      const match = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(fact?.value ?? '');
      if (match === null) return undefined;
      return [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
    },
    mainText: () => mainText(held.tree(), held.beside().of),
  };
}
