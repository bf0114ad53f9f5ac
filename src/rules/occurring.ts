/**
 * Which UTF-16 units may occur in a text, so that a rule that needs one that does not is passed over without a look.
 *
 * A text's edits only add: what was taken out may occur still, as far as this knows.
 */
export class Occurring {
  readonly #units = new Uint8Array(0x10000);

  constructor(text: string) {
    this.add(text);
  }

  /** Counts in what a text is made of. */
  add(text: string): void {
    const units = this.#units;
    for (let at = 0; at < text.length; at += 1) units[text.charCodeAt(at)] = 1;
  }

  /** Whether one of these units may occur. */
  hasOneOf(units: string): boolean {
    for (let at = 0; at < units.length; at += 1) if (this.#units[units.charCodeAt(at)] === 1) return true;
    return false;
  }
}

/** The UTF-16 units from one to another, both included. */
export function unitsBetween(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)).join('');
}
