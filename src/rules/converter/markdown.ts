import { rewrite } from '../rule.ts';

/** `上行<br>下行` → two lines: the tag for a line break that a converter left. */
export const lineBreakTag = rewrite('line-break-tag', / ?<br ?\/?> ?/gi, '\n', { needs: ['<', '>'] });

/** `\*` → `*`, `1\.` → `1.`: the stroke by which markdown says that a sign is meant. `\\` and `C:\名` stay. */
export const markdownEscape = rewrite('markdown-escape', /(?<!\\)\\(?=[*#_~.+>[\]()!|`-])/g, '', {
  needs: ['\\'],
});

/** `**产业做强。**` → `产业做强。`: signs of emphasis. `2**3`, a lone `*` and a row of stars stay. */
export const markdownEmphasis = rewrite(
  'markdown-emphasis',
  /(?<![*0-9A-Za-z])\*{2,3}(?!\*)|(?<!\*)\*{2,3}(?![*0-9A-Za-z])/g,
  '',
  { needs: ['*'] },
);

/** `## 一、回顾` → `一、回顾`: the signs of a heading at the start of a line. `#1` and `#话题#` stay. */
export const markdownHeading = rewrite('markdown-heading', /(?<=^|\n) ?(?:#{1,6} )+(?=[^\s#])/g, '', {
  needs: ['#'],
});
