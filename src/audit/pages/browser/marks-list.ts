import type { DrawnMark } from '../model/review-data.ts';
import { type Look, lookOf } from './draw-marks.ts';
import { byId, counted, element } from './element.ts';
import { onOneLine } from './glyphs.ts';

const SIGNS: Readonly<Record<Look, string>> = { right: '✓', wrong: '✗', broken: '!', settled: '✓✗' };

/** Lists the marks of a page with their counts, and lets one download those that are only in this browser. */
export function marksList(
  file: string,
  lines: () => string,
  goTo: (mark: DrawnMark) => void,
): { readonly show: (all: readonly DrawnMark[]) => void } {
  byId('download').addEventListener('click', () => save(file, lines()));
  const entry = (drawn: DrawnMark): HTMLElement => {
    const { mark } = drawn;
    const look = lookOf(drawn);
    const [before, after] = [onOneLine(mark.raw.exact, 24), onOneLine(mark.became, 24)];
    const item = element('li');
    const go = element('button', `note marked-${look}`);
    go.type = 'button';
    const sign = element('span', 'sign', SIGNS[look]);
    sign.setAttribute('aria-hidden', 'true');
    const words = mark.rules.length === 0 ? before : `${before} → ${after}`;
    go.append(sign, element('span', 'visually-hidden', `${mark.verdict}: `), ` ${words}`);
    go.addEventListener('click', () => goTo(drawn));
    item.append(go);
    return item;
  };
  return {
    show(all) {
      const counts = new Map<string, number>();
      for (const { mark } of all) counts.set(mark.verdict, (counts.get(mark.verdict) ?? 0) + 1);
      byId('mark-count').textContent =
        all.length === 0
          ? 'none yet'
          : [...counts].map(([verdict, count]) => `${counted(count)} ${verdict}`).join(', ');
      byId('mark-list').replaceChildren(...all.map(entry));
      byId('download').hidden = lines() === '';
    },
  };
}

function save(name: string, lines: string): void {
  const link = element('a');
  const url = URL.createObjectURL(new Blob([lines], { type: 'application/jsonl' }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
