import type { Edition } from './edition.ts';

/** Reports that are looked through, by their numbers: little is asked of all of them, the whole of a few. */
export interface Editions {
  readonly count: number;
  /** the hashes of a report, in order; the next that are asked for may be put in their place */
  readonly fingerprint: (report: number) => Uint32Array;
  /** the same for reports that have the same hashes and say the same of themselves, and for no others */
  readonly printKey: (report: number) => string;
  /** the same for reports that say that they are of the same region and year, and for no others; undefined where that is not said */
  readonly placeKey: (report: number) => string | undefined;
  readonly whole: (report: number) => Edition;
}

/** Reports that are all at hand. */
export function editionsOf(all: readonly Edition[]): Editions {
  const whole = (report: number): Edition => all[report] as Edition;
  return {
    count: all.length,
    fingerprint: (report) => whole(report).fingerprint,
    printKey: (report) => printKeyOf(whole(report)),
    placeKey: (report) => placeKeyOf(whole(report)),
    whole,
  };
}

/** Tells apart reports that say other things of themselves, or have other hashes: none of them stands for another. */
export function printKeyOf({ fingerprint, facts }: Pick<Edition, 'fingerprint' | 'facts'>): string {
  const { buffer, byteOffset, byteLength } = fingerprint;
  return `${Buffer.from(buffer, byteOffset, byteLength).toString('base64')} ${JSON.stringify(facts)}`;
}

/** The region and year that a report states. */
export function placeKeyOf({ facts: { region, year } }: Pick<Edition, 'facts'>): string | undefined {
  if (region === undefined || year === undefined) return undefined;
  return [...(region.path ?? [region.name]), year].join(' ');
}
