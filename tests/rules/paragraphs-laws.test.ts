import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank } from '../../src/rules/paragraphs/blank.ts';
import { settledGaps } from '../../src/rules/paragraphs/gaps.ts';
import {
  beginsParagraph,
  continues,
  gapsAtOneLook,
  isPlainEnd,
  type Means,
} from '../../src/rules/paragraphs/gaps-at-one-look.ts';
import { joinedLine, joint } from '../../src/rules/paragraphs/joined-line.ts';
import { layoutOf, mayBeWrapped, measured } from '../../src/rules/paragraphs/layout.ts';
import {
  beginsMeetingLine,
  beginsMidSentence,
  compact,
  endsSentence,
  enumeratorStyle,
  isBracketedLine,
  isClosingLine,
  isDateLine,
  isDocumentNumber,
  isGlossaryHeading,
  isMeetingLine,
  isSalutation,
  isSignature,
  isTitleLine,
} from '../../src/rules/paragraphs/line-shapes.ts';
import { Paragraph } from '../../src/rules/paragraphs/paragraph.ts';
import { lineBreak } from '../../src/rules/paragraphs/paragraphs.ts';
import { textLines } from '../../src/rules/paragraphs/text-lines.ts';
import { Traced } from '../../src/text/traced.ts';

/** What lines begin with, hold and end with, as far as anything is told by it. */
const words = fc.constantFrom(
  ...['一、', '（一）', '(十二)', '1.', '１．', '（12）', '①', '第', '第一章', '——', '--', '－－', '─', '前'],
  ...[
    '2031年1月9日',
    '二〇三一年一月九日',
    '（2031年1月',
    '在',
    '大会',
    '会议',
    '会议上',
    '）',
    ')',
    '印发',
    '1日印发',
  ],
  ...[
    '各位代表',
    '同志们',
    '尊敬的',
    '：',
    '！',
    '抄送：',
    '附件：',
    '主题词：',
    '名词解释',
    '用语说明',
    '清政发〔2031〕3号',
  ],
  ...[
    '清源县人民政府',
    '办公室',
    '水利局',
    '关于',
    '报告',
    '通知',
    '方案',
    '的',
    '增长',
    '8.5%',
    '7',
    '2',
    '亿元',
    '全县上下',
  ],
  ...[
    '。',
    '，',
    '、',
    '；',
    '？',
    '!',
    ';',
    '”',
    '“',
    '“小巨',
    '人”',
    '（',
    '【',
    '】',
    '《',
    '》',
    '…',
    '……',
    '"',
    '％',
    '%',
  ],
  ...['*', '**', '#', '## ', ' ', '　', '\u00a0', 'Blue', 'H', '克难奋进完成了地区生产总值一百二十亿元'],
);
const lineOf = fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => list.join(''));
const between = fc.constantFrom('\n', '\n\n', '\n　　', '\n\f', '\f', ' \n \n');
const paragraphs = fc.array(fc.tuple(lineOf, between), { maxLength: 16 }).map((list) => list.flat().join(''));
/** The same set to a width. */
const wrapped = fc
  .tuple(paragraphs, fc.integer({ min: 6, max: 24 }))
  .map(([text, width]) => text.replace(/\s/g, '').replace(new RegExp(`.{${width}}`, 'gu'), '$&\n'));
const text = fc.oneof(paragraphs, wrapped);

/** The text that the meaning of the gaps between its lines makes of it. */
function madeOf(source: string, means: readonly Means[]): string {
  const lines = textLines(source);
  return lines
    .map(({ from, to }, index) => {
      const next = lines[index + 1];
      if (next === undefined) return source.slice(from, to);
      const isOne = means[index] === 'paragraph';
      return source.slice(from, to) + (isOne ? '\n' : joint(source, to, next.from));
    })
    .join('');
}

/** What the gaps of a text mean when what is made of it is written, and looked at anew as a whole, until nothing more is found. */
function settledByWriting(source: string, looks: number): readonly Means[] {
  const look = (words: string) => {
    const lines = textLines(words);
    return gapsAtOneLook(lines, { layout: layoutOf(lines) }).means;
  };
  const tight = madeOf(
    source,
    textLines(source).map(() => 'paragraph' as const),
  );
  for (const words of [source, tight]) {
    let found = look(words);
    for (let times = 0; times < looks; times += 1) {
      const again = [...look(madeOf(words, found))];
      if (again.every((means) => means === 'paragraph')) return found;
      found = found.map((means) => (means === 'paragraph' ? (again.shift() as Means) : means));
    }
  }
  return textLines(source)
    .slice(1)
    .map(() => 'paragraph');
}

