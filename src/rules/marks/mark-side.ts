/** What stands on one side of a mark. `edge` is the end of the line, or a quotation or bracket that ends there. */
export const Side = { edge: 0, han: 1, digit: 2, latin: 3, unit: 4, other: 5 } as const;
export type Side = (typeof Side)[keyof typeof Side];

const TRANSPARENT = ' .。,;:!?()，；：！？（）“”‘’"\'';
/** The class of marks and spaces: they are looked through. */
export const TRANSPARENT_CODE = 6;

function classTable(): Uint8Array {
  const table = new Uint8Array(65536).fill(Side.other);
  const fill = (from: number, to: number, side: Side) => table.fill(side, from, to + 1);
  fill(0x30, 0x39, Side.digit);
  for (const [from, to] of [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x370, 0x52f],
  ] as const)
    fill(from, to, Side.latin);
  // 、。〈…〗 々〇, Han, the halves of the planes beyond, full-width forms, and — … ·
  for (const [from, to] of [
    [0x3001, 0x3003],
    [0x3005, 0x3011],
    [0x3014, 0x301f],
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0xd840, 0xd88f],
    [0xdc00, 0xdfff],
    [0xf900, 0xfaff],
    [0xff01, 0xff60],
  ] as const) {
    fill(from, to, Side.han);
  }
  for (const character of '—…') table[character.charCodeAt(0)] = Side.han;
  for (const character of '%‰‱℃㎡°') table[character.charCodeAt(0)] = Side.unit;
  for (const character of TRANSPARENT) table[character.charCodeAt(0)] = TRANSPARENT_CODE;
  return table;
}

/** The class of each UTF-16 code unit: a `Side`, or `TRANSPARENT_CODE`. */
export const sideOf: Uint8Array = classTable();
