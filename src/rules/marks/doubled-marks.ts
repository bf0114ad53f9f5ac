import { rewrite } from '../rule.ts';

/**
 * `，，` → `，`, `。。` → `。`, `，。` → `。`: of marks that say the same twice one stays, and of a pause and a stop the stop.
 *
 * `！！`, `？！` and `……` are meant, and so may `。，` be: what was lost between them nobody knows.
 */
export const doubledMarks = rewrite(
  'doubled-marks',
  /[，、；。]{2,}|：{2,}/g,
  (match) => {
    const marks = match[0];
    const stop = marks.lastIndexOf('。');
    const rest = marks.slice(stop + 1).replace(/(.)\1+/g, '$1');
    return stop === -1 ? rest : `。${rest}`;
  },
  { needs: [{ of: '，、；。：', after: '，、；。：' }] },
);
