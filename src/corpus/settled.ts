import type { Code } from './code/code.ts';
import type { Earlier } from './earlier.ts';
import { sameEntry, unwritten } from './entry.ts';
import { foundList } from './reports-list.ts';
import type { Entry, State } from './state.ts';

/**
 * The documents of a clean folder that is as this run would leave it, to be summed up; undefined where it is not.
 *
 * `documents` are the paths of all raw documents: nothing of any of them has changed. Then their reports have the names
 * they would be given, unless one failed and holds names, or a run was cut off, or other code wrote the lists.
 */
export async function settledEntries(
  documents: readonly string[],
  state: State,
  earlier: Earlier,
): Promise<readonly Entry[] | undefined> {
  const { force, code, journal } = state;
  const { list } = earlier;
  const mayBe =
    !force &&
    earlier.isAsWritten &&
    list !== undefined &&
    journal.before.length === 0 &&
    isSame(code, earlier.code);
  if (!mayBe || documents.length !== earlier.documents.size) return undefined;
  for (const path of documents) {
    const before = earlier.documents.get(path);
    if (before === undefined || before.error !== undefined || before.code !== undefined) return undefined;
  }
  if ((await foundList(state))?.sha256OfLines !== list.sha256OfLines) return undefined;
  return documents.map((path) => {
    const reports = earlier.documents.get(path)?.reports ?? [];
    return { ...sameEntry(path, earlier), reports: reports.map((report) => unwritten(report, earlier)) };
  });
}

function isSame(one: Code | undefined, other: Code | undefined): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
