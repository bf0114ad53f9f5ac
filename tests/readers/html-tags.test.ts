import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageSource } from '../../src/readers/html/page-source.ts';
import { tagsOf as eachTagOf } from '../../src/readers/html/tags.ts';

function tagsOf(source: string, from = 0, to = source.length): readonly string[] {
  const found: string[] = [];
  eachTagOf(pageSource(source))(from, to, ({ name }, offset) => found.push(`${name} ${offset}`));
  return found;
}

test.each<[string, string, readonly string[]]>([
  ['of every kind', '<p></p><BR/><h1 class=a>', ['p 0', 'p 3', 'br 7', 'h1 12']],
  ['none in a comment', '<!-- <p> --><b>', ['b 12']],
  ['none in one that is not closed', '<i><!-- <p> <b>', ['i 0']],
  ['none in quotation marks', `<a title="<b>" alt='<i>'><u>`, ['a 0', 'u 25']],
  ['what is left open ends at its quotation mark', '<a title="<b>', ['a 0', 'b 10']],
  ['a sign is no tag', '1 < 2 <3 <', []],
])('%s: %s', (_, source, tags) => {
  expect(tagsOf(source)).toEqual(tags);
});

/** The same as a pattern: slower, and all in one line. */
const pattern = /<!--[\s\S]*?(?:-->|$)|<\/?([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*/g;

test('they are what the pattern finds', () => {
  const bits = fc.constantFrom(
    '<',
    '</',
    'p',
    'B',
    '>',
    '/>',
    '<!--',
    '-->',
    '-',
    '"',
    "'",
    ' ',
    '=',
    '文',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
      const source = parts.join('');
      const wanted = [...source.matchAll(pattern)].flatMap(({ index, 1: name }) =>
        name === undefined ? [] : [`${name.toLowerCase()} ${index}`],
      );
      expect(tagsOf(source)).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
});
