import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Comparison } from '../near-duplicates/comparison.ts';
import type { Edition } from '../near-duplicates/edition.ts';

/** A report as it was found when it was last looked at: but for its path, which another may have by now. */
export interface KnownEdition extends Omit<Edition, 'report'> {
  /** what its sidecar says of others that are the same, as JSON; '' where it says nothing */
  readonly sameAs: string;
}

/**
 * Remembers what was found in reports, by the hashes of their files, and what pairs of them have in common.
 *
 * It spares time and nothing rests on it: where it is missing, every report is read again.
 */
export interface KnownEditions {
  readonly edition: (hash: string) => KnownEdition | undefined;
  readonly keepEdition: (hash: string, edition: KnownEdition) => void;
  readonly comparison: (key: string) => Comparison | undefined;
  readonly keepComparison: (key: string, comparison: Comparison) => void;
  /** writes down what was asked for and found, or kept; what cannot be written is forgotten */
  readonly save: () => void;
}

/** What was written down in a file by the same code, or nothing; without a file nothing is written down. */
export function openKnownEditions(file: string | undefined, code: string): KnownEditions {
  const before = file === undefined ? undefined : readBack(file, code);
  const editions = new Map<string, KnownEdition>();
  const comparisons = new Map<string, Comparison>();
  return {
    edition(hash) {
      const found = editions.get(hash) ?? before?.editions.get(hash);
      if (found === undefined) return undefined;
      const { fingerprint, ...rest } = found;
      // Made into numbers again when it is first asked for.
      const edition: KnownEdition =
        typeof fingerprint === 'string'
          ? { ...rest, fingerprint: numbersIn(fingerprint) }
          : (found as KnownEdition);
      editions.set(hash, edition);
      return edition;
    },
    keepEdition: (hash, edition) => void editions.set(hash, edition),
    comparison(key) {
      const found = comparisons.get(key) ?? before?.comparisons.get(key);
      if (found !== undefined) comparisons.set(key, found);
      return found;
    },
    keepComparison: (key, comparison) => void comparisons.set(key, comparison),
    save() {
      if (file === undefined) return;
      const written = [...editions].map(([hash, edition]) => [
        hash,
        { ...edition, fingerprint: printed(edition.fingerprint) },
      ]);
      const half = `${file}.${process.pid}`;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(half, JSON.stringify({ code, editions: written, comparisons: [...comparisons] }));
        renameSync(half, file);
      } catch {
        rmSync(half, { force: true });
      }
    },
  };
}

type Written = Omit<KnownEdition, 'fingerprint'> & { readonly fingerprint: string };

function readBack(
  file: string,
  code: string,
): { editions: Map<string, Written | KnownEdition>; comparisons: Map<string, Comparison> } | undefined {
  try {
    const written = JSON.parse(readFileSync(file, 'utf8'));
    if (written.code !== code) return undefined;
    return { editions: new Map(written.editions), comparisons: new Map(written.comparisons) };
  } catch {
    return undefined;
  }
}

function printed({ buffer, byteOffset, byteLength }: Uint32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function numbersIn(printed: string): Uint32Array {
  const bytes = new Uint8Array(Buffer.from(printed, 'base64'));
  return new Uint32Array(bytes.buffer);
}
