import { Parser } from 'htmlparser2';

/** An element as `outline` shows it: its name, where it is, its attributes, and what is in it. */
export type Shown = readonly [
  name: string,
  from: number,
  to: number,
  attributes: string,
  inside: readonly (Shown | string)[],
];

interface Growing {
  readonly name: string;
  readonly from: number;
  to: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Growing | GrowingText)[];
}
interface GrowingText {
  readonly from: number;
  to: number;
}

/** What holds text of any kind, and no tags. */
const plain = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe']);
const tag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi;

/** The tree of a page by the events of htmlparser2: slower than the reader's own, and what that has to be like. */
export function treeByHtmlparser2(source: string): Shown {
  const root: Growing = { name: '', from: 0, to: source.length, attributes: {}, children: [] };
  const open = [root];
  let text: GrowingText | undefined;
  const at = (): Growing => open.at(-1) ?? root;
  const begin = (from: number): void => {
    text = undefined;
    const before = at().children.at(-1);
    // An element that the next tag closes is said to end in the midst of that tag.
    if (before !== undefined && before.to > from) before.to = from;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        begin(parser.startIndex);
        const element = { name, attributes, children: [], from: parser.startIndex, to: parser.endIndex + 1 };
        at().children.push(element);
        open.push(element);
      },
      onclosetag() {
        text = undefined;
        at().to = parser.endIndex + 1;
        open.pop();
      },
      ontext() {
        if (text === undefined) {
          begin(parser.startIndex);
          text = { from: parser.startIndex, to: 0 };
          at().children.push(text);
        }
        text.to = parser.endIndex + 1;
      },
      oncomment: () => begin(parser.startIndex),
      onprocessinginstruction: () => begin(parser.startIndex),
    },
    { decodeEntities: false },
  );
  parser.end(source);
  return shown(root, Math.min(root.to, source.length), source);
}

/** No child ends behind its parent; texts that have tags in them are divided. */
function shown({ name, from, attributes, children }: Growing, to: number, source: string): Shown {
  const inside = children.flatMap((child): readonly (Shown | string)[] => {
    const end = Math.min(child.to, to);
    if ('name' in child) return [shown(child, end, source)];
    return plain.has(name) ? [`${child.from}-${end}`] : texts(child.from, end, source);
  });
  return [name, from, to, JSON.stringify(attributes), inside];
}

function texts(from: number, to: number, source: string): readonly string[] {
  const slice = source.slice(from, to);
  if (!slice.includes('<')) return [`${from}-${to}`];
  const found: string[] = [];
  let at = 0;
  for (const match of slice.matchAll(tag)) {
    if (match.index > at) found.push(`${from + at}-${from + match.index}`);
    at = match.index + match[0].length;
  }
  return at < slice.length ? [...found, `${from + at}-${to}`] : found;
}
