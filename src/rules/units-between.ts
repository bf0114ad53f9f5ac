/** The UTF-16 units from one to another, both included. */
export function unitsBetween(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)).join('');
}
