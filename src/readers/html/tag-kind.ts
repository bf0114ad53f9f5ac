import { isBlock, isCell, reasonOfName } from './element-kinds.ts';

/** What an element's name alone says of it. */
export interface TagKind {
  /** lower-case */
  readonly name: string;
  /** counts the names of a page from 0; those that HTML knows have the same numbers on all pages */
  readonly number: number;
  /** whether it has no content and no end tag */
  readonly isVoid: boolean;
  /** whether all up to its end tag is text */
  readonly isPlain: boolean;
  /** which open elements end where it begins, as long as the innermost is one of them: true at their numbers */
  readonly ends: readonly (true | undefined)[];
  /** whether it begins (true) or interrupts (false) markup of another kind, in which `/>` ends an element */
  readonly foreign: boolean | undefined;
  /** whether it stands on lines of its own */
  readonly isBlock: boolean;
  /** whether it is a cell of a table */
  readonly isCell: boolean;
  /** why it is no part of any article; undefined where it may be */
  readonly reason: string | undefined;
}

const words = (list: string): readonly string[] => list.split(' ');

const voids = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
const plain = words('script style title textarea xmp');
const foreign = words('math svg');
const integrating = words('mi mo mn ms mtext annotation-xml foreignobject desc title');

/** As htmlparser2 has it, and with it cheerio, which answers selectors on the same page. */
const endings: readonly (readonly [begins: string, ends: string])[] = [
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['body', 'head link script'],
  ['li', 'li'],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
  ['dd dt', 'dd dt'],
  ['rt rp', 'rt rp'],
  ['tbody tfoot', 'thead tbody'],
  ['select input output button datalist textarea', 'input option optgroup select button datalist textarea'],
  [
    'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
    'p',
  ],
];

const endedBy = new Map(
  endings.flatMap(([begins, ends]) => words(begins).map((name) => [name, words(ends)] as const)),
);

/** Other names that pages are made of. */
const others = words(
  'html head thead span a b i u em strong font center big small sub sup s label cite code img object iframe video audio noscript template canvas caption colgroup legend map frameset noframes marquee o:p st1:chsdate w:sdt ucapcontent ucaptitle abbr bdo del ins kbd q tt var summary hgroup search dialog menu dir listing plaintext',
);

const numbers: ReadonlyMap<string, number> = new Map(
  [...new Set([...voids, ...plain, ...foreign, ...integrating, ...endedBy.keys(), ...others])].map(
    (name, number) => [name, number],
  ),
);

/** How many names HTML knows: their numbers are below this. */
export const knownNames = numbers.size;

const none: readonly true[] = [];

function tagKind(name: string, number: number): TagKind {
  return {
    name,
    number,
    isVoid: voids.includes(name),
    isPlain: plain.includes(name),
    ends: atNumbers(endedBy.get(name)),
    foreign: foreign.includes(name) ? true : integrating.includes(name) ? false : undefined,
    isBlock: isBlock(name),
    isCell: isCell(name),
    reason: reasonOfName(name),
  };
}

function atNumbers(names: readonly string[] | undefined): TagKind['ends'] {
  if (names === undefined) return none;
  return Array.from(numbers.keys(), (name) => names.includes(name) || undefined);
}

const known: ReadonlyMap<string, TagKind> = new Map(
  Array.from(numbers, ([name, number]) => [name, tagKind(name, number)]),
);

/** The known names by a hash: most tags are told without making a string. */
const byHash: (readonly TagKind[])[] = Array.from({ length: 1024 }, () => []);
for (const kind of known.values()) {
  const slot = hashed(
    Uint16Array.from(kind.name, (letter) => letter.charCodeAt(0)),
    0,
    kind.name.length,
  );
  byHash[slot] = [...(byHash[slot] as readonly TagKind[]), kind];
}

/** Of the first letter, the last and the length: no more than three of the known names have the same. */
function hashed(units: Uint16Array, from: number, to: number): number {
  return (
    ((((units[from] as number) | 0x20) * 31 + ((units[to - 1] as number) | 0x20)) * 31 + to - from) & 0x3ff
  );
}

/** Whether a lower-case name is written at an offset, in letters of ASCII of either case. */
export function isNameAt(name: string, units: Uint16Array, from: number): boolean {
  for (let index = 0; index < name.length; index += 1) {
    const letter = name.charCodeAt(index);
    const unit = units[from + index] as number;
    if (unit !== letter && (letter < 0x61 || letter > 0x7a || (unit | 0x20) !== letter)) return false;
  }
  return true;
}

/** Tells the kinds of a page's tags by where their names stand in its source (UTF-16). */
export function tagKinds(source: string, units: Uint16Array): (from: number, to: number) => TagKind {
  const own = new Map<string, TagKind>();
  return (from, to) => {
    for (const kind of byHash[hashed(units, from, to)] as readonly TagKind[])
      if (kind.name.length === to - from && isNameAt(kind.name, units, from)) return kind;
    const name = source.slice(from, to).toLowerCase();
    const before = known.get(name) ?? own.get(name);
    if (before !== undefined) return before;
    const kind = tagKind(name, known.size + own.size);
    own.set(name, kind);
    return kind;
  };
}

/** The kind of an element of this name that stands in no page's source. */
export function tagKindOf(name: string): TagKind {
  return known.get(name) ?? tagKind(name, -1);
}
