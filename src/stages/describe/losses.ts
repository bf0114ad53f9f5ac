import type { About } from '../../documents/sidecar.ts';
import { neededWords } from '../../rules/needed-words.ts';
import type { Traced } from '../../text/traced.ts';
import type { Look } from './look.ts';
import type { Reading } from './reading.ts';

/** What an edition has lost or put in that the report had or had not: told to a person, and noted beside the report. */
interface Loss {
  readonly note: string;
  readonly warning: string;
  /** whether words of the report are gone */
  readonly lost: boolean;
  /** whether they are gone from its end */
  readonly atEnd: boolean;
}

/** So many places, and it is how the whole text was made. */
const systematic = 5;

/** A letter for a name or a figure: `X市`, `XX县`, `X.X%`, `××万元`, `增长__%`. */
const placeholder =
  /(?=[XxＸ×＊*_○〇])(?<![A-Za-z0-9])(?:[XxＸ×＊*]{1,6}(?:\.[XxＸ×]{1,3})?|_{2,12}|[○〇]{2,4})(?=[省市县区州盟旗镇乡村%年月日亿万个家户亩吨元])/g;

/** How many signs of percent have a Han character before them and no figure: `增长%`. */
function figuresLost(text: string): number {
  let lost = 0;
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1))
    if (/\p{Script=Han}$/u.test(text.slice(Math.max(0, at - 2), at))) lost += 1;
  return lost;
}

/** What a site that shows only some pages of a document says where it stops. */
const preview =
  /试读(?:已)?结束|(?<=^|[…。.，,])(?:还剩|剩余|还有)\d{0,5}(?:页|%)?(?:未读|内容|未显示)|(?:下载|购买|开通会员|登录)[^。]{0,6}(?:后)?(?:可)?(?:查看|阅读)(?:全文|全部|完整)|(?:未完|全文)[，,]?(?:请)?下载|免费预览(?:已)?结束|预览(?:已)?结束|下载(?:本)?文档(?:到电脑)?[，,]?/;

/** One of these is in all that it says. */
const wordsOfPreview = neededWords(preview) ?? [''];

function shownAtEnd(lines: readonly string[]): string | undefined {
  const all = lines.join('\n');
  if (!wordsOfPreview.some((word) => all.includes(word))) return undefined;
  return lines.map((line) => preview.exec(line)?.[0]).find(Boolean);
}

/** What only such a site says, wherever on the page. */
const previewAnywhere = /试读(?:已)?结束|(?:还剩|剩余)\d{1,5}页(?:未读)?|[…。.]剩余内容|预览(?:已)?结束/;

/** One of them is in all that it says: each is looked for in no time. */
const previewWords = ['剩', '结束'];

/** The reports of a page have its raw text in common. */
let latest: { readonly raw: string; readonly shown: string | undefined } = { raw: '', shown: undefined };

function shownIn(raw: string): string | undefined {
  if (latest.raw === raw) return latest.shown;
  const mayBe = previewWords.some((word) => raw.includes(word));
  latest = { raw, shown: mayBe ? previewAnywhere.exec(raw)?.[0] : undefined };
  return latest.shown;
}

const GLOSS = 'normalise/pinyin-gloss';

/** How this edition of a report differs from what was delivered, as far as it shows. */
export function lossesIn(
  { text: whole, paragraphs, removed }: Reading,
  { placeholders, barePercent }: Look,
  text: Traced,
): readonly Loss[] {
  const found: Loss[] = [];
  const add = (note: string, warning: string, lost: boolean, atEnd = false): void => {
    found.push({ note, warning, lost, atEnd });
  };
  const glosses = text.rules.includes(GLOSS)
    ? [...text.pieces()].filter(({ by }) => by.includes(GLOSS)).length
    : 0;
  if (glosses > 0)
    add(
      'its characters are glossed in pinyin, as on the pages of mirror sites',
      `${glosses} readings in pinyin were removed: a mirror site put them in, and may have changed more; compare it with another edition`,
      false,
    );
  const letters = placeholders ? [...whole.matchAll(placeholder)] : [];
  if (letters.length >= systematic)
    add(
      'names or figures are replaced by placeholders',
      `${letters.length} placeholders stand for names or figures, such as ${letters[0]?.[0]}: it is a template, or made anonymous`,
      true,
    );
  const figures = barePercent ? figuresLost(whole) : 0;
  if (figures >= 3)
    add(
      'figures are missing',
      `${figures} signs of percent have no figure before them: the edition has lost characters`,
      true,
    );
  const shown =
    shownAtEnd([...paragraphs.slice(-3), ...removed.slice(-8).map(({ text: gone }) => gone)]) ??
    shownIn(text.raw);
  if (shown !== undefined)
    add(
      'it is a preview and breaks off',
      `the site shows only the first pages of it: “${shown}”; fetch the whole document`,
      true,
      true,
    );
  return found;
}

/** The completeness of a text that has lost this. */
export function withLosses(
  completeness: About['completeness'],
  losses: readonly Loss[],
): About['completeness'] {
  if (losses.length === 0) return completeness;
  return {
    ...completeness,
    complete: completeness.complete && !losses.some(({ lost }) => lost),
    truncatedEnd: completeness.truncatedEnd || losses.some(({ atEnd }) => atEnd),
    notes: [...completeness.notes, ...losses.map(({ note }) => note)],
  };
}
