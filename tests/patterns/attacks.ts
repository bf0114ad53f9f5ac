import { type Node, treeOf } from './pattern-tree.ts';

/** A text made to be hard for one pattern: it begins, goes on as often as is wanted, and breaks off. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
}

/** Characters of all kinds that patterns tell apart. */
const alphabet = [
  ...'一二十年月日第县长区政府甲。，、；：！？（）“”‘’《》〔〕【】—…·〇○0１5０aZbxAé.,;:!?()[]{}<>/\\-_*#$%&=+~^|\'"`@ \t\n\r\f　\u00a0\u0001\u200b\u0301\ue000\ufffd\uff10ㄱ①Ⅲ①㎡｜→■●◆★#',
  '\u{20000}',
  '\ud800',
];

/** The hard texts of a pattern, from its own parts: each stretch that may repeat, behind what must stand before it. */
export function attacksOn({ source, flags }: RegExp): readonly Attack[] {
  const unicode = flags.replace(/[gyd]/g, '');
  const found = new Map<string, Attack>();
  const add = (prefix: string, pump: string): void => {
    if (pump !== '') found.set(`${prefix}\0${pump}`, { prefix, pump });
  };
  for (const branch of treeOf(source)) walk(branch, '');
  // What begins a match anywhere may begin it everywhere.
  for (const { prefix, pump } of [...found.values()]) add('', prefix + pump);
  return [...found.values()].slice(0, 60);

  function walk(nodes: readonly Node[], before: string): void {
    let prefix = before;
    for (const [index, node] of nodes.entries()) {
      if (node.kind === 'repeat') {
        const once = oneOf(node.of);
        if (node.most > 20) {
          for (const pump of pumpsOf(node.of)) add(prefix, pump);
          const next = nodes.slice(index + 1).find((each) => each.kind === 'repeat' && each.most > 20);
          if (next?.kind === 'repeat') add(prefix, shared(node.of, next.of));
        }
        if (node.of.kind === 'either') for (const branch of node.of.branches) walk(branch, prefix);
        prefix += once.repeat(Math.min(node.least, 30));
      } else {
        if (node.kind === 'either') for (const branch of node.branches) walk(branch, prefix);
        prefix += oneOf(node);
      }
    }
  }

  function oneOf(node: Node): string {
    if (node.kind === 'repeat') return oneOf(node.of).repeat(Math.min(node.least, 30));
    if (node.kind === 'either') return node.looks ? '' : (node.branches[0] ?? []).map(oneOf).join('');
    return charactersOf(node.source)[0] ?? '';
  }

  function pumpsOf(node: Node): readonly string[] {
    if (node.kind === 'atom') return charactersOf(node.source).slice(0, 4);
    if (node.kind === 'repeat') return pumpsOf(node.of);
    return node.branches
      .map((branch) =>
        branch.map((each) => (each.kind === 'repeat' ? (pumpsOf(each)[0] ?? '') : oneOf(each))).join(''),
      )
      .slice(0, 4);
  }

  /** A character that two stretches both take: which of them has it is what is tried over and over. */
  function shared(one: Node, other: Node): string {
    if (one.kind !== 'atom' || other.kind !== 'atom') return '';
    const others = new Set(charactersOf(other.source));
    return charactersOf(one.source).find((each) => others.has(each)) ?? '';
  }

  function charactersOf(atom: string): readonly string[] {
    if (/^(?:[\^$]|\\[bBk1-9])/.test(atom)) return [];
    try {
      const pattern = new RegExp(`^(?:${atom})$`, unicode);
      return alphabet
        .filter((each) => pattern.test(each))
        .concat(literal(atom).filter((each) => pattern.test(each)));
    } catch {
      return [];
    }
  }

  function literal(atom: string): string[] {
    const escaped = /^\[?\^?\\(?:u\{?([0-9a-fA-F]+)|x([0-9a-fA-F]{2}))/.exec(atom);
    if (escaped !== null)
      return [String.fromCodePoint(Number.parseInt((escaped[1] ?? escaped[2]) as string, 16))];
    return [...atom.replace(/^\[|\\/g, '')].slice(0, 3);
  }
}
