/** How many UTF-16 units two texts share at their beginning; their length where they are equal. */
export function differenceOf(one: string, other: string): number {
  const least = Math.min(one.length, other.length);
  for (let at = 0; at < least; at += 1) if (one.charCodeAt(at) !== other.charCodeAt(at)) return at;
  return least;
}
