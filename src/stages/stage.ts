import type { FittedAdapter } from '../adapters/fitted.ts';
import type { Report } from '../documents/report.ts';

/** One verb of the pipeline: takes a report, gives the reports it became. */
export interface Stage {
  readonly name: string;
  readonly run: (report: Report, adapter: FittedAdapter) => readonly Report[] | Promise<readonly Report[]>;
}
