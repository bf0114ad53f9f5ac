import type { Sidecar } from '../documents/sidecar.ts';
import { comparableIn } from './comparable.ts';
import type { Facts } from './facts.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What is kept of a report to find it again in others: little, so that many can be held at once. */
export interface Edition {
  /** the path of its text below the clean folder */
  readonly report: string;
  readonly id: string;
  readonly facts: Facts;
  /** what speaks for its being the canonical one */
  readonly standing: Standing;
  /** paragraphs of its glossary, which are not compared */
  readonly glossary?: { readonly from: number; readonly to: number };
  readonly fingerprint: Uint32Array;
}

/** What speaks for a report where several are the same. */
export interface Standing {
  readonly complete: boolean;
  /** Han characters without the glossary */
  readonly han: number;
  /** whether its words were recognised in pictures */
  readonly recognised: boolean;
  /** how many things a person should look at */
  readonly warnings: number;
  /** 2: at an address below gov.cn; 1: at another; 0: none is known */
  readonly address: 0 | 1 | 2;
  /** characters that rules removed or put in */
  readonly changed: number;
}

/** What is kept of a report, from its text and its sidecar. */
export function editionOf(report: string, text: string, sidecar: Sidecar): Edition {
  const { id, region, year, meeting, documentNumber, glossary } = sidecar;
  return {
    report,
    id,
    facts: {
      ...(region !== undefined && { region }),
      ...(year !== undefined && { year }),
      ...(meeting !== undefined && { meeting }),
      ...(documentNumber !== undefined && { documentNumber }),
    },
    standing: standingOf(sidecar, text),
    ...(glossary !== undefined && { glossary }),
    fingerprint: fingerprintOf(comparableIn(text, glossary).units),
  };
}

function standingOf({ completeness, length, glossary, source, processing }: Sidecar, text: string): Standing {
  const explained = glossary === undefined ? [] : text.split('\n').slice(glossary.from, glossary.to);
  const urls = source.files.flatMap(({ url }) => url ?? []);
  const rules = Object.values(processing.rules);
  return {
    complete: completeness.complete,
    han: length.han - (explained.join('').match(/\p{Script=Han}/gu)?.length ?? 0),
    recognised: source.files.some(({ ocr }) => ocr !== undefined),
    warnings: processing.warnings.length,
    address: urls.length === 0 ? 0 : urls.every(isOfficial) ? 2 : 1,
    changed: rules.reduce((sum, { removed, inserted }) => sum + removed + inserted, 0),
  };
}

function isOfficial(url: string): boolean {
  return /^https?:\/\/(?:[^/?#@]*\.)?gov\.cn(?::\d+)?(?:[/?#]|$)/.test(url);
}
