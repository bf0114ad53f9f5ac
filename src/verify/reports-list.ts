import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Manifest } from '../documents/manifest.ts';
import { folderError } from '../opening/folder-error.ts';
import type { Problem } from '../opening/problem.ts';
import type { ReportName } from '../opening/report-files.ts';
import { explainer, placedByList, type SecondCopy } from './blame/explain-line.ts';
import { otherwise, type ReportLine, sealProblem } from './prove-task.ts';

/** The name of the file that has all reports, one a line. */
const LIST = 'reports.jsonl';

/**
 * Holds `reports.jsonl` against the reports: one line each, in order, with the same metadata and the same text.
 *
 * It is read as a stream: a line is known by the hash that was made of its report, and only one that is not is
 * parsed. Where a file of a report was damaged, the list is the second copy that tells where.
 */
export async function proveList(
  folder: string,
  reports: readonly ReportLine[],
  said: Manifest['list'],
  all: boolean,
): Promise<readonly Problem[]> {
  const byHash = new Map(reports.map(({ sha256, name }) => [sha256, name]));
  const problems: Problem[] = [];
  const explain = explainer(folder, reports);
  const second = new Map<ReportName, SecondCopy>();
  const found = new Set<ReportName>();
  const wrong = (message: string, line?: number): number =>
    problems.push({
      folder: 'clean',
      file: LIST,
      message,
      ...(line === undefined ? {} : { place: `line ${line}` }),
    });
  const hashes = createHash('sha256');
  let bytes = 0;
  let number = 0;
  let before = '';
  try {
    for await (const line of lines(join(folder, LIST))) {
      number += 1;
      bytes += line.length;
      const whole = line.at(-1) === 0x0a;
      const words = whole ? line.subarray(0, -1) : line;
      const own = createHash('sha256').update(words).digest();
      hashes.update(own);
      let name = byHash.get(own.toString('hex'));
      if (name === undefined) {
        const explained = await explain(words.toString('utf8'), found);
        if (!all && explained.name === undefined) continue;
        name = explained.name;
        for (const message of explained.messages) wrong(message, number);
        if (name !== undefined && explained.second !== undefined) second.set(name, explained.second);
      }
      if (!whole) wrong('the line has no end', number);
      if (name === undefined) continue;
      if (found.has(name)) wrong(`${name} is listed twice`, number);
      found.add(name);
      if (!inOrder(before, name)) wrong(`${name} stands behind ${before}: not in order`, number);
      before = name;
    }
  } catch (error) {
    wrong(folderError(error));
    return [...problems, ...(await placedByList(folder, reports, second))];
  }
  for (const { name } of reports) if (!found.has(name)) wrong(`${name} has no line`);
  const seal = said && { sha256: said.sha256OfLines, bytes: said.bytes };
  const message = sealProblem({ sha256: hashes.digest('hex'), bytes }, seal);
  if (all && message !== undefined && problems.length === 0) problems.push(otherwise(LIST));
  return [...problems, ...(await placedByList(folder, reports, second))];
}

/** By folder, then by name. */
function inOrder(one: ReportName, other: ReportName): boolean {
  const [first, second] = [dirname(one), dirname(other)];
  return one === '' || first < second || (first === second && `${one}.txt` <= `${other}.txt`);
}

/** The lines of a file, with their line feeds. (Node's readline also breaks at U+2028, which JSON may hold.) */
async function* lines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    let bytes = chunk as Buffer;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      const last = bytes.subarray(0, end + 1);
      yield rest.length === 0 ? last : Buffer.concat([...rest, last]);
      rest = [];
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > 0) rest.push(bytes);
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
