import { open } from 'node:fs/promises';

/** How many bytes are read at once. */
const READ = 1 << 20;

/** The lines of a file as bytes, each with its line end; what follows the last line end is no line. */
export async function* linesOf(location: string): AsyncGenerator<Uint8Array, undefined> {
  const handle = await open(location);
  try {
    // Parts of a line that is not whole yet: joined once, so that a long one costs no more than its length.
    let begun: Uint8Array[] = [];
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(READ), 0, READ);
      if (bytesRead === 0) return;
      const part = buffer.subarray(0, bytesRead);
      let from = 0;
      for (let end = part.indexOf(0x0a); end >= 0; end = part.indexOf(0x0a, from)) {
        const rest = part.subarray(from, end + 1);
        yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
        begun = [];
        from = end + 1;
      }
      if (from < part.length) begun.push(part.subarray(from));
    }
  } finally {
    await handle.close();
  }
}
