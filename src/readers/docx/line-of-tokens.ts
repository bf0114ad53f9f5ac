import type { Span } from '../../text/span.ts';

/** A stretch of a page's source on its way into a line. */
export interface Token extends Span {
  /** who signs the change, if it is changed */
  readonly rule: string;
  /** white: collapses; blank: shown by a browser, but no word; tab: cells begin; break: the line ends */
  readonly kind: 'word' | 'white' | 'blank' | 'gap' | 'tab' | 'break';
  /** what it reads instead; undefined for what stays as it is */
  insert: string | undefined;
}

/**
 * Settles what the tokens of one line read, the last of which may be its break.
 *
 * A line without words leaves nothing, not even its break.
 */
export function endedLine(line: readonly Token[]): void {
  const first = line.findIndex(({ kind }) => kind === 'word');
  const last = line.findLastIndex(({ kind }) => kind === 'word');
  const beforeTab = placesBeforeTabs(line);
  let spaced = true;
  let indented = true;
  for (const [index, token] of line.entries()) {
    const outside = first === -1 || index > last;
    if (token.kind === 'word') {
      spaced = false;
      indented = false;
    } else if (token.kind === 'break') token.insert = first === -1 ? '' : '\n';
    else if (token.kind === 'tab') {
      if (outside || index < first) token.insert = '';
      spaced = true;
      indented = index < first;
    } else if (token.kind === 'blank') {
      // Beside a tab they are the setting's; at the beginning of a line they are its indent.
      if (outside || (spaced && !indented) || beforeTab[index] === true) token.insert = '';
    } else if (token.kind === 'white') {
      const wanted = !outside && !spaced && !beforeTab[index] === true;
      token.insert = wanted ? ' ' : '';
      spaced = true;
    }
  }
}

/** For each place in the line, whether only blanks stand between it and the next tab. */
function placesBeforeTabs(line: readonly Token[]): readonly boolean[] {
  const places: boolean[] = new Array(line.length);
  let before = false;
  for (let at = line.length - 1; at >= 0; at -= 1) {
    places[at] = before;
    const { kind } = line[at] as Token;
    if (kind === 'word') before = false;
    else if (kind === 'tab') before = true;
  }
  return places;
}
