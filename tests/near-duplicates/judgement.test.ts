import { expect, test } from 'vitest';
import type { Edition } from '../../src/near-duplicates/edition.ts';
import { agreementOf, type Facts } from '../../src/near-duplicates/facts.ts';
import { county, edition, foundAmong, words } from './made-editions.ts';

const text = words(5, 40);
const facts: Facts = {
  region: county('岚屏县'),
  year: 2021,
  meeting: { congress: 18, session: 1, date: '2021-01-18' },
};

/** Other figures in the same words. */
const refigured = (of: string): string => of.replace(/\d/g, (digit) => String((Number(digit) + 3) % 10));
/** The same in every second sentence. */
const halfRefigured = text
  .split('。')
  .map((each, index) => (index % 2 === 0 ? each : refigured(each)))
  .join('。');
/** Every so manieth character is another. */
const misread = (of: string, every: number): string =>
  of.replace(/\p{Script=Han}/gu, (character, at: number) => (at % every === 0 ? '乂' : character));

const judged = async (one: [string, Facts], other: [string, Facts]) => {
  const found = await foundAmong([
    edition('a', one[0], { facts: one[1] }),
    edition('b', other[0], { facts: other[1] }),
  ]);
  const judgement = found.pairs[0]?.judgement;
  return judgement === undefined ? 'not compared' : judgement.joined ? judgement.relation : judgement.because;
};

test.each<[string, [string, Facts], [string, Facts], string]>([
  ['the same text', [text, facts], [text, facts], 'identical'],
  ['of which one says nothing of itself', [text, facts], [text, {}], 'identical'],
  ['in other marks', [text, facts], [text.replace(/，/g, ',\n'), facts], 'identical'],
  ['half of it', [text, facts], [text.slice(0, text.length / 2), {}], 'contains'],
  ['the end of it', [text.slice(-text.length / 3), {}], [text, facts], 'contained'],
  ['with another beside it', [text, {}], [`${text}${words(6, 40)}`, {}], 'contained'],
  ['every 25th character misread', [text, facts], [misread(text, 25), facts], 'near'],
  ['misread, and half of it', [text, facts], [misread(text, 30).slice(0, text.length / 2), {}], 'contains'],
  ['misread, the year too', [text, facts], [misread(text, 30), { ...facts, year: 2027 }], 'near'],
  [
    'misread, the county too',
    [text, facts],
    [misread(text, 30), { ...facts, region: { name: '岚屏具', level: 'county' } }],
    'near',
  ],
  ['of another year', [text, facts], [text, { ...facts, year: 2022 }], 'another year'],
  [
    'of another year, which has other sessions',
    [text, facts],
    [misread(text, 30), { ...facts, year: 2022, meeting: { congress: 18, session: 2 } }],
    'another year',
  ],
  [
    'of another county',
    [text, facts],
    [text, { ...facts, region: county('松岭县', '990102') }],
    'another region',
  ],
  [
    'of another county with a like name, misread',
    [text, facts],
    [misread(text, 30), { ...facts, region: county('岚坪县', '990102') }],
    'another region',
  ],
  [
    'of another session',
    [text, facts],
    [text, { ...facts, meeting: { congress: 18, session: 2 } }],
    'another meeting',
  ],
  [
    'with another number',
    [text, { documentNumber: '岚政发〔2021〕4号' }],
    [text, { documentNumber: '岚政发〔2021〕15号' }],
    'another document number',
  ],
  ['in the same words with other figures', [text, facts], [refigured(text), facts], 'other figures'],
  [
    'in which half of the figures are others, and nothing said',
    [text, {}],
    [halfRefigured, {}],
    'other figures',
  ],
  [
    'a third of it, then another',
    [text, facts],
    [`${text.slice(0, text.length / 3)}${words(8, 30)}`, facts],
    'too little in common',
  ],
  ['nothing in common', [text, {}], [words(9, 40), {}], 'not compared'],
])('%s', async (_, one, other, expected) => {
  expect(await judged(one, other)).toBe(expected);
});

test.each<[string, Facts, Facts, string]>([
  [
    'a county and its province',
    { region: { ...county('岚屏县'), path: ['山岚省', '岚屏县'] } },
    { region: { name: '山岚省', level: 'province' } },
    'nothing',
  ],
  [
    'the same name, one without a code',
    { region: county('岚屏县') },
    { region: { name: '岚屏县', level: 'county' } },
    'same',
  ],
  [
    'the same name with two codes',
    { region: county('鼓楼区', '990103') },
    { region: county('鼓楼区', '990203') },
    'different',
  ],
  ['one without a meeting', { meeting: { congress: 18, session: 1 } }, {}, 'nothing'],
  [
    'one without a session',
    { meeting: { congress: 18, session: 1 } },
    { meeting: { congress: 17 } },
    'nothing',
  ],
  [
    'a number written otherwise',
    { documentNumber: '岚政发〔2021〕4号' },
    { documentNumber: '岚政发[2021]4号' },
    'same',
  ],
])('what two say of themselves: %s', (_, one, other, expected) => {
  const { same, different } = agreementOf(one, other);
  expect(same.length > 0 ? 'same' : different.length > 0 ? 'different' : 'nothing').toBe(expected);
});

const named = (editions: readonly Edition[], groups: readonly (readonly number[])[]) =>
  groups.map((group) => group.map((member) => editions[member]?.report).join(' '));

test('two parts are joined through the whole, and a third edition with them', async () => {
  const half = text.length / 2;
  const editions = [
    edition('first', text.slice(0, half)),
    edition('other', words(11, 40)),
    edition('second', text.slice(half)),
    edition('whole', text, { facts }),
  ];
  expect(named(editions, (await foundAmong(editions)).groups)).toEqual(['first second whole']);
});

test('a fragment that stands in two reports that are not the same is joined to neither', async () => {
  const next = { ...facts, year: 2022, meeting: { congress: 18, session: 2 } };
  const editions = [
    edition('a', `${text}${words(12, 20)}`, { facts }),
    edition('b', `${text}${words(13, 20)}`, { facts: next }),
    edition('fragment', text),
  ];
  const found = await foundAmong(editions);
  expect(found.groups).toEqual([]);
  expect(found.pairs.map(({ judgement }) => !judgement.joined && judgement.because)).toEqual([
    'another year',
    'as much in common with another report',
    'as much in common with another report',
  ]);
});

test('a fragment is joined to the report that has clearly more of it', async () => {
  const next = { ...facts, year: 2022, meeting: { congress: 18, session: 2 } };
  const most = text.slice(0, text.length * 0.75);
  const editions = [
    edition('a', `${text}${words(12, 20)}`, { facts }),
    edition('b', `${most}${words(13, 20)}`, { facts: next }),
    edition('fragment', text),
  ];
  expect(named(editions, (await foundAmong(editions)).groups)).toEqual(['a fragment']);
});

test('a report that lies in a hundred places is one, and a hundredfold phrase tells of none', async () => {
  const editions = Array.from({ length: 100 }, (_, index) => edition(`copy ${index}`, text));
  editions.push(edition('half', text.slice(0, text.length / 2)), edition('another', words(14, 40)));
  const { groups } = await foundAmong(editions);
  expect(groups).toHaveLength(1);
  expect(groups[0]).toHaveLength(101);
});
