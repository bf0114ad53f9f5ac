import { describe, expect, it } from 'vitest';
import type { AdapterDeclaration } from '../../src/adapters/declaration.ts';
import { defineAdapter } from '../../src/adapters/define-adapter.ts';
import { adapterProblems } from '../../src/adapters/form/adapter-problems.ts';

const changes = () => [];

/** What is said of a declaration, and of each the words that a newcomer acts on. */
const broken: readonly (readonly [name: string, declaration: unknown, said: readonly (string | RegExp)[]])[] =
  [
    ['nothing', undefined, ['It is missing. Write a declaration, such as defineAdapter({ version: 1 })']],
    ['a list', [], ['It is an empty list. Write a declaration']],
    ['no version', {}, ['version: It is missing. Write a whole number from 1, such as version: 1.']],
    ['a version in quotes', { version: '2' }, ['version: It is the text "2". Write a whole number']],
    ['version 0', { version: 0 }, ['version: It is the number 0. Write a whole number from 1']],
    ['half a version', { version: 1.5 }, ['version: It is the number 1.5.']],
    ['a mistyped key', { version: 1, nosie: [] }, ['nosie: There is no such key. Did you mean noise?']],
    ['a key in another case', { version: 1, Body: '#a' }, ['Body: There is no such key. Did you mean body?']],
    [
      'a key like none',
      { version: 1, charset: 'gbk' },
      [
        'charset: There is no such key. What may stand there: version, recognises, layouts, body, hidden, noise, split.',
      ],
    ],
    [
      'a number as body',
      { version: 1, body: 3 },
      ["body: It is the number 3. Write a CSS selector in quotes, such as '#zoom'"],
    ],
    [
      'half a selector',
      { version: 1, body: 'p[' },
      [/^body: "p\[" is no CSS selector: .+\. Write one such as/],
    ],
    [
      'a selector that ends before its element',
      { version: 1, body: '#zoom >' },
      ['body: "#zoom >" is no CSS selector: nothing stands behind its last >.'],
    ],
    [
      'a selector that begins behind its element',
      { version: 1, hidden: ['.share, + p'] },
      ['hidden[0]: ".share, + p" is no CSS selector: nothing stands before its +.'],
    ],
    ['an empty selector', { version: 1, body: ' ' }, ['body: " " is no CSS selector: it is empty.']],
    [
      'one hidden selector',
      { version: 1, hidden: '.a' },
      ['hidden: It is the text ".a". Write a list of CSS selectors'],
    ],
    [
      'a hidden selector',
      { version: 1, hidden: ['.a', 'p:not('] },
      [/^hidden\[1\]: "p:not\(" is no CSS selector/],
    ],
    [
      'a rule as noise',
      { version: 1, noise: { name: 'a' } },
      ['noise: It is an object. Write a list of rules'],
    ],
    [
      'a rule’s mistyped key',
      { version: 1, noise: [{ name: 'a', line: /^a/ }] },
      ['noise[0].line: There is no such key. Did you mean lines?'],
    ],
    [
      'a rule without a name',
      { version: 1, noise: [{ lines: '首页' }] },
      ["noise[0].name: It is missing. Write the rule's name"],
    ],
    [
      'a rule name that is not allowed',
      { version: 1, noise: [{ name: 'PageHead 1', lines: '首页' }] },
      [
        `noise[0].name: "PageHead 1" is no name of a rule. Write lower-case letters and hyphens only, such as 'page-head'.`,
      ],
    ],
    [
      'a rule name of all sources',
      { version: 1, noise: [{ name: 'pager', lines: '首页' }] },
      ["pager is the name of a rule that all sources have. Write another, such as 'site-pager'"],
    ],
    [
      'a rule name twice',
      {
        version: 1,
        noise: [
          { name: 'a', lines: '甲' },
          { name: 'a', lines: '乙' },
        ],
      },
      ['noise[1].name: a is the name of another entry too.'],
    ],
    [
      'a rule name of the top in a layout',
      {
        version: 1,
        noise: [{ name: 'a', lines: '甲' }],
        layouts: [{ name: 'x', noise: [{ name: 'a', lines: '乙' }] }],
      },
      ['layouts[0].noise[0].name: a is the name of another entry too.'],
    ],
    [
      'a rule that does nothing',
      { version: 1, noise: [{ name: 'a' }] },
      ['noise[0]: It does not say what goes. Write one of lines, starts,'],
    ],
    [
      'a rule that does two things',
      { version: 1, noise: [{ name: 'a', lines: '甲', fromFirst: '乙' }] },
      ['noise[0]: It says lines and fromFirst. Write one of'],
    ],
    [
      'words with blanks',
      { version: 1, noise: [{ name: 'a', lines: [' 首页'] }] },
      [
        'noise[0].lines[0]: It is the text " 首页". Write the words of one line, without blanks at their ends.',
      ],
    ],
    [
      'no words',
      { version: 1, noise: [{ name: 'a', lines: [] }] },
      ['noise[0].lines: The list is empty. Write a pattern such as'],
    ],
    [
      'the flag g',
      { version: 1, noise: [{ name: 'a', lines: /^甲/g }] },
      ['noise[0].lines: It has the flag g', 'Take the g away.'],
    ],
    ['the flag y', { version: 1, split: /^甲/y }, ['split: It has the flag y']],
    [
      'a loose pattern',
      { version: 1, noise: [{ name: 'a', lines: /广告/ }] },
      [
        'noise[0].lines: Its part 广告 would match anywhere in a line. Begin each alternative with ^, as in /^(?:甲|乙)/.',
      ],
    ],
    ['a loose alternative', { version: 1, split: /^甲|乙$/ }, ['split: Its part 乙$ would match anywhere']],
    [
      'a suffix that is none',
      { version: 1, noise: [{ name: 'a', ends: /^_某网/ }] },
      [
        'noise[0].ends: Its part ^_某网 would match anywhere in a line. End each alternative with $, as in /(?:甲|乙)$/.',
      ],
    ],
    [
      'one line of a block',
      { version: 1, noise: [{ name: 'a', between: [/^甲/] }] },
      ['noise[0].between: It is a list. Write a list of two'],
    ],
    [
      'a pattern in quotes',
      { version: 1, split: '^甲' },
      ['split: It is the text "^甲". Write a pattern for a title line'],
    ],
    [
      'changes that are none',
      { version: 1, noise: [{ name: 'a', changes: [] }] },
      ['noise[0].changes: It is an empty list. Write a function'],
    ],
    [
      'signs in quotes',
      { version: 1, recognises: 'www.example.gov.cn' },
      ['recognises: It is the text "www.example.gov.cn". Write signs, such as { host:'],
    ],
    [
      'a sign’s mistyped key',
      { version: 1, recognises: { hosts: 'a.cn' } },
      ['recognises.hosts: There is no such key. Did you mean host?'],
    ],
    [
      'an address as host',
      { version: 1, recognises: { host: 'https://www.example.gov.cn/' } },
      ['recognises.host: It is the text "https://www.example.gov.cn/". Write a host alone'],
    ],
    ['no signs', { version: 1, recognises: {} }, ['recognises: Nothing is stated, so everything would fit.']],
    [
      'a count of nothing',
      { version: 1, recognises: { host: 'a.cn', count: 2 } },
      ['recognises: `count` and `within` say how `text` is looked for. Write `text` too.'],
    ],
    [
      'no layouts',
      { version: 1, layouts: [] },
      ['layouts: The list is empty. Write a layout, or leave `layouts` out.'],
    ],
    [
      'a layout without a name',
      { version: 1, layouts: [{ body: '#a' }] },
      ['layouts[0].name: It is missing. Write what the layout is called'],
    ],
    [
      'two layouts of a name',
      { version: 1, layouts: [{ name: 'a' }, { name: 'a' }] },
      ['layouts[1].name: a is the name of another entry too.'],
    ],
    [
      'a mistyped key of a layout',
      { version: 1, layouts: [{ name: 'a', untill: '2020-01-01' }] },
      ['layouts[0].untill: There is no such key. Did you mean until?'],
    ],
    [
      'a day that no calendar has',
      { version: 1, layouts: [{ name: 'a', from: '2020-13-01' }] },
      ['layouts[0].from: It is the text "2020-13-01". Write a day that a calendar has'],
    ],
    [
      'a month as day',
      { version: 1, layouts: [{ name: 'a', until: 2020 }] },
      ["layouts[0].until: It is the number 2020. Write a day in quotes, such as '2020-06-01'"],
    ],
    [
      'a layout that ends before it begins',
      { version: 1, layouts: [{ name: 'a', from: '2020-06-01', until: '2020-05-31' }] },
      ['layouts[0]: It ends on 2020-05-31, before it begins on 2020-06-01.'],
    ],
    [
      'a selector in a layout’s signs',
      { version: 1, layouts: [{ name: 'a', looksLike: { has: ['#a', 'b >> c'] } }] },
      [/^layouts\[0\]\.looksLike\.has\[1\]: "b >> c" is no CSS selector/],
    ],
  ];

