import { quoted, visible } from '../../opening/problem.ts';
import type { EditGroup } from '../edit-groups.ts';
import { coverageOf, type State, stateOf } from './coverage.ts';
import { hrefOf } from './href.ts';
import type { IndexData, IndexEntry } from './index-data.ts';
import { escaped, page } from './markup.ts';
import { indexScript, indexStyle } from './page-assets.ts';
import { titleOf } from './report-page.ts';

const SIGNS: Readonly<Record<State, string>> = { complete: '●', truncated: '◐', failed: '✕' };
const MEANING: Readonly<Record<State, string>> = {
  complete: 'complete',
  truncated: 'beginning or end missing',
  failed: 'failed',
};

/** The index of a corpus: what there is, what each rule took away, where to look first. */
export function indexPage(data: IndexData): string {
  const { entries, documents, failed, rules } = data;
  const own = entries.flatMap(({ sidecar }) => (sidecar === undefined ? [] : [sidecar]));
  const raw = own.reduce((sum, { source }) => sum + source.part.to - source.part.from, 0);
  const clean = own.reduce((sum, { length }) => sum + length.characters, 0);
  const sums: readonly (readonly [string, number])[] = [
    ['documents', documents],
    ['reports', entries.length],
    ['raw characters', raw],
    ['clean characters', clean],
    ['edits', rules.reduce((sum, { edits }) => sum + edits, 0)],
    ['reports not complete', entries.filter((entry) => stateOf(entry) !== 'complete').length],
    ['documents failed', failed.length],
  ];
  const body = `<main>
<h1>Audit of the corpus</h1>
<p class="soft">Every edit between raw and clean, signed by its rule. Open a report to see both texts side by side.</p>
<dl class="sums">${sums.map(([name, value]) => `<div><dt>${name}</dt><dd>${count(value)}</dd></div>`).join('')}</dl>
${section('Failed documents', failed.length > 0 ? list(failed.map(({ path, error }) => `<code>${bare(path)}</code>: ${bare(error)}`)) : '')}
${section('Coverage: region by year', coverage(entries))}
${section('Look here first: rare and large losses', look(data.groups))}
${section('What each rule did', ruleTable(data))}
${section('Warnings and notes', warnings(entries))}
${section('Reports', reportTable(entries))}
</main>`;
  return page({ title: 'Audit of the corpus', body, style: indexStyle, script: indexScript });
}

function section(title: string, inside: string): string {
  return inside === '' ? '' : `<section><h2>${title}</h2>\n${inside}\n</section>`;
}

function list(items: readonly string[]): string {
  return `<ul class="plain">${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
}

/** What a document says, in a line of its own direction, its hidden characters named. */
function bare(text: string): string {
  return `<bdi>${escaped(visible(text))}</bdi>`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

function nameOf({ name, sidecar }: IndexEntry): string {
  return sidecar === undefined ? name : titleOf(sidecar);
}

function link(entry: IndexEntry, words: string, attributes = ''): string {
  if (entry.broken !== undefined) return `<span${attributes}>${words}</span>`;
  return `<a href="${escaped(hrefOf(entry.name, 'index'))}"${attributes}>${words}</a>`;
}

function coverage(entries: readonly IndexEntry[]): string {
  const { years, groups } = coverageOf(entries);
  const key = (['complete', 'truncated', 'failed'] as const)
    .map(
      (state) => `<span class="state ${state}" aria-hidden="true">${SIGNS[state]}</span> ${MEANING[state]}`,
    )
    .join(' &nbsp; ');
  const head = `<thead><tr><th scope="col">region</th>${years.map((year) => `<th scope="col">${escaped(year)}</th>`).join('')}</tr></thead>`;
  const tables = groups.map(({ name, regions: own }) => {
    const rows = own.map((region) => {
      const cells = region.cells.map(({ year, entries: here }) => {
        const links = here.map(({ entry, state }) => {
          const said = `${region.name} ${year}, ${nameOf(entry)}: ${MEANING[state]}`;
          return link(
            entry,
            SIGNS[state],
            ` class="state ${state}" title="${escaped(visible(said))}" aria-label="${escaped(visible(said))}"`,
          );
        });
        return `<td>${links.join(' ')}</td>`;
      });
      return `<tr><th scope="row" lang="zh-Hans">${bare(region.name)}</th>${cells.join('')}</tr>`;
    });
    return `<tbody><tr><th class="group" scope="rowgroup" colspan="${years.length + 1}" lang="zh-Hans">${bare(name)}</th></tr>${rows.join('\n')}</tbody>`;
  });
  return entries.length === 0
    ? ''
    : `<p>${key}</p>\n<div class="wide"><table class="coverage">${head}${tables.join('\n')}</table></div>`;
}

function look(groups: readonly EditGroup[]): string {
  const items = groups.map(({ rules, before, after, count: often, places }) => {
    const [place] = places;
    if (place === undefined) return '';
    const gone =
      before === ''
        ? ''
        : `<del class="${after === '' ? 'removed' : 'changed'}">${escaped(quoted(before, 160))}</del>`;
    const come =
      after === ''
        ? ''
        : `<ins class="${before === '' ? 'inserted' : 'changed'}">${escaped(quoted(after, 160))}</ins>`;
    const href = `${hrefOf(place.report, 'index')}#${before === '' ? 'c' : 'r'}${before === '' ? place.clean.from : place.raw.from}`;
    const times = often === 1 ? '' : `, ${count(often)} times`;
    return `<li><code>${escaped(rules.join(', '))}</code>${times}<bdi class="words" lang="zh-Hans">${[gone, come].filter((part) => part !== '').join(' → ')}</bdi><a href="${escaped(href)}">${bare(place.report)}</a></li>`;
  });
  return items.length === 0 ? '' : `<ol class="first">${items.join('\n')}</ol>`;
}

