/** The source of a page, twice: as a text, and as its UTF-16 units, which are faster to go over. */
export interface PageSource {
  readonly source: string;
  readonly units: Uint16Array;
}

/** The source of a page, with its units. */
export function pageSource(source: string): PageSource {
  const { buffer, byteOffset } = Buffer.from(source, 'utf16le');
  return { source, units: new Uint16Array(buffer, byteOffset, source.length) };
}
