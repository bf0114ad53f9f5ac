import { InvalidArgumentError } from 'commander';

/** Reads the value of a flag that is a whole number from 0; throws what commander shows. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

/** Reads the value of `--jobs`, from 1 to 999; throws what commander shows. */
export function jobs(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value))
    throw new InvalidArgumentError('It must be a whole number from 1 to 999.');
  return Number(value);
}
