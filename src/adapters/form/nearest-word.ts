/** The known word that a mistyped one may have been meant for; undefined where none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const near = known
    .map((each) => ({ each, distance: distance(lower, each.toLowerCase()) }))
    .filter(
      ({ each, distance }) => distance <= Math.max(1, Math.ceil(Math.min(each.length, word.length) / 3)),
    )
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.each;
}

/** How many letters are to be put in, taken away or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1)
      next.push(
        Math.min(
          (row[at] as number) + (letter === other[at] ? 0 : 1),
          (row[at + 1] as number) + 1,
          (next[at] as number) + 1,
        ),
      );
    row = next;
  }
  return row[other.length] as number;
}
