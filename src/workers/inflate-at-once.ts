import { isMainThread } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';

/**
 * As much of a DecompressionStream as pdfjs asks for: a stretch is written, and read inflated.
 *
 * Node's own makes four web streams and two of its own for each of the hundreds of stretches that a PDF has, and takes
 * a quarter of the time in which one is read. What cannot be inflated rejects where it is read, as there.
 */
export class InflateStream {
  #bytes: Uint8Array = new Uint8Array();

  /** Throws a TypeError for what is not written as `deflate` says (zlib, RFC 1950). */
  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`${format} is not inflated here`);
  }

  get writable() {
    const write = async (bytes: Uint8Array): Promise<void> => {
      this.#bytes = bytes;
    };
    return { getWriter: () => ({ ready: Promise.resolve(), write, close: () => Promise.resolve() }) };
  }

  get readable(): AsyncIterable<Uint8Array> {
    const inflated = () => inflateSync(this.#bytes);
    return {
      async *[Symbol.asyncIterator]() {
        yield inflated();
      },
    };
  }
}

/** Lets pdfjs inflate at once in a thread of a pool: what calls it is loaded by such alone. */
export function inflateAtOnce(): void {
  if (!isMainThread) Object.assign(globalThis, { DecompressionStream: InflateStream });
}
