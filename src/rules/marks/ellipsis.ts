import { rewrite } from '../rule.ts';
import { CHINESE_MARK, HAN, NO_FIGURE, QUOTE } from './character-class.ts';

const dotted = new RegExp(
  `(?=[.·•．⋯])(?<=[${HAN}${CHINESE_MARK}${QUOTE}%,;:!?()"'] ?)(?:\\.{3,6}(?!\\.)|·{3,6}(?!·)|•{3,6}(?!•)|．{3,6}(?!．)|⋯{1,2}(?!⋯))`,
  'g',
);

/**
 * `等等...` → `等等……`, `······` → `……`: three to six dots after Han or a Chinese mark.
 *
 * More are the leaders of a table of contents; `a...b` in Latin stays.
 */
export const dottedEllipsis = rewrite('dotted-ellipsis', dotted, '……', {
  needs: [{ of: '.·•．⋯', after: NO_FIGURE }],
});

/** `。。。` → `……`: an ellipsis typed with full stops, three to six of them. */
export const stoppedEllipsis = rewrite('stopped-ellipsis', /(?<!。 ?)。(?: ?。){2,5}(?! ?。)/g, '……', {
  needs: [{ of: '。', after: '。 ' }],
});

/** `等…` → `等……`: in Chinese an ellipsis has six dots, and so two signs; one or three are a misprint. */
export const halfEllipsis = rewrite(
  'half-ellipsis',
  new RegExp(
    `…(?<!… ?…)(?:(?<=[${HAN}${CHINESE_MARK}${QUOTE}%,;:!?()"'] ?…)|(?<![A-Za-z] ?…)(?=[… ]{0,4}[${HAN}]))(?: ?…){0,2}(?! ?…)`,
    'g',
  ),
  '……',
  { needs: ['…'] },
);
