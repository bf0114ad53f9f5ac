/** A part of a pattern: what it matches once, and how often it may. */
export type Node =
  | { readonly kind: 'atom'; readonly source: string }
  | { readonly kind: 'either'; readonly branches: readonly (readonly Node[])[]; readonly looks: boolean }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

/** Reads a pattern's source into its parts. What has no width of its own (`^`, `\b`, lookarounds) is kept as such. */
export function treeOf(source: string): readonly (readonly Node[])[] {
  let at = 0;
  return branches();

  function branches(): Node[][] {
    const found: Node[][] = [[]];
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at += 1;
        found.push([]);
      } else found.at(-1)?.push(repeated(atom()));
    }
    return found;
  }

  function atom(): Node {
    const rest = source.slice(at);
    const opening = /^\((?:\?(?::|<?[=!]|<[^>=!]+>))?/.exec(rest)?.[0];
    if (opening !== undefined) {
      at += opening.length;
      const inside = branches();
      at += 1;
      return { kind: 'either', branches: inside, looks: /[=!]$/.test(opening) };
    }
    const single =
      /^\[(?:\\.|[^\]\\])*\]|^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Z]|k<[^>]*>|.)|^[\s\S]/u.exec(
        rest,
      )?.[0] ?? '';
    at += single.length;
    return { kind: 'atom', source: single };
  }

  function repeated(of: Node): Node {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at));
    if (found === null) return of;
    at += found[0].length;
    const [all, low, comma, high] = found;
    const sign = all[0];
    const least = low === undefined ? (sign === '+' ? 1 : 0) : Number(low);
    const open = sign === '*' || sign === '+' || (comma === ',' && high === '');
    const most = open ? Infinity : low === undefined ? 1 : Number(high || low);
    return { kind: 'repeat', of, least, most };
  }
}
