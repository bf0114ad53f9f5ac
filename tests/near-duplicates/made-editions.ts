import { drawsFrom } from '../../scripts/bench/draws.ts';
import { sentences } from '../../scripts/bench/made-report.ts';
import type { About } from '../../src/documents/sidecar.ts';
import { comparableOf } from '../../src/near-duplicates/comparable.ts';
import type { Edition } from '../../src/near-duplicates/edition.ts';
import { editionsOf } from '../../src/near-duplicates/editions.ts';
import { fingerprintOf } from '../../src/near-duplicates/fingerprint.ts';
import {
  comparing,
  type NearDuplicates,
  nearDuplicatesAmong,
} from '../../src/near-duplicates/near-duplicates.ts';

/** A region as a sidecar has it, of a county that there is none of. */
export function county(name: string, adcode = '990101'): NonNullable<About['region']> {
  return { name, level: 'county', adcode };
}

/** An invented text: the same number gives the same words. */
export function words(seed: number, count = 30): string {
  return sentences(drawsFrom(seed), count);
}

/** A report of this text, as it is held against others. */
export function edition(
  report: string,
  text: string,
  said: Partial<Edition> = {},
): Edition & { text: string } {
  return {
    report,
    id: report,
    text,
    facts: {},
    standing: { complete: true, han: 0, recognised: false, warnings: 0, address: 0, changed: 0 },
    fingerprint: fingerprintOf(comparableOf(text, said.glossary).units),
    ...said,
  };
}

/** What is found among these reports. */
export function foundAmong(editions: readonly (Edition & { text: string })[]): Promise<NearDuplicates> {
  const compare = comparing(async (report) => {
    const { text, glossary } = editions[report] as (typeof editions)[number];
    return comparableOf(text, glossary);
  });
  return nearDuplicatesAmong(editionsOf(editions), compare);
}
