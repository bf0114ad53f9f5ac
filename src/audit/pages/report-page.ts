import type { Sidecar } from '../../documents/sidecar.ts';
import { visible } from '../../opening/problem.ts';
import type { ReportName } from '../../opening/report-files.ts';
import type { OpenReport } from '../open-report.ts';
import { hrefOf } from './href.ts';
import { escaped, page } from './markup.ts';
import type { PictureData } from './model/report-data.ts';
import { reportScript, reportStyle } from './page-assets.ts';
import { reportData } from './report-data.ts';

/** The reports before and behind one, in the order of the index. */
export interface Neighbours {
  readonly before: ReportName | undefined;
  readonly behind: ReportName | undefined;
}

/** The page of a report: raw and clean side by side, linked at every character. */
export function reportPage(
  report: OpenReport,
  { before, behind }: Neighbours,
  pictures: readonly PictureData[] = [],
): string {
  const { sidecar, raw, clean } = report;
  const title = titleOf(sidecar);
  const { part } = sidecar.source;
  const link = (name: ReportName | undefined, words: string): string =>
    name === undefined ? '' : `<a href="${escaped(hrefOf(name, report.name))}">${words}</a>`;
  const facts = [
    sidecar.source.files.map(({ path }) => path).join(', '),
    `${count(raw.text.length)} raw characters, ${count(clean.length)} clean`,
    ...(part.of > 1 ? [`report ${part.index} of ${part.of} in its document`] : []),
  ];
  const body = `<header class="top">
<nav aria-label="Reports"><a href="${escaped(hrefOf('index', report.name))}">All reports</a>${link(before, 'Previous report')}${link(behind, 'Next report')}</nav>
<h1 lang="zh-Hans"><bdi>${escaped(visible(title))}</bdi></h1>
<p class="facts">${facts.map((fact) => `<bdi>${escaped(visible(fact))}</bdi>`).join(' · ')}</p>
</header>
${bar(pictures.length > 0)}
<div class="desk">
<aside class="side" aria-label="Rules and warnings">
<details id="legend" open><summary>Rules</summary>
<p class="key" aria-hidden="true"><span class="removed">removed</span><span class="changed">changed</span><span class="inserted">inserted</span></p>
<button type="button" id="all">All</button> <button type="button" id="none">None</button>
<ul id="rules"></ul></details>
<details open><summary>Warnings and notes</summary><ul id="notes"></ul></details>
</aside>
<main id="texts" tabindex="0" data-view="both" aria-label="Raw text beside clean text, paragraph by paragraph">
<div class="heads"><span class="raw">Raw</span><span class="clean">Clean</span></div>
</main>
${pictures.length > 0 ? PAPER : ''}</div>
<section id="details" aria-live="polite" aria-label="The character that is meant"></section>
<div id="said" role="status"></div>
${HELP}
<noscript><p>The texts are shown by a script that is in this page; without scripts there is nothing to see.</p></noscript>`;
  return page({
    title: visible(title),
    body,
    style: reportStyle,
    script: reportScript,
    data: { data: reportData(report), ...(pictures.length > 0 && { pictures }) },
  });
}

/** What a report is called: its region, year and title, as far as they are stated. */
export function titleOf({ title, region, year, kindLabel }: Sidecar): string {
  const words = title ?? kindLabel ?? 'a report without a title';
  const place = region === undefined || words.includes(region.name) ? '' : region.name;
  const when = year === undefined || words.includes(String(year)) ? '' : `${year}年`;
  return `${place}${when}${words}`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

function jump(act: string, words: string, id: string, keys: readonly [string, string]): string {
  const button = (step: 1 | -1, sign: string, way: string, key: string): string =>
    `<button type="button" data-act="${act}" data-step="${step}" aria-label="${way} ${words}" title="${way} ${words} (${key})">${sign}</button>`;
  return `<span class="group">${button(-1, '‹', 'Previous', keys[1])}<span><b id="${id}"></b> ${words}s</span>${button(1, '›', 'Next', keys[0])}</span>`;
}

const bar = (hasPaper: boolean): string => `<nav class="bar" aria-label="Search and jump">
<span class="group"><input type="search" id="search" aria-label="Search in both texts" placeholder="Search ( / )" autocomplete="off" spellcheck="false"><span id="found" role="status"></span></span>
${jump('edit', 'edit', 'edits', ['n', 'p'])}
${jump('large', 'large removal', 'large', ['l', 'L'])}
${jump('warning', 'warning', 'warnings', ['w', 'W'])}
<fieldset><legend class="visually-hidden">Which text is shown</legend>
<label><input type="radio" name="view" value="both" checked> both</label>
<label><input type="radio" name="view" value="raw"> raw</label>
<label><input type="radio" name="view" value="clean"> clean</label>
</fieldset>
${hasPaper ? '<button type="button" id="look" aria-pressed="false" title="The page as it is printed (v)">Printed page</button>\n' : ''}<button type="button" id="ask" title="Keys (?)">Keys</button>
</nav>`;

const PAPER = `<aside id="paper" aria-label="The page as it is printed" hidden>
<p class="of"><button type="button" data-turn="-1" aria-label="Previous page">‹</button> <span id="sheet" role="status"></span> <button type="button" data-turn="1" aria-label="Next page">›</button></p>
<div class="sheet"><div class="leaf"><img id="drawn" alt=""><div id="boxes" aria-hidden="true"></div></div></div>
</aside>
`;

const HELP = `<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2>
<dl>
<dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous edit of the rules that are switched on</dd>
<dt><kbd>l</kbd> <kbd>L</kbd></dt><dd>next, previous large removal (20 words characters or more)</dd>
<dt><kbd>w</kbd> <kbd>W</kbd></dt><dd>next, previous warning that has a place</dd>
<dt><kbd>→</kbd> <kbd>←</kbd></dt><dd>a character on, a character back</dd>
<dt><kbd>o</kbd></dt><dd>the same place on the other side</dd>
<dt><kbd>v</kbd></dt><dd>the printed page, where there is a picture of it, with the place that is marked</dd>
<dt><kbd>/</kbd></dt><dd>search; <kbd>Enter</kbd> and <kbd>Shift</kbd> <kbd>Enter</kbd> go through what is found</dd>
<dt><kbd>Esc</kbd></dt><dd>takes the mark away</dd>
</dl>
<p>Click a character on either side: it is marked on both, and the address of the page names it.</p>
<label><input type="checkbox" id="single" checked> single letters are commands</label>
<form method="dialog"><button>Close</button></form>
</dialog>`;
