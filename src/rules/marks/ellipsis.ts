import { nextUnit } from '../../text/units.ts';
import { rewrite } from '../rule.ts';
import { scanned } from '../scanned.ts';
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
export const stoppedEllipsis = scanned(
  'stopped-ellipsis',
  (units, begin, end, found) => {
    for (
      let from = nextUnit(units, STOP, begin, end), to = from;
      from < end;
      from = nextUnit(units, STOP, to, end)
    ) {
      to = from + 1;
      let stops = 1;
      for (let next = nextStop(units, to, end); next < end; next = nextStop(units, to, end)) {
        stops += 1;
        to = next + 1;
      }
      if (stops >= 3 && stops <= 6) found.push(from, to, '……');
    }
  },
  // The third stands behind the second, and a stop behind a space is no more than that: `万元 。`
  [
    { of: '。', after: '。 ' },
    { of: '。 ', after: '。' },
  ],
);

const [SPACE, STOP] = [0x20, 0x3002];

/** Where the full stop stands that follows, with a space between or none; `end`, where none does. */
function nextStop(units: Uint16Array, at: number, end: number): number {
  const next = units[at] === SPACE ? at + 1 : at;
  return next < end && units[next] === STOP ? next : end;
}

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
