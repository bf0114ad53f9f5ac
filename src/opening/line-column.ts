/** Where a character stands in a text, as an editor counts: both from 1, the column in whole characters (code points). */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Finds the line and column of a UTF-16 offset; one pass from the beginning. */
export function lineColumnOf(text: string, offset: number): LineColumn {
  return lineCounter(text)(offset);
}

/**
 * Finds line and column of ascending UTF-16 offsets, all together in one pass over the text.
 *
 * An offset may be asked for again. Throws a RangeError for one that is less than the one before.
 */
export function lineCounter(text: string): (offset: number) => LineColumn {
  let line = 1;
  let start = 0;
  let end = text.indexOf('\n');
  let counted = 0;
  let column = 1;
  let last = 0;
  return (offset) => {
    if (offset < last) throw new RangeError(`offset ${offset} is less than ${last}, the one before`);
    last = offset;
    while (end >= 0 && end < offset) {
      line += 1;
      start = end + 1;
      counted = start;
      column = 1;
      end = text.indexOf('\n', start);
    }
    for (; counted < offset; column += 1) {
      counted += (text.codePointAt(counted) as number) > 0xffff ? 2 : 1;
    }
    // The second half of a surrogate pair stands where its character does.
    return { line, column: counted > offset ? column - 1 : column };
  };
}

/** The UTF-16 offset of a line and column; a RangeError that says how many lines or characters there are. */
export function offsetOf(text: string, { line, column }: LineColumn): number {
  let start = 0;
  const lines = text.endsWith('\n') ? 0 : 1;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0 || (end + 1 === text.length && lines === 0))
      throw new RangeError(`there is no line ${line}: the file has ${passed}`);
    start = end + 1;
  }
  if (line < 1) throw new RangeError('lines count from 1');
  const end = text.indexOf('\n', start);
  const characters = [...text.slice(start, end < 0 ? text.length : end)];
  // The line feed has a place of its own, behind the last character of its line.
  const most = characters.length + (end < 0 ? 0 : 1);
  if (column < 1 || column > most)
    throw new RangeError(
      `there is no column ${column}: line ${line} has ${characters.length} characters, counted from 1`,
    );
  return start + characters.slice(0, column - 1).join('').length;
}
