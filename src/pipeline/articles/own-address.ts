/** No module of ours writes GB: these ten characters are all that is looked for. */
const gb: Readonly<Record<string, readonly [number, number]>> = {
  地: [0xb5, 0xd8],
  址: [0xd6, 0xb7],
  链: [0xc1, 0xb4],
  接: [0xbd, 0xd3],
  本: [0xb1, 0xbe],
  文: [0xce, 0xc4],
  原: [0xd4, 0xad],
  页: [0xd2, 0xb3],
  章: [0xd5, 0xc2],
};

/** Words that a page's own address stands behind, as bytes: UTF-8 and the GB encodings. */
const labels: readonly (readonly [words: Buffer, before: readonly Buffer[]])[] = (
  [
    (words: string) => Buffer.from(words),
    (words: string) => Buffer.from([...words].flatMap((han) => gb[han] ?? [])),
  ] as const
).flatMap((bytes) =>
  ['地址', '链接'].map((words) => [bytes(words), ['本文', '原文', '本页', '文章'].map(bytes)] as const),
);

/** How many bytes behind the words the address is looked for in. */
const reach = 400;

/**
 * The address that a page says is its own: behind `本文地址` and the like, or in its head as `canonical` or `og:url`.
 *
 * Looks at the bytes as they are, which is many times as fast as to decode them: an address is ASCII in every
 * encoding that is. Undefined where none is stated, or where two that differ are: such a file is several pages.
 */
export function ownAddress(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Set<string>();
  for (const [words, before] of labels) {
    for (let at = buffer.indexOf(words); at >= 0 && found.size < 2; at = buffer.indexOf(words, at + 1)) {
      const first = at - words.length;
      if (first < 0 || !before.some((each) => each.equals(buffer.subarray(first, at)))) continue;
      const address = addressIn(latin1(buffer, at + words.length, reach));
      if (address !== undefined) found.add(address);
    }
  }
  if (found.size > 0) return found.size === 1 ? [...found][0] : undefined;
  return headAddress(buffer);
}

/** What may stand between the words and the address: a colon, blanks, tags; as latin1 shows the bytes of them. */
const between = /^(?:<[^>]{0,200}>|[\s:]|\xef\xbc\x9a|\xa3\xba|\xe3\x80\x80|\xa1\xa1|\xc2\xa0|&nbsp;)*/;

function addressIn(behind: string): string | undefined {
  const rest = behind.replace(between, '');
  const address = /^(?:https?:\/\/|\/|www\.)?[\w.~:/?&=%#;-]{3,}/.exec(rest)?.[0];
  return address !== undefined && /[./]/.test(address) ? address : undefined;
}

/** `<link rel="canonical" href="…">`, `<meta property="og:url" content="…">`. */
function headAddress(buffer: Buffer): string | undefined {
  for (const word of ['canonical', 'og:url']) {
    const at = buffer.indexOf(word);
    if (at < 0) continue;
    const begin = buffer.lastIndexOf('<', at);
    const tag = begin < 0 || at - begin > reach ? '' : latin1(buffer, begin, at - begin + reach);
    const address =
      /^<(?:link|meta)\b[^>]*?\s(?:href|content)\s{0,20}=\s{0,20}["']?\s{0,20}((?:https?:)?\/[^\s"'>]+)/i.exec(
        tag,
      )?.[1];
    if (address !== undefined) return address;
  }
  return undefined;
}

function latin1(buffer: Buffer, from: number, length: number): string {
  return buffer.subarray(from, from + length).toString('latin1');
}
