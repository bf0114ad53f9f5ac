import { BY, RAW, TEXT, WIDTH } from './pieces.ts';
import type { TraceSpan } from './trace-span.ts';
import { type Piece, Traced } from './traced.ts';

/**
 * A traced text written down: spans that tile the raw text and the clean text at once.
 *
 * It holds lengths (UTF-16) and rule numbers only; the words are in raw and clean. Checking it needs nothing else.
 */
export interface Trace {
  /** length of the raw text */
  readonly raw: number;
  /** length of the clean text */
  readonly clean: number;
  /** `<stage>/<rule>`; the spans name them by their place in this list */
  readonly rules: readonly string[];
  readonly spans: readonly TraceSpan[];
}

/** The rules that signed pieces of a text, which of them each signature stands for, and what it signed. */
interface Signers {
  /** in the order in which they were met */
  readonly rules: readonly string[];
  /** by signature: places in `rules`, in order; empty for what is verbatim */
  readonly numbers: readonly (readonly number[])[];
  /** by signature: how many pieces it signed, 0 what is verbatim */
  readonly pieces: readonly number[];
  /** by signature: how many characters (UTF-16) those have in the raw text */
  readonly raw: readonly number[];
  /** by signature: how many they have in the clean text */
  readonly clean: readonly number[];
}

/** Tells who signed the pieces of a text; what is written of a text asks for it several times. */
export function signersOf(traced: Traced): Signers {
  if (latest?.traced !== traced) latest = { traced, signers: signersIn(traced) };
  return latest.signers;
}

let latest: { readonly traced: Traced; readonly signers: Signers } | undefined;

function signersIn(traced: Traced): Signers {
  const { signatures } = traced;
  // Of so few numbers a list is made in a fraction of the time of a typed row.
  const pieces = zeros(signatures);
  const raw = zeros(signatures);
  const clean = zeros(signatures);
  const { rows, cells } = traced.table;
  for (let row = 0; row < WIDTH * rows; row += WIDTH) {
    const signature = cells[row + BY] as number;
    pieces[signature] = (pieces[signature] as number) + 1;
    raw[signature] = (raw[signature] as number) + (cells[row + RAW] as number);
    clean[signature] = (clean[signature] as number) + (cells[row + TEXT] as number);
  }
  // By rule: whether it signed any, and then its place among those that did.
  const places = zeros(traced.rules.length);
  for (let signature = 0; signature < signatures; signature += 1)
    if (pieces[signature] !== 0) for (const rule of traced.signers(signature)) places[rule] = 1;
  const rules: string[] = [];
  for (let rule = 0; rule < places.length; rule += 1)
    if (places[rule] !== 0) places[rule] = rules.push(traced.rules[rule] as string) - 1;
  const numbers: (readonly number[])[] = [];
  for (let signature = 0; signature < signatures; signature += 1)
    numbers.push(pieces[signature] === 0 ? none : placesOf(traced.signers(signature), places));
  return { rules, numbers, pieces, raw, clean };
}

function placesOf(signers: readonly number[], places: readonly number[]): readonly number[] {
  // Not by `map`: what fast code makes by it is a list of another kind, and all that read such lists is compiled again.
  const own: number[] = [];
  for (const rule of signers) own.push(places[rule] as number);
  return own;
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

const none: readonly number[] = [];

/** Writes down how a text was made. */
export function traceOf(traced: Traced): Trace {
  const { rules, numbers } = signersOf(traced);
  const spans: TraceSpan[] = [];
  traced.eachPiece((raw, clean, signature) => {
    const own = numbers[signature] as readonly number[];
    spans.push(signature === 0 ? raw : ([raw, clean, ...own] as unknown as TraceSpan));
  });
  return { raw: traced.raw.length, clean: traced.text.length, rules, spans };
}

/** Puts a traced text together again from its two texts and its trace; a RangeError where they do not fit. */
export function restore(raw: string, text: string, trace: Trace): Traced {
  return Traced.restore(raw, text, trace.rules, piecesOf(trace));
}

/**
 * Reads the pieces back, in order.
 *
 * Throws a RangeError that says which span is wrong: lengths that are no lengths, a change that names no rule or one
 * that is not in the list, or spans that do not add up to the texts.
 */
export function* piecesOf(trace: Trace): Generator<Piece> {
  let raw = 0;
  let clean = 0;
  for (const [index, span] of trace.spans.entries()) {
    const kept = typeof span === 'number';
    const [rawLength, cleanLength, ...rules] = kept ? [span, span] : span;
    const wrong =
      !isLength(rawLength) || !isLength(cleanLength) || rawLength + cleanLength === 0
        ? 'has no such length'
        : !kept && rules.length === 0
          ? 'names no rule'
          : undefined;
    if (wrong !== undefined) throw new RangeError(`span ${index} ${wrong}: ${JSON.stringify(span)}`);
    const by = rules.map((rule) => {
      const name = trace.rules[rule];
      if (name === undefined)
        throw new RangeError(`span ${index} names rule ${rule} of ${trace.rules.length}`);
      return name;
    });
    yield {
      raw: { from: raw, to: raw + rawLength },
      clean: { from: clean, to: clean + cleanLength },
      by,
    };
    raw += rawLength;
    clean += cleanLength;
  }
  if (raw !== trace.raw || clean !== trace.clean)
    throw new RangeError(
      `the spans end at raw ${raw} of ${trace.raw}, clean ${clean} of ${trace.clean} characters`,
    );
}

function isLength(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * A trace as JSON whose lines end after each long kept span.
 *
 * So an edit that comes or goes changes the lines around it and no others, and `git diff` shows where.
 */
export function printTrace(trace: Trace): string {
  const { spans, ...head } = trace;
  let printed = `${JSON.stringify(head).slice(0, -1)},"spans":[`;
  let between = '\n';
  for (const span of spans) {
    if (typeof span === 'number') {
      printed += between + span;
      between = span < LONG ? ',' : ',\n';
    } else {
      printed += `${between}[${span[0]},${span[1]},${span[2]}`;
      for (let rule = 3; rule < span.length; rule += 1) printed += `,${span[rule]}`;
      printed += ']';
      between = ',';
    }
  }
  return `${printed}${spans.length === 0 ? '\n' : ''}\n]}\n`;
}

/** A kept span of so many characters ends a line. */
export const LONG = 40;
