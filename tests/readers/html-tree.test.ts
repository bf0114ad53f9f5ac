import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PageElement, type PageNode, pageTree } from '../../src/readers/html/page-tree.ts';
import { has, textCount } from '../../src/readers/html/text-count.ts';
import { type Shown, treeByHtmlparser2 } from './html-tree-by-htmlparser2.ts';

function shown({ name, from, to, attributes, children }: PageElement): Shown {
  return [name, from, to, JSON.stringify(attributes), children.map(inside)];
}

function inside(node: PageNode): Shown | string {
  return node.kind === 'text' ? `${node.from}-${node.to}` : shown(node);
}

const marks = `< > </ /> = " ' ! - -- --> <!-- <! <? <![CDATA[ ]]> & &nbsp; 文 字， , a b s sc xm \0`.split(
  ' ',
);
const tags =
  'p div DIV td th tr table tbody thead li ul br svg math title desc script SCRIPT style textarea xmp iframe a o:p h1 option select input dd dt body head link foo-bar K'.split(
    ' ',
  );
const attributes = [
  'id=q',
  'class="x y"',
  "hidden='",
  'style="display:none"',
  'STYLE=visibility:hidden',
  '=',
  'class',
];
const piece = fc.oneof(
  fc.constantFrom(...marks, ' ', '\n', '>'),
  fc.constantFrom(...tags).map((name) => `<${name}>`),
  fc.constantFrom(...tags).map((name) => `</${name}>`),
  fc.constantFrom(...tags).map((name) => `<${name}/>`),
  fc.tuple(fc.constantFrom(...tags), fc.constantFrom(...attributes)).map(([name, own]) => `<${name} ${own}>`),
  fc.constantFrom(...tags, ...attributes).map((begun) => `<${begun} `),
);
const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

/** htmlparser2 says that such a tag ends at its white space, and gives what stands behind that as text. */
const spacedEnd = /<\/\s*[a-z][^\s>]*\s/i;

test('a page is read as htmlparser2 reads it', () => {
  fc.assert(
    fc.property(soup, (source) => {
      fc.pre(!spacedEnd.test(source));
      expect(shown(pageTree(source).root)).toEqual(treeByHtmlparser2(source));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  '<p>文<p>字</div>',
  '<ul><li>一<li>二<ul><li>三</ul></ul>',
  '<table><tr><td>一<td>二<tr><th>三',
  '<svg/><p/>文</p>',
  '<title/>文</title><p>字',
  '<script>a</scripT>文',
  '<style><</style>文',
  '</p>文</br>字',
  '</>文</ >字</ p>',
  '<!>文>字<!-->一<!--->二<!-x>三',
  '<![CDATA[<p>]]]>文<![cdata[<p>]]>',
  '文<',
  '文</',
  '文<!',
  '文<!-',
  '文<!--',
  '文<?x',
  '<p>文<sc',
  '<p>文<br',
  '<p>文<b class=x id',
  '<p>文<b class="x',
  '<li>文<li class ',
  '<p/><select/><input ',
  '<li>文<li /',
  '<p =a ==b c = d e= >',
  '<p a=1 A=2 __proto__=3>',
  'a < b <<p>> </x>c</y>',
])('the same of %s', (source) => {
  expect(shown(pageTree(source).root)).toEqual(treeByHtmlparser2(source));
});

test.each<[string, readonly string[]]>([
  ['<p>文</p ><p>字</p\n>后', ['p', 'p', '后']],
  ['<div><p>文</p class="x">字</div >', ['div']],
  ['<p>文</p ', ['p']],
])('an end tag ends at its >, whatever else is in it: %s', (source, children) => {
  const { root } = pageTree(source);
  expect(
    root.children.map((child) => (child.kind === 'text' ? source.slice(child.from, child.to) : child.name)),
  ).toEqual(children);
  expect(root.children.at(-1)?.to).toBe(source.length);
});

test('nothing ends behind the source, though it breaks off in a tag that ends itself', () => {
  const source = '<div><p>文<br /';
  expect(pageTree(source).elements.every(({ to }) => to <= source.length)).toBe(true);
});

test('what a text has is counted as it is read', () => {
  fc.assert(
    fc.property(soup, (source) => {
      const { elements, units } = pageTree(source);
      for (const { name, children } of elements)
        for (const child of name === 'script' || name === 'style' ? [] : children) {
          if (child.kind === 'element') continue;
          const { han, marks, has } = textCount(units, child.from, child.to);
          expect(child).toMatchObject({ han, marks, has });
        }
    }),
    { numRuns: 500 },
  );
});

test.each<[string, number, number, number]>([
  ['文字，。；！？,.', 2, 6, has.words],
  ['㐀䶿䷀一鿿ꀀ', 4, 0, has.words],
  [' \n\t', 0, 0, has.white],
  ['\u00a0\u3000\u2003', 0, 0, has.blank],
  ['&nbsp;文', 1, 0, has.reference | has.words],
  ['1<2', 0, 0, has.angle | has.words],
])('%j has so much', (text, han, marks, bits) => {
  const { units, source } = pageTree(text);
  expect(textCount(units, 0, source.length)).toEqual({ han, marks, has: bits });
});

test.each<[string, (size: number) => string]>([
  ['tags that are not closed', (size) => '<p><br>'.repeat(size)],
  ['end tags that close nothing', (size) => `<div>${'</b>文'.repeat(size)}`],
  ['names that nobody knows', (size) => Array.from({ length: size }, (_, at) => `</x${at}>`).join('')],
  ['attributes', (size) => `<p ${'a=1 '.repeat(size)}>`],
  ['quotation marks', (size) => `<p ${'a="'.repeat(size)}`],
  ['angles', (size) => '<'.repeat(size)],
  ['comments that are not closed', (size) => '<!-'.repeat(size)],
])('a flood of %s is read to its end', (_, flood) => {
  const source = flood(100_000);
  expect(pageTree(source).root.to).toBeGreaterThan(0);
});

test('elements nested too deep are refused with the reason', () => {
  expect(() => pageTree('<b>'.repeat(2001))).toThrow(/nested more than 2000 deep/);
  expect(pageTree('<b>'.repeat(2000)).elements).toHaveLength(2001);
});
