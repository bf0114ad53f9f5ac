import { InvalidArgumentError } from 'commander';

/** Reads the value of a flag that is a whole number from 0; throws what commander shows. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}
