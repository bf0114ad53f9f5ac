/** The usual width of ASCII characters in hundredths of an em: capitals are wider than small letters and figures. */
const ascii = new Uint8Array(128).fill(52);
for (const wide of 'ABCDEFGHKLNOPQRSTUVXYZ&+<=>~') ascii[wide.charCodeAt(0)] = 66;
for (const widest of 'MWmw%@') ascii[widest.charCodeAt(0)] = 88;
for (const narrow of "iljtfrI.,:;'!|()[]/ ") ascii[narrow.charCodeAt(0)] = 30;

/** The width of characters in ems as they are usually set: of a Han character one, of others less. */
export function emsOf(text: string): number {
  let hundredths = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // The second half of a pair of surrogates has no width of its own.
    if (code < 0xdc00 || code > 0xdfff)
      hundredths += code < 128 ? (ascii[code] as number) : code < 0x2000 ? 52 : 100;
  }
  return hundredths / 100;
}
