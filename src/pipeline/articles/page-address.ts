import type { Known } from '../../documents/raw-document.ts';
import { type PartAddress, partAddress } from './part-address.ts';

/** What a page is called, and by whom. */
export interface PageAddress {
  readonly address: PartAddress;
  /** whether the page itself or its manifest states it: else it is a file's name, which may be anything */
  readonly stated: boolean;
  /** what its addresses may be called, without number and ending */
  readonly stems: ReadonlySet<string>;
}

/**
 * What a page is called: the address it was fetched from, else the one it states (`own`), else its file's name.
 *
 * Undefined for a file without a name.
 */
export function pageAddress(path: string, own?: string, known?: Known): PageAddress | undefined {
  const name = partAddress(path.slice(path.lastIndexOf('/') + 1));
  const stated = [known?.url, own].flatMap((each) => (each === undefined ? [] : (partAddress(each) ?? [])));
  const all = name === undefined ? stated : [...stated, name];
  const [first] = all;
  if (first === undefined) return undefined;
  // A page often states its article's address, without its own number.
  const number = all.find((each) => each.stem === first.stem && each.number !== undefined)?.number;
  return {
    address: { ...first, ...(number !== undefined && { number }) },
    stated: stated.length > 0,
    stems: new Set(all.map(({ stem }) => stem)),
  };
}
