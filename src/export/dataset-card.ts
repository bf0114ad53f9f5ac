import { grouped } from '../drawing/in-words.ts';
import { type Dataset, descriptionOf, licenceUrl, titleOf } from './dataset.ts';
import { type Facts, takingRules } from './facts.ts';
import type { FormatName } from './format.ts';

/** So many of a list are named; the rest is counted. */
const NAMED = 50;

/** A licence whose address can be shown as it is. */
const PLAIN = /^[\w.+:/?&=#~-]+$/;

/** The formats that Hugging Face loads by itself, the better first. */
const LOADED: readonly FormatName[] = ['parquet', 'jsonl', 'csv'];

/**
 * `README.md`: a dataset card with the front matter of Hugging Face.
 *
 * Its numbers are those of this export. What was not said of the dataset is said to be not stated.
 */
export function datasetCard(dataset: Dataset): string {
  const { said, facts } = dataset;
  const licence =
    said.licence === undefined
      ? 'Not stated. Ask those who made this export before you use it; the documents themselves have publishers of their own.'
      : `${markdown(said.licence)}${PLAIN.test(said.licence) ? ` (<${licenceUrl(said.licence)}>)` : ''}`;
  const parts: readonly string[] = [
    frontMatter(dataset),
    `# ${markdown(titleOf(said))}`,
    markdown(descriptionOf(dataset)),
    table(
      ['', ''],
      [
        ['Reports', grouped(facts.reports)],
        ['Complete', grouped(facts.complete)],
        ['Characters', grouped(facts.characters)],
        ['Han characters', grouped(facts.han)],
        ['Kinds', facts.kinds.map(([kind, many]) => `${kind} ${grouped(many)}`).join(', ')],
        ['Made by', `${facts.tool} ${facts.version}`],
        ['Creator', markdown(said.creator ?? 'not stated')],
        ['Published', said.published ?? 'not stated'],
        ['Version', markdown(said.version ?? 'not stated')],
      ],
    ),
    '## Licence',
    licence,
    '## Files',
    files(dataset),
    '## What is in it',
    '![Reports by year and level](plots/reports-by-year.svg)',
    '![Reports by length](plots/lengths.svg)',
    table(
      ['source', 'raw documents', 'failed', 'reports'],
      facts.sources.map((each) => [
        markdown(each.source),
        grouped(each.documents),
        grouped(each.failed),
        grouped(each.reports),
      ]),
    ),
    '## How it was cleaned',
    `Every text is its raw text with signed edits: a rule proposes a change, and what no rule names is verbatim. So each clean character has its place in a raw file, and each raw character was kept or left for a reason with a name. ${facts.stages.length === 0 ? 'No rule changed anything.' : `The stages that changed something: ${facts.stages.join(', ')}.`} The rules by weight, without the rule that sets the other reports of a page aside, which is no loss:`,
    '![Raw characters that each rule removed or changed](plots/removed-by-rule.svg)',
    table(
      ['rule', 'edits', 'removed or changed', 'inserted'],
      takingRules(facts).map((each) => [
        `\`${each.rule}\``,
        grouped(each.edits),
        grouped(each.removed),
        grouped(each.inserted),
      ]),
    ),
    '## Known gaps',
    gaps(facts),
    '## Checking',
    '`sha256sum --check --quiet SHA256SUMS` tells whether the files are those that were exported; `clean_sha256` in each row is the hash of its text. The same corpus, exported again, gives the same bytes.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function frontMatter({ said, facts, formats }: Dataset): string {
  const loaded = LOADED.find((format) => formats.some((each) => each.format === format));
  const size = ['n<1K', '1K<n<10K', '10K<n<100K', '100K<n<1M', '1M<n<10M'][
    Math.max(0, Math.min(4, String(facts.reports).length - 3))
  ];
  const lines = [
    '---',
    `pretty_name: ${yaml(titleOf(said))}`,
    'language:',
    '- zh',
    ...(said.licence === undefined ? [] : [`license: ${yaml(hubLicence(said.licence))}`]),
    'size_categories:',
    `- ${size}`,
    'task_categories:',
    '- text-generation',
    'tags:',
    '- government-work-report',
    '- china',
    '- provenance',
    ...(loaded === undefined
      ? []
      : [
          'configs:',
          '- config_name: default',
          '  data_files:',
          '  - split: train',
          `    path: "${loaded}/*.${loaded}"`,
        ]),
    '---',
  ];
  return lines.join('\n');
}

/** A text in YAML: JSON, but for the characters that YAML does not let stand in a text. */
function yaml(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\p{Cf}\u2028\u2029\ufffe\uffff]/gu,
    (character) => `\\U${(character.codePointAt(0) as number).toString(16).padStart(8, '0')}`,
  );
}

/** Hugging Face writes the identifiers of SPDX in small letters, and calls one that is an address `other`. */
function hubLicence(licence: string): string {
  return /^https?:/.test(licence) ? 'other' : licence.toLowerCase();
}

function files({ formats }: Dataset): string {
  const says: Readonly<Record<FormatName, string>> = {
    jsonl: 'JSON Lines, a report a line; nested lists with it',
    parquet: 'Parquet; nested lists with it',
    csv: "CSV (RFC 4180, UTF-8 with a byte order mark), safe to open in a spreadsheet: an apostrophe before `=`, `+`, `-`, `@`, a tab or `'` at the beginning of a cell is to be taken away; lists are JSON. A cell of Excel holds 32,767 characters",
    dolma: 'documents for Dolma: `id`, `text`, `source`, `added`, `created`, `metadata`',
    tei: 'TEI P5, a report a file: the original and the regularised reading side by side; `files.csv` has the hash of each',
  };
  return table(
    ['folder', 'what', 'files', 'bytes'],
    formats.map(({ format, files: own }) => [
      `\`${format}/\``,
      says[format],
      grouped(own.length),
      grouped(own.reduce((sum, { bytes }) => sum + bytes, 0)),
    ]),
  );
}

function gaps({ truncated, failed, unplaced, warned, reports, complete }: Facts): string {
  const parts = [
    `- Reports that are not complete, ${grouped(reports - complete)} of ${grouped(reports)}: ${named(truncated.map(({ path, what }) => `${path}: ${what}`))}`,
    `- Raw documents that failed, so that their reports are missing or those of an earlier build, ${grouped(failed.length)}: ${named(failed.map(({ path, error }) => `${path}: ${error}`))}`,
    `- Reports that state no year, or no region that has a code: ${grouped(unplaced)}.`,
    `- Reports with something in the column \`warnings\`: ${grouped(warned)}.`,
    '- What no raw document was there for is not known here: `pipeline coverage --expect` tells it.',
  ];
  return parts.join('\n');
}

function named(list: readonly string[]): string {
  if (list.length === 0) return 'none.';
  const shown = list.slice(0, NAMED).map((each) => `\n  - ${markdown(each)}`);
  return `${shown.join('')}${list.length > NAMED ? `\n  - and ${grouped(list.length - NAMED)} more` : ''}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Words from outside on one line, shown as they are: no sign of theirs becomes markup, and none is hidden. */
function markdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, (character) => `U+${(character.codePointAt(0) as number).toString(16).toUpperCase()}`)
    .replace(SIGNS, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What would be markup somewhere in a line of Markdown, in a cell, or in the addresses that are made links. */
const SIGNS = /[\\`*_~[\]<>&|#:@!$]|^[-+=]|(?<=^\d{1,9})[.)]|(?<=www)\./g;

/** What is not seen, or turns the words around it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
