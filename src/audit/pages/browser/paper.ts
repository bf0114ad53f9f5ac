import { boxesOf, offsetAt } from '../model/boxes.ts';
import { type Link, lastAtOrBefore } from '../model/linked-text.ts';
import type { PictureData, ReportData } from '../model/report-data.ts';
import { byId, element } from './element.ts';
import { onOneLine } from './glyphs.ts';

/** The printed page beside the texts. */
export interface Paper {
  /** shows it, or takes it away */
  readonly turn: () => void;
  /** marks a place on it, and turns to its page */
  readonly mark: (link: Link | undefined) => void;
}

/** The printed pages, where the page has pictures of them; a click on a word there is told with its raw offset. */
export function paperOf({ files }: ReportData, onPick: (offset: number) => void): Paper {
  const held = document.getElementById('pictures');
  if (held === null) return { turn: () => undefined, mark: () => undefined };
  const [home, image, frame, button] = [
    byId('paper'),
    byId<HTMLImageElement>('drawn'),
    byId('boxes'),
    byId('look'),
  ];
  const starts = files.map(({ from }) => from);
  let pictures: readonly PictureData[] | undefined;
  let shown = -1;
  let marked: Link | undefined;

  /** They are read when they are first looked at. */
  const all = (): readonly PictureData[] => {
    pictures ??= JSON.parse(held.textContent ?? '[]') as readonly PictureData[];
    return pictures;
  };

  const draw = (index: number): void => {
    const picture = all()[index];
    if (picture === undefined) return;
    const { file, page, width, height } = picture;
    if (index !== shown) {
      shown = index;
      image.src = `data:image/webp;base64,${picture.image}`;
      image.width = width;
      image.height = height;
      const path = onOneLine(files[file]?.path ?? '', Infinity);
      image.alt = `Page ${page} of ${path}, as it is printed`;
      byId('sheet').textContent = `page ${page}: ${index + 1} of ${all().length}`;
    }
    const { raw } = marked ?? {};
    const own =
      raw === undefined ? [] : boxesOf(files[file] as ReportData['files'][number], raw.from, raw.to);
    frame.replaceChildren(
      ...own
        .filter((box) => box.page === page)
        .map((box) => {
          const mark = element('div', 'box');
          mark.style.left = `${(box.left / width) * 100}%`;
          mark.style.top = `${(box.top / height) * 100}%`;
          mark.style.width = `${(box.width / width) * 100}%`;
          mark.style.height = `${(box.height / height) * 100}%`;
          return mark;
        }),
    );
    frame.firstElementChild?.scrollIntoView({ block: 'nearest' });
  };

  const turnTo = (): void => {
    if (home.hidden) return;
    const file = marked === undefined ? -1 : lastAtOrBefore(starts, starts.length, marked.raw.from);
    const [box] =
      marked === undefined
        ? []
        : boxesOf(files[file] as ReportData['files'][number], marked.raw.from, marked.raw.to);
    const index = all().findIndex((picture) => picture.file === file && picture.page === box?.page);
    draw(index >= 0 ? index : Math.max(0, shown));
  };

  const turn = (): void => {
    home.hidden = !home.hidden;
    button.setAttribute('aria-pressed', String(!home.hidden));
    document.body.classList.toggle('with-paper', !home.hidden);
    turnTo();
  };

  button.addEventListener('click', turn);
  for (const each of home.querySelectorAll<HTMLButtonElement>('button[data-turn]'))
    each.addEventListener('click', () => {
      const next = shown + Number(each.dataset.turn);
      if (next >= 0 && next < all().length) draw(next);
    });
  byId('boxes').addEventListener('click', ({ clientX, clientY }) => {
    const picture = all()[shown];
    if (picture === undefined) return;
    const { left, top, width, height } = frame.getBoundingClientRect();
    const x = ((clientX - left) / width) * picture.width;
    const y = ((clientY - top) / height) * picture.height;
    const offset = offsetAt(files[picture.file] as ReportData['files'][number], picture.page, x, y);
    if (offset !== undefined) onPick(offset);
  });
  return {
    turn,
    mark(link) {
      marked = link;
      turnTo();
    },
  };
}
