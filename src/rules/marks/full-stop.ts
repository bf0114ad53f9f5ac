import { rewrite } from '../rule.ts';
import { HAN, NO_FIGURE } from './character-class.ts';

const END = `[${HAN}）》”’〕】%℃㎡]`;

/**
 * `稳中向好.` → `稳中向好。`: a point after Han at the end of a sentence.
 *
 * The end of a line, or a closing or opening mark, or a space and Han. `12.5`, `1.`, `www.` have no Han before,
 * and `努尔兰.阿不都` no end behind.
 */
export const fullStop = rewrite(
  'full-stop',
  new RegExp(`[.．](?<=${END} ?.)(?= ?(?:\\n|$|[”’）》")】“‘《（])| [${HAN}])`, 'g'),
  '。',
  { needs: [{ of: '.．', after: NO_FIGURE }] },
);

/**
 * `向好.预计` → `向好。预计`: points between Han in a line that ends with a full stop and has no other.
 *
 * Runs before `fullStop`, whose last point shows that the line writes its full stops so.
 */
export const pointedLine = {
  name: 'pointed-line',
  needs: [{ of: '.．', after: NO_FIGURE }],
  *changes(text: string) {
    for (const last of text.matchAll(pointed)) {
      const begin = text.lastIndexOf('\n', last.index) + 1;
      for (const point of text.slice(begin, last.index).matchAll(inner)) {
        yield { from: begin + point.index, to: begin + point.index + 1, insert: '。' };
      }
    }
  },
};

/** The point that such a line ends with: few lines end with one, so they are looked at from there. */
const pointed = new RegExp(`[.．](?= ?(?:\\n|$))(?<=(?:^|\\n)[^。\\n]*${END}.)`, 'g');
const inner = new RegExp(`[.．](?<=${END}.)(?=[${HAN}])`, 'g');
