/** What the characters of Word's symbol fonts look like, where Unicode has the same; by their last two hex digits. */
const symbols: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: {
    '6c': '●',
    '6e': '■',
    '6f': '□',
    '71': '❑',
    '75': '◆',
    '76': '❖',
    '81': '①',
    '82': '②',
    '83': '③',
    '84': '④',
    '85': '⑤',
    '86': '⑥',
    '87': '⑦',
    '88': '⑧',
    '89': '⑨',
    '8a': '⑩',
    a1: '○',
    a8: '□',
    d8: '➢',
    e0: '→',
    fb: '✗',
    fc: '✓',
    fd: '☒',
    fe: '☑',
  },
  'wingdings 2': { '50': '✓', '52': '☑', '53': '☒', a3: '□' },
  symbol: { '2d': '−', a3: '≤', ae: '→', b0: '°', b1: '±', b3: '≥', b4: '×', b7: '·', b8: '÷', bb: '≈' },
};

/**
 * The character that `w:sym` shows: of a symbol font Unicode's own where it has one, else the code as it is given.
 *
 * Symbol fonts stand in the private-use area (U+F000…F0FF): one that is not known stays such a character, and is
 * reported as one. Undefined where the code is none.
 */
export function symbolOf(font: string | undefined, code: string | undefined): string | undefined {
  if (code === undefined || !/^[0-9a-f]{1,4}$/i.test(code)) return undefined;
  const number = Number.parseInt(code, 16);
  const own = number < 0x100 || (number >= 0xf000 && number < 0xf100);
  const known = own ? symbols[(font ?? '').toLowerCase()]?.[code.slice(-2).toLowerCase()] : undefined;
  return (
    known ??
    (number >= 0x20 && (number < 0xd800 || number > 0xdfff) ? String.fromCodePoint(number) : undefined)
  );
}
