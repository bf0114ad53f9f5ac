/** The endings of the files of a media type that can hold a document; the first is given to a name that has none of them. */
const endings: { readonly [type: string]: readonly string[] } = {
  'text/html': ['.html', '.htm', '.shtml', '.xhtml'],
  'application/xhtml+xml': ['.html', '.htm', '.shtml', '.xhtml'],
  'text/plain': ['.txt', '.text', '.md'],
  'text/markdown': ['.md', '.txt', '.text'],
  'application/pdf': ['.pdf'],
  'application/x-pdf': ['.pdf'],
  'application/msword': ['.doc', '.wps'],
  'application/vnd.ms-word': ['.doc', '.wps'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
};

/** What servers say of a file of which they know nothing. */
const tellsNothing =
  /^(?:application\/(?:octet-stream|x-download|force-download|download|unknown)|binary\/.*)$/;

/** What a server calls plain text and its name calls something else. */
const noText = /\.(?:js|mjs|css|json|map|xml|svg|csv|ico|png|jpe?g|gif|woff2?)$/i;

/**
 * The ending that the file of a response should have, or what it is where it can be no document.
 *
 * By its media type; where that tells nothing, by the first bytes of its body and the name in its address.
 */
export function webDocument(
  type: string | undefined,
  name: string,
  head: () => Buffer,
): { readonly ending: string } | { readonly passed: string } {
  const stated = type === undefined || tellsNothing.test(type) ? typeOfBytes(head(), name) : type;
  const known = stated === undefined ? undefined : endings[stated];
  if (known === undefined) return { passed: kindInWords(type) };
  if (stated === 'text/plain' && noText.test(name)) return { passed: kindInWords(type) };
  const has = known.some((ending) => name.toLowerCase().endsWith(ending));
  return { ending: has ? '' : (known[0] as string) };
}

const html =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html[\s>]|head[\s>])/i;

function typeOfBytes(head: Buffer, name: string): string | undefined {
  const bytes = head.toString('latin1', 0, 1024);
  if (html.test(bytes)) return 'text/html';
  if (/%PDF-\d/.test(bytes)) return 'application/pdf';
  const office = Object.keys(endings).find((type) =>
    endings[type]?.includes(/\.\w+$/.exec(name.toLowerCase())?.[0] ?? ''),
  );
  if (office === undefined) return undefined;
  const signed = bytes.startsWith('\xd0\xcf\x11\xe0') || bytes.startsWith('PK\x03\x04');
  const word = office.startsWith('application/');
  return word === signed && bytes !== '' ? office : undefined;
}

/** The first half of a media type tells a person enough, but for `application`. */
function kindInWords(type: string | undefined): string {
  if (type === undefined) return 'of no known type';
  return type.startsWith('application/') ? type : type.slice(0, type.indexOf('/'));
}
