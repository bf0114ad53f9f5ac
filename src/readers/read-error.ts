/**
 * A raw file cannot be read: the message says which file, where, why, and what to do.
 *
 * `byte` is the offset of the first byte that is at fault, where one byte is.
 */
export class ReadError extends Error {
  override readonly name: string = 'ReadError';
  readonly byte: number | undefined;

  constructor(message: string, byte?: number) {
    super(message);
    this.byte = byte;
  }
}

/** A file's bytes are text in no encoding that can be told, or in none that is read here. */
export class CharsetError extends ReadError {
  override readonly name = 'CharsetError';
}

/** A page can be read but has no article: the message says what it has instead. */
export class NoBodyError extends ReadError {
  override readonly name = 'NoBodyError';
}

/** A PDF has no text, only pictures of its pages: their words can be had by recognition alone. */
export class NoTextLayerError extends ReadError {
  override readonly name = 'NoTextLayerError';
}

/** The same error with the file's path before its sentence; the first error is the cause. */
export function inFile(path: string, error: ReadError): ReadError {
  const Kind = error.constructor as typeof ReadError;
  const named = new Kind(`${path}: ${error.message}`, error.byte);
  named.cause = error;
  return named;
}

/** What `make` gives; a ReadError that it throws names the file. */
export function inFileNamed<Result>(path: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw error instanceof ReadError ? inFile(path, error) : error;
  }
}
