import { lines } from '../lines.ts';
import { compact, endsSentence, enumeratorStyle, isSalutation } from '../paragraphs/line-shapes.ts';
import type { Rule } from '../rule.ts';

/** What stands above the first paragraph is no longer than this, in lines with words and in characters of each. */
const HEAD = { lines: 10, characters: 80 };

/** `政府工作报告（2）`, `政府工作报告第2页`: the same title on another part. */
const PART_MARK =
  /[（(【[](?:第?\d{1,2}[页篇部]?(?:\/共?\d{1,2}页?)?|[一二三四五六七八九十上中下续])[）)】\]]$|第(?:\d{1,2}|[一二三四五六七八九十])页$|[_-]\d{1,2}$/;
/** `（接上页）`, `（续）`, `第2页`: says no more than that this is a part. */
const ONLY_MARK =
  /^[（(【[]?(?:[上下]?接(?:上一?页|下一?页|第\d{1,2}页)|续上页|续|第\d{1,2}页(?:[/，,]?共\d{1,2}页)?)[）)】\]]?$/;

/**
 * `某县政府工作报告⏎——2022年…会议上⏎二、今年` on the second part → `二、今年`: the head was printed on each part again.
 *
 * `begins` are where the parts but the first begin. A line goes as long as it and all above it in its part stand
 * above the first paragraph of the first part too.
 */
export function repeatedHead(begins: readonly number[]): Rule {
  return {
    name: 'repeated-head',
    *changes(text) {
      const head = new Set(headLines(text.slice(0, begins[0])));
      for (const [index, begin] of begins.entries()) {
        const part = text.slice(begin, begins[index + 1]);
        let end = 0;
        for (const line of lines(part)) {
          const words = compact(part.slice(line.from, line.to));
          if (words === '') continue;
          if (!(head.has(words.replace(PART_MARK, '')) || ONLY_MARK.test(words))) break;
          end = line.next;
        }
        // The form feed that ends a part stays.
        if (end > 0) yield { from: begin, to: begin + (part[end - 1] === '\f' ? end - 1 : end), insert: '' };
      }
    },
  };
}

function* headLines(first: string): Generator<string> {
  let seen = 0;
  for (const line of lines(first)) {
    const words = compact(first.slice(line.from, line.to));
    if (words === '') continue;
    seen += 1;
    if (seen > HEAD.lines || words.length > HEAD.characters || endsSentence(words)) return;
    if (isSalutation(words) || (enumeratorStyle(words) ?? 'dash') !== 'dash') return;
    yield words.replace(PART_MARK, '');
  }
}
