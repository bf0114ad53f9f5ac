import type { SameAs } from '../documents/sidecar.ts';
import type { Problem } from '../opening/problem.ts';
import type { ReportLine } from './prove-task.ts';

/** What stands in the other report's sidecar for what stands in this one's. */
const MIRRORED: Readonly<Record<SameAs['relation'], SameAs['relation']>> = {
  identical: 'identical',
  near: 'near',
  contains: 'contained',
  contained: 'contains',
  overlaps: 'overlaps',
  'other-part': 'other-part',
};

/**
 * Holds what sidecars say of reports that are the same against each other: the other one is there, and says it too.
 *
 * All that are told to be the same as each other name the same one as canonical. That the texts are alike is not proved.
 */
export function* sameAsProblems(lines: readonly ReportLine[]): Generator<Problem> {
  const byReport = new Map(lines.map((line) => [`${line.name}.txt`, line]));
  for (const { name, sameAs = [] } of lines) {
    let marked = 0;
    for (const [index, said] of sameAs.entries()) {
      const wrong = (message: string): Problem => ({
        folder: 'clean',
        file: `${name}.json`,
        place: `sameAs.${index}`,
        message,
      });
      const { report } = said;
      const other = byReport.get(report);
      if (report === `${name}.txt`) yield wrong('it names the report itself');
      if (sameAs.findIndex((each) => each.report === report) < index) yield wrong(`${report} is named twice`);
      marked += said.canonical === true ? 1 : 0;
      if (marked > 1) yield wrong(`${report} is the second that is marked canonical`);
      if (other === undefined) {
        yield wrong(`there is no report ${report}`);
        continue;
      }
      if (other.id !== said.id) yield wrong(`${report} has the id ${other.id}, not ${said.id}`);
      const back = other.sameAs?.find((each) => each.report === `${name}.txt`);
      if (back === undefined) yield wrong(`${report} does not say that it is the same as this one`);
      else if (!isMirrored(said, back)) yield wrong(`${report} says something else of the two`);
      else if (canonicalOf(`${name}.txt`, sameAs) !== canonicalOf(report, other.sameAs ?? []))
        yield wrong(`${report} names another as canonical`);
    }
  }
}

function isMirrored({ relation, share }: SameAs, back: SameAs): boolean {
  return (
    back.relation === MIRRORED[relation] && back.share.here === share.there && back.share.there === share.here
  );
}

/** Where none of the others is marked, the report itself is the one. */
function canonicalOf(report: string, sameAs: readonly SameAs[]): string {
  return sameAs.find(({ canonical }) => canonical === true)?.report ?? report;
}
