/** Shows on stderr how far a run has come. */
export interface Progress {
  readonly done: (path: string) => void;
  readonly end: () => void;
}

/** On a terminal drawn again at most so often. */
const REDRAW_MS = 100;

/** Elsewhere a line at most so often. */
const LINE_MS = 5000;

/** A bar on a terminal, a line now and then elsewhere, nothing where it is to be quiet. */
export function progressBar(
  total: number,
  quiet: boolean,
  out: NodeJS.WriteStream = process.stderr,
): Progress {
  let done = 0;
  let said = 0;
  let shown = out.isTTY ? Number.NEGATIVE_INFINITY : performance.now();
  if (quiet) return { done: () => undefined, end: () => undefined };
  return {
    done(path) {
      done += 1;
      const now = performance.now();
      if (now - shown < (out.isTTY ? REDRAW_MS : LINE_MS) && !(out.isTTY && done === total)) return;
      shown = now;
      said = done;
      out.write(
        out.isTTY
          ? `\r\u001b[K${bar(done, total, path, out.columns || 80)}`
          : `${done} of ${total} documents\n`,
      );
    },
    end() {
      if (out.isTTY) out.write('\r\u001b[K');
      else if (said < done) out.write(`${done} of ${total} documents\n`);
    },
  };
}

const BAR = 24;

function bar(done: number, total: number, path: string, columns: number): string {
  const full = Math.round((BAR * done) / Math.max(1, total));
  const line = `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done}/${total} ${path}`;
  return cut(line, columns - 1);
}

/** The beginning of a line that fits so many columns; a character beyond U+1100 may take two. */
function cut(line: string, columns: number): string {
  let kept = '';
  let used = 0;
  for (const character of line.replace(/\p{C}/gu, '?')) {
    used += (character.codePointAt(0) as number) >= 0x1100 && !'█░'.includes(character) ? 2 : 1;
    if (used > columns) break;
    kept += character;
  }
  return kept;
}
