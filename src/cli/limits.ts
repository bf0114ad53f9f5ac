import { InvalidArgumentError } from 'commander';

/** Reads the value of a flag in seconds, above 0; throws what commander shows. */
export function seconds(value: string): number {
  if (!/^(?:0|[1-9]\d{0,5})(?:\.\d{1,3})?$/.test(value) || Number(value) === 0)
    throw new InvalidArgumentError('It must be a number of seconds above 0.');
  return Number(value);
}

/** Reads the value of a flag in MiB, from 1 on; throws what commander shows. */
export function wholeMegabytes(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value))
    throw new InvalidArgumentError('It must be a whole number of MiB from 1 to 999999.');
  return Number(value);
}

/** Reads the value of a flag in MiB, from 10 on; throws what commander shows. */
export function megabytes(value: string): number {
  if (!/^[1-9]\d{1,5}$/.test(value))
    throw new InvalidArgumentError('It must be a whole number of MiB from 10 to 999999.');
  return Number(value);
}
