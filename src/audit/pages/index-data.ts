import type { Sidecar } from '../../documents/sidecar.ts';
import type { ReportName } from '../../opening/report-files.ts';
import type { EditGroup, RuleSum } from '../edit-groups.ts';

/** One report, as the index tells of it. */
export interface IndexEntry {
  readonly name: ReportName;
  /** absent where it cannot be read */
  readonly sidecar: Sidecar | undefined;
  readonly edits: number;
  /** Han characters, letters and digits that rules took away */
  readonly lost: number;
  readonly notes: readonly string[];
  /** why it has no page, if it has none */
  readonly broken: string | undefined;
  /** whether its document failed, so that it is of an earlier build */
  readonly failed: boolean;
}

/** A document that failed. */
interface FailedDocument {
  readonly path: string;
  readonly error: string;
}

/** All that the index of a corpus tells. */
export interface IndexData {
  readonly documents: number;
  readonly entries: readonly IndexEntry[];
  readonly failed: readonly FailedDocument[];
  readonly rules: readonly RuleSum[];
  /** the rare and large losses first */
  readonly groups: readonly EditGroup[];
}
