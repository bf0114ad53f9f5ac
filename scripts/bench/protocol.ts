import type { Sample } from './sample.ts';

/** What a contestant's process is asked: to load documents, or to read those of each group so many times. */
export type Asked = { readonly samples: readonly Sample[] } | { readonly times: Times };

/** How often the documents of each group are read, one after another. */
export interface Times {
  readonly [group: string]: number;
}

/** What it answers. */
export type Answer =
  | {
      /** microseconds of CPU (user and system) for each group, one time */
      readonly spent: { readonly [group: string]: number };
      /** that were made of all of it, one time */
      readonly characters: number;
      /** documents that it could not read */
      readonly failed: number;
    }
  | { readonly error: string };
