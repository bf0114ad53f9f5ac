/** How long the parts of a name may be, in characters. */
const LONGEST = { host: 60, last: 80 };

/**
 * The name of a document in a WARC: the number of its record, the host and the last part of the path of its address.
 *
 * `000003-www.example.gov.cn-content_5746.html`. Records are only ever put behind others, so it stays; the number
 * alone makes it the only one.
 */
export function warcName(record: number, address: string | undefined, ending: string): string {
  const { host, last } = partsOf(address);
  const number = String(record).padStart(6, '0');
  return [number, ...[host, last].filter((part) => part !== '')].join('-') + ending;
}

/** The last part of the path of an address, as a file name: ''where it ends with a slash. */
export function lastPart(address: string | undefined): string {
  return partsOf(address).last;
}

function partsOf(address: string | undefined): { readonly host: string; readonly last: string } {
  const parts = /^(?:https?|ftp):\/\/([^/?#]*)([^?#]*)/i.exec(address ?? '');
  const host = (parts?.[1] ?? '').replace(/^.*@/, '').toLowerCase();
  const path = parts?.[2] ?? (address ?? '').replace(/[?#].*$/s, '');
  return {
    host: safe(host).slice(0, LONGEST.host),
    // Its end tells more than its beginning, and holds the ending.
    last: [...safe(decodedPercents(path.slice(path.lastIndexOf('/') + 1)))].slice(-LONGEST.last).join(''),
  };
}

function decodedPercents(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Letters of any script, digits and `._-`; the rest becomes `_`. */
function safe(words: string): string {
  return words.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '_');
}
