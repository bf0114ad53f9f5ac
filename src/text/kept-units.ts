/** Moves the stretches of a row of units that are kept to its beginning, one behind the other. */
export class KeptUnits {
  readonly #units: Uint16Array;
  /** to where stretches were moved */
  #written = 0;
  /** the stretch that is to be moved next: it grows as long as nothing is left out */
  #from = 0;
  #to = 0;

  constructor(units: Uint16Array) {
    this.#units = units;
  }

  /** Keeps a stretch behind those before. */
  keep(from: number, to: number): void {
    if (from >= to) return;
    if (from !== this.#to) {
      this.#move();
      this.#from = from;
    }
    this.#to = to;
  }

  /** Moves what is left; gives how many units are kept. */
  ended(): number {
    this.#move();
    this.#from = this.#to;
    return this.#written;
  }

  #move(): void {
    if (this.#written < this.#from) this.#units.copyWithin(this.#written, this.#from, this.#to);
    this.#written += this.#to - this.#from;
  }
}