describe('what is told without a look at all of a text is what the look would tell', () => {
  test.each([0, 1, 10])('of what is joined, by %i looks', (looks) => {
    fc.assert(
      fc.property(text, (source) => {
        const told = settledGaps(source, looks).map(({ means }) => means);
        expect(told.map((means) => means === 'paragraph')).toEqual(
          settledByWriting(source, looks).map((means) => means === 'paragraph'),
        );
      }),
      { numRuns: 1500 },
    );
  });

  test('of two lines by their ends', () => {
    fc.assert(
      fc.property(paragraphs, (source) => {
        const lines = textLines(source);
        const layout = { ...layoutOf(lines), wrappedAt: undefined };
        for (const [index, line] of lines.slice(0, -1).entries()) {
          const next = lines[index + 1] as typeof line;
          if (isPlainEnd(line, next))
            expect(continues(new Paragraph([line]), line, next, layout, false)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('of a long line by its last character', () => {
    const long = fc
      .array(fc.tuple(fc.array(words, { minLength: 20, maxLength: 60 }), between), { maxLength: 8 })
      .map((rows) => rows.map(([list, end]) => list.join('') + end).join(''));
    let seen = 0;
    fc.assert(
      fc.property(long, (source) => {
        const lines = textLines(source);
        const layout = { ...layoutOf(lines), wrappedAt: undefined };
        const looked = lines.map(
          ({ from, to, apart, first, last, beforeLast, length, text, style, hasSentence, leads, marks }) => ({
            ...{ from, to, apart, first, last, beforeLast, length },
            ...{ text, style, hasSentence, leads, marks, isLong: false },
          }),
        );
        for (const { isLong, text } of lines) if (isLong) expect(text.length).toBeGreaterThan(80);
        seen += lines.filter(({ isLong }) => isLong).length;
        expect(gapsAtOneLook(lines, { layout })).toEqual(gapsAtOneLook(looked, { layout }));
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  test('of a line that begins a paragraph by its ends', () => {
    const shapes = [
      ...[enumeratorStyle, isDateLine, beginsMeetingLine, isSalutation, isDocumentNumber, isClosingLine],
      ...[
        isBracketedLine,
        isSignature,
        isGlossaryHeading,
        (line: string) => /^各位代表[，,！!：:、]/.test(line),
      ],
    ];
    fc.assert(
      fc.property(text, (source) => {
        for (const line of textLines(source))
          expect(beginsParagraph(line)).toBe(shapes.some((is) => Boolean(is(line.text))));
      }),
      { numRuns: 2000 },
    );
    for (const line of [
      '20日印发。',
      '20日印发',
      '20日印发 。',
      '20日印发**。',
      '二〇三一年一月二十日印发。',
    ])
      expect([line, textLines(line).map(beginsParagraph)]).toEqual([
        line,
        [isClosingLine(textLines(line)[0]?.text ?? '')],
      ]);
  });

  test('of a text’s width by the lengths of its lines', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = textLines(source);
        for (const bare of [false, true])
          if (!mayBeWrapped(lines)) expect(measured(lines, bare)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('of a line by its beginning, and of joined lines by each', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = textLines(source);
        const whole = lines.length > 1 ? [joinedLine(source, lines)] : [];
        for (const line of [...lines, ...whole]) {
          expect(line.style).toBe(enumeratorStyle(line.text));
          expect(line.hasSentence).toBe(/[。！？；!?;]/.test(line.text));
        }
        for (const line of whole) {
          const written = textLines(
            madeOf(
              source,
              lines.map(() => 'wrap' as const),
            ),
          )[0];
          const { indent, ...marks } = line.marks;
          expect({ text: line.text, leads: line.leads, ...marks }).toEqual({
            text: written?.text,
            leads: written?.leads,
            width: written?.marks.width,
            opens: written?.marks.opens,
            closes: written?.marks.closes,
          });
          expect(indent).toBe(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('where every line is a paragraph, each is left as it is, without white space around it', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.constantFrom('', ' ', ' \n\f', '\f')), (source) => {
      const made = Traced.from(source).applyAll([...lineBreak.changes(source)], 'join/paragraph-break').text;
      const lines = source.split(/[\n\f]/).map((line) => line.trim());
      expect(made).toBe(lines.map((line) => (line === '' ? '' : `${line}\n`)).join(''));
      expect([...lineBreak.changes(made)]).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('white space is what patterns know as such', () => {
  for (let unit = 0; unit < 0x10000; unit += 1)
    if (isBlank(unit) !== /\s/.test(String.fromCharCode(unit))) expect.fail(unit.toString(16));
});

describe('a line’s first or last character refuses nothing that its shape is', () => {
  const meeting =
    /^(?:——|—|--|──|－－)?[（(]?(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零ΟOО0]..年.{1,3}月.{1,3}日)在/;
  const shapes: readonly (readonly [
    name: string,
    is: (line: string) => unknown,
    pattern: RegExp,
    longest?: number,
  ])[] = [
    ['midSentence', beginsMidSentence, /^[，。、；：？！）》”’】〕％,;:?!)%]/],
    [
      'enumerator',
      enumeratorStyle,
      /^(?:第[一二三四五六七八九十百]+[章节编部分篇]|[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,3})[）)]|\d{1,3}(?:[.．](?!\d)|、)|[①-⑳]|—|--|──|－－)/,
    ],
    [
      'date',
      isDateLine,
      /^[（(]?(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[二一][〇○零ΟOО0-9一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)[）)]?(?:印发)?$/,
    ],
    ['begins as a meeting line', beginsMeetingLine, meeting],
    ['meeting line', isMeetingLine, new RegExp(`${meeting.source}.*会议?上?[）)]?$`), 80],
    ['salutation', isSalutation, /^(?:各位|同志们|尊敬的)[^。；]{0,20}[：:！!]$/],
    ['document number', isDocumentNumber, /^\p{Script=Han}{2,12}[〔[【（(﹝]\d{4}[〕\]】）)﹞]\d{1,4}号$/u],
    [
      'closing line',
      isClosingLine,
      /^(?:抄送|抄报|主送|附件|主题词|联系人|主办|承办)[：:]|\d{1,2}日印发[。]?$/,
    ],
    [
      'signature',
      isSignature,
      /^[\p{Script=Han}〇、]+(?:政府|委员会|办公室|办公厅|秘书处|厅|局|院|部|署)$/u,
      40,
    ],
    ['in brackets', isBracketedLine, /^[（(【[〔][^（(）)]{1,40}[）)】\]〕]$/],
    [
      'glossary',
      isGlossaryHeading,
      /^(?:附(?:件|录)?\d?[：:]?)?.{0,20}(?:名词|术语|用语)(?:解释|注释|说明)[：:]?$/,
      30,
    ],
    [
      'title',
      isTitleLine,
      /^(?=.{4})[^。；！？;!?]*(?:报告|通知|通告|公告|公报|意见|决定|决议|办法|规定|细则|方案|规划|计划|纲要|要点|批复|函|令|说明|建议|总结|目录|分工|汇报|讲话|致辞)(?:[（(][^（）()。；！？;!?]{1,30}[）)])*$/,
      80,
    ],
    ['sentence', endsSentence, /[。！？!?][”’"'」』）)]*$|…{2}$|[。！？!?][（(][^（()）]{1,200}[）)][。]?$/],
  ];
  for (const [name, is, pattern, longest = Infinity] of shapes)
    test(name, () => {
      fc.assert(
        fc.property(lineOf.map(compact), (line) => {
          expect(Boolean(is(line))).toBe(line.length <= longest && pattern.test(line));
        }),
        { numRuns: 3000 },
      );
    });

  test('every word that a title ends in', () => {
    for (const word of '报告|通知|通告|公告|公报|意见|决定|决议|办法|规定|细则|方案|规划|计划|纲要|要点|批复|函|令|说明|建议|总结|目录|分工|汇报|讲话|致辞'.split(
      '|',
    ))
      expect([word, isTitleLine(`清源县${word}`)]).toEqual([word, true]);
  });
});
