import { byteSpans } from '../../../src/readers/byte-span.ts';
import { decode } from '../../../src/readers/charset.ts';
import { decodeAs } from '../../../src/readers/decode-as.ts';
import { type Charset, encodings } from '../../../src/readers/encodings.ts';
import { ReadError } from '../../../src/readers/read-error.ts';
import { Finding } from '../target.ts';

const charsets = Object.keys(encodings) as Charset[];

/** Decides on an encoding and decodes, then in every other: the spans of all characters tile the bytes. */
export async function checkEncodings(bytes: Uint8Array): Promise<void> {
  try {
    const { text, charset } = decode(bytes, []);
    if (decodeAs(bytes, charset as Charset).text !== text)
      throw new Finding('decoded again it is another text');
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
  }
  for (const charset of charsets) expectTiling(bytes, charset);
}

function expectTiling(bytes: Uint8Array, charset: Charset): void {
  const { text } = decodeAs(bytes, charset);
  const spans = [
    ...byteSpans(
      bytes,
      charset,
      Array.from({ length: text.length }, (_, index) => index),
    ),
  ];
  const wrong = (why: string): Finding =>
    new Finding(`${charset}: ${why}: ${Buffer.from(bytes).toString('hex').slice(0, 400)}`);
  let at = 0;
  for (let from = 0; from < text.length; ) {
    const span = spans[from];
    if (span === undefined) throw wrong(`no span for ${from}`);
    let to = from + 1;
    while (spans[to]?.from === span.from) to += 1;
    // Escapes of HZ lie between the spans.
    if (span.from < at || (charset !== 'hz' && span.from !== at))
      throw wrong(`the spans do not tile at ${at}`);
    if (charset !== 'hz') {
      const read = encodings[charset].strict(bytes.subarray(span.from, span.to)) ?? '\ufffd';
      if (read !== text.slice(from, to))
        throw wrong(`bytes ${span.from}–${span.to} are ${JSON.stringify(read)} by themselves`);
    }
    at = span.to;
    from = to;
  }
  if (charset !== 'hz' && at !== bytes.length) throw wrong(`the spans end at ${at}`);
}