describe('a declaration that is refused', () => {
  it.each(broken)('%s', (_, declaration, said) => {
    const problems = adapterProblems(declaration);
    const [first = ''] = problems;
    for (const words of said)
      if (typeof words === 'string') expect(problems.join('\n')).toContain(words);
      else expect(first).toMatch(words);
    expect(() => defineAdapter(declaration as AdapterDeclaration)).toThrow(first);
  });

  it('has all its faults named at once', () => {
    expect(adapterProblems({ verison: 1, body: 1, noise: [{ name: 'a' }], split: /甲/g })).toHaveLength(6);
  });
});

const withSets = (source: string): RegExp => new RegExp(source, 'v');

/** What is well, and looks like something that is not. */
const well: readonly (readonly [name: string, declaration: AdapterDeclaration])[] = [
  ['the least', { version: 1 }],
  [
    'words, a list of them and a pattern',
    {
      version: 1,
      noise: [
        { name: 'a', lines: '首页' },
        { name: 'b', lines: ['甲', '乙'] },
        { name: 'c', lines: /^丙/ },
      ],
    },
  ],
  ['alternatives in a group', { version: 1, split: /^(?:甲|乙)|^丙/u }],
  ['a bar and a bracket in a class', { version: 1, split: /^[〔[|(]甲/u }],
  ['classes in a class', { version: 1, split: withSets('^[[甲乙]--[甲]]丙|^[[乙]丁]') }],
  ['an escaped bar', { version: 1, noise: [{ name: 'a', ends: /\|某网$/ }] }],
  ['a function', { version: 1, recognises: () => true }],
  ['a rule of its own', { version: 1, noise: [{ name: 'a', changes }] }],
  [
    'the same rule in two layouts',
    {
      version: 1,
      layouts: [
        { name: 'x', noise: [{ name: 'a', lines: '甲' }] },
        { name: 'y', noise: [{ name: 'a', lines: '乙' }] },
      ],
    },
  ],
  ['a day', { version: 1, layouts: [{ name: 'x', from: '2020-02-29', until: '2020-02-29' }] }],
];

it.each(well)('a declaration of %s is well', (_, declaration) => {
  expect(adapterProblems(declaration)).toEqual([]);
  expect(defineAdapter(declaration).version).toBe(1);
});
