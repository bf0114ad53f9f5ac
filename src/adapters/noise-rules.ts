import { lineEnds, lineStarts } from '../rules/furniture/line-edges.ts';
import {
  afterLastLine,
  beforeFirstLine,
  betweenLines,
  fromLineToEnd,
  linesMatching,
} from '../rules/furniture/site-noise.ts';
import type { Rule } from '../rules/rule.ts';
import type { Change } from '../text/span.ts';
import { AdapterError } from './adapter-error.ts';
import type { Noise } from './declaration.ts';

/** The rule that an entry of `noise` stands for. */
export function ruleOf(noise: Noise): Rule {
  const { name } = noise;
  if ('changes' in noise) return { name, changes: (text) => checked(name, noise.changes(text), text.length) };
  if ('lines' in noise) return linesMatching(name, noise.lines);
  if ('starts' in noise) return lineStarts(name, noise.starts);
  if ('ends' in noise) return lineEnds(name, noise.ends);
  if ('beforeFirst' in noise) return beforeFirstLine(name, noise.beforeFirst);
  if ('fromFirst' in noise) return fromLineToEnd(name, noise.fromFirst);
  if ('afterLast' in noise) return afterLastLine(name, noise.afterLast);
  return betweenLines(name, ...noise.between);
}

/** The changes that a rule of an adapter's own proposes; throws an AdapterError for one that is none. */
function* checked(name: string, changes: Iterable<Change>, length: number): Generator<Change> {
  if (typeof changes?.[Symbol.iterator] !== 'function')
    throw new AdapterError([
      `rule ${name}: \`changes\` gave no list. Give a list of { from, to, insert }; an empty one where nothing is to change.`,
    ]);
  for (const change of changes) {
    const { from, to, insert } = change ?? {};
    const offsets = Number.isSafeInteger(from) && Number.isSafeInteger(to);
    if (!offsets || from < 0 || to < from || to > length || typeof insert !== 'string')
      throw new AdapterError([
        `rule ${name}: it proposes ${JSON.stringify(change)} on a text of ${length} characters. Give from ≤ to, both from 0 to the length of the text, and insert, a text ('' to remove).`,
      ]);
    yield change;
  }
}