function ruleTable({ rules }: IndexData): string {
  const head = ['edits', 'removed', 'changed', 'inserted', 'words lost'];
  const rows = rules.map(
    ({ rule, edits, removed, changed, inserted, lost }) =>
      `<tr><th scope="row"><code>${escaped(rule)}</code></th>${[edits, removed, changed, inserted, lost].map(number).join('')}</tr>`,
  );
  return `<p class="soft">Characters (UTF-16); an edit of several rules is counted with the one that acted last.</p><div class="wide"><table><thead><tr><th scope="col" data-order="words">rule</th>${head.map((name) => `<th scope="col" class="number" data-order="number">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function warnings(entries: readonly IndexEntry[]): string {
  const items = entries.flatMap((entry) => {
    const all = entry.broken === undefined ? entry.notes : [entry.broken, ...entry.notes];
    return all.map((note) => `${link(entry, bare(nameOf(entry)))}: ${bare(note)}`);
  });
  return items.length === 0 ? '' : list(items);
}

function reportTable(entries: readonly IndexEntry[]): string {
  const words = ['report', 'region', 'year', 'source', 'state'];
  const numbers = ['raw', 'clean', 'edits', 'words lost', 'notes'];
  const rows = entries.map((entry) => {
    const { sidecar, edits, lost, notes } = entry;
    const state = stateOf(entry);
    const part = sidecar?.source.part;
    const cells = [
      bare(sidecar?.region?.name ?? ''),
      sidecar?.year ?? '',
      bare(entry.name.slice(0, entry.name.lastIndexOf('/'))),
      `<span class="state ${state}" title="${MEANING[state]}">${SIGNS[state]}<span class="visually-hidden"> ${MEANING[state]}</span></span>`,
    ];
    const figures = [
      part === undefined ? 0 : part.to - part.from,
      sidecar?.length.characters ?? 0,
      edits,
      lost,
      notes.length,
    ];
    return `<tr><th scope="row" lang="zh-Hans">${link(entry, bare(nameOf(entry)))}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}${figures.map(number).join('')}</tr>`;
  });
  return `<p><input type="search" id="filter" aria-label="Filter the reports" placeholder="Filter: region, year, source …" autocomplete="off" spellcheck="false"> <span id="shown" role="status" class="soft"></span></p>
<div class="wide"><table id="reports"><thead><tr>${words.map((name) => `<th scope="col" data-order="words">${name}</th>`).join('')}${numbers.map((name) => `<th scope="col" class="number" data-order="number">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function number(value: number): string {
  return `<td class="number">${count(value)}</td>`;
}
