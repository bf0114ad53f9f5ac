/**
 * The encoding that a page or feed says it is in: its XML declaration, else the first `<meta>` with a charset.
 *
 * Anywhere in the file, not only in the first 1,024 bytes where a browser looks; but not in a comment or a script.
 */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  // Nearly all pages say it at their beginning.
  return statedIn(bytes.subarray(0, beginning), true) ?? statedIn(bytes, false);
}

const beginning = 4096;

/** What a page's bytes say; of a page that is cut, only what is not at the cut and does not depend on what follows. */
function statedIn(bytes: Uint8Array, isCut: boolean): string | undefined {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const xml = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(source);
  if (xml?.[1] !== undefined) return xml[1];
  part.lastIndex = 0;
  for (let found = part.exec(source); found !== null; found = part.exec(source)) {
    if (isCut && part.lastIndex === source.length) return undefined;
    const charset = /\bcharset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]+)/i.exec(found[1] ?? '')?.[1];
    if (charset !== undefined) return charset;
  }
  return undefined;
}

/** What is passed over, and each `<meta>`; none of them is empty. */
const part = /<!--[\s\S]*?(?:-->|$)|<script\b[\s\S]*?(?:<\/script|$)|<meta\b([^>]*)/gi;
