/** By UTF-16 unit: 1 for those in a piece of a regex character class. */
export function unitTable(characterClass: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [unit, first, last] of characterClass.matchAll(
    /\\u([0-9a-f]{4})(?:-\\u([0-9a-f]{4}))?|[\s\S]/g,
  )) {
    const from = first === undefined ? unit.charCodeAt(0) : Number.parseInt(first, 16);
    table.fill(1, from, (last === undefined ? from : Number.parseInt(last, 16)) + 1);
  }
  return table;
}
