/** The last place in numbers that only grow of one that is no more than this; 0 where none is. */
export function lastUpTo(numbers: ArrayLike<number>, most: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] as number) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
