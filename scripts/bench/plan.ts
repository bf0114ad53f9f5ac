/** How a run of the benchmarks is made. */
export interface Plan {
  /** of one comparison */
  readonly rounds: number;
  /** a folder of documents to measure on instead of those that are made */
  readonly folder?: string;
  /** makes documents small and few: to see that everything works, not to measure */
  readonly small: boolean;
  /** where documents are made and corpora are built; emptied before */
  readonly work: string;
  /** tells what is being done */
  readonly say: (line: string) => void;
}
