import { signsOf } from './line-signs.ts';

/**
 * How sure a kind is of a line.
 *
 * - `sure`: it is furniture wherever it stands;
 * - `edge`: it is near the start or the end of a page, with only furniture, titles and other short lines between;
 * - `head`: it is so near the start of a page;
 * - `outermost`: nothing but furniture lies between it and an edge of the page;
 * - `company`: the same, and some of that furniture is sure or known by the edge.
 */
export type Verdict = 'sure' | 'edge' | 'head' | 'outermost' | 'company';

/** The furniture that a line may be, and how sure its kind is of it. */
export interface Furniture {
  readonly kind: string;
  readonly verdict: Verdict;
}

/** A kind of furniture that can be told from the words of one line. */
export interface LineKind {
  /** the rule's name */
  readonly name: string;
  readonly verdict: (words: string) => Verdict | undefined;
  /** words of which a line of this kind has at least one; without them, any line may be of it */
  readonly signs?: readonly string[];
  /** UTF-16 units of which the words of a line of this kind begin with one, and end with one; without them, with any */
  readonly opens?: string;
  readonly closes?: string;
}

/**
 * Makes a kind of patterns over a line's words, one for each verdict; the surest that matches counts.
 *
 * A line without the cue, where there is one, is not looked at any further. What it has if it is of the kind is found
 * in the patterns; `told` says what is not.
 */
export function kindOf(
  name: string,
  patterns: { readonly [V in Verdict]?: RegExp },
  cue?: RegExp,
  told: Pick<LineKind, 'signs' | 'opens' | 'closes'> = {},
): LineKind {
  const { sure, edge, head, outermost, company } = patterns;
  const signs = (cue && signsOf([cue])) ?? signsOf(Object.values(patterns));
  return {
    name,
    ...(signs !== undefined && { signs }),
    ...told,
    verdict(words) {
      if (cue && !cue.test(words)) return undefined;
      if (sure?.test(words)) return 'sure';
      if (edge?.test(words)) return 'edge';
      if (head?.test(words)) return 'head';
      if (outermost?.test(words)) return 'outermost';
      return company?.test(words) ? 'company' : undefined;
    },
  };
}

const common = new Set(
  '大 中 小 A 繁 简 X 加大 特大 放大 超大 还原 减小 缩小 默认 确定 确认 取消 放弃 返回 到 第 页 分享 转发 收藏 导航'.split(
    ' ',
  ),
);
const between = /[ |/·•:【】[\]()<>…_+-]+/;
/** What may stand in a bar before its first word and behind its last: what stands between words, and digits. */
const beforeWords = ' |/·•:【】[]()<>…_+-0123456789';

/**
 * Makes a kind of a vocabulary: a line of nothing but these words.
 *
 * Two words are as sure as `together` says; one alone, or words of one character, as `alone` says. Digits between
 * them count for neither. A word that any sentence has, such as `加大`, needs company when it is alone.
 */
export function barOf(
  name: string,
  vocabulary: string,
  alone: Verdict,
  together: Verdict = 'sure',
): LineKind {
  const known = new Set(vocabulary.split(/\s+/).filter(Boolean));
  return {
    name,
    signs: [...known],
    opens: beforeWords + [...known].map((word) => word.charAt(0)).join(''),
    closes: beforeWords + [...known].map((word) => word.slice(-1)).join(''),
    verdict(words) {
      if (words.length > 120) return undefined;
      const seen = new Set<string>();
      for (const word of words.split(between)) {
        if (word === '' || /^\d{1,4}$/.test(word)) continue;
        if (!known.has(word)) return undefined;
        seen.add(word);
      }
      if (seen.size === 0) return undefined;
      const long = [...seen].filter((word) => word.length > 1).length;
      if (long > 1 || (long === 1 && seen.size > 2)) return together;
      // A wrapped sentence may well leave such a word at the edge of a page.
      return [...seen].every((word) => common.has(word)) ? 'company' : alone;
    },
  };
}
