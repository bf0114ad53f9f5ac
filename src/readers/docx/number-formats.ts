const han = [...'〇一二三四五六七八九'];
const formal = [...'零壹贰叁肆伍陆柒捌玖'];
const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];

/** Writes a number of at least 0 in one of Word's ways (ECMA-376, part 1, "ST_NumberFormat"); in digits where it has none. */
export function formatNumber(number: number, format: string): string {
  return formats[format]?.(number) ?? String(number);
}

type Format = (number: number) => string | undefined;

const counting: Format = (number) => (number < 100 ? counted(number, han, '十百千') : digits(number, '○'));
const thousands: Format = (number) => counted(number, [...'零一二三四五六七八九'], '十百千');
const circled: Format = (number) =>
  number === 0
    ? '⓪'
    : (inRange(number, 1, 20, 0x2460) ?? inRange(number, 21, 35, 0x3251) ?? inRange(number, 36, 50, 0x32b1));

const formats: Readonly<Record<string, Format>> = {
  none: () => '',
  decimalZero: (number) => String(number).padStart(2, '0'),
  upperLetter: (number) => letters(number, 'A'),
  lowerLetter: (number) => letters(number, 'a'),
  upperRoman: (number) => roman(number),
  lowerRoman: (number) => roman(number)?.toLowerCase(),
  chineseCounting: counting,
  taiwaneseCounting: counting,
  chineseCountingThousand: thousands,
  taiwaneseCountingThousand: thousands,
  japaneseCounting: (number) => thousands(number)?.replaceAll('零', ''),
  chineseLegalSimplified: (number) => counted(number, formal, '拾佰仟', true),
  ideographDigital: (number) => digits(number, '〇'),
  taiwaneseDigital: (number) => digits(number, '○'),
  ideographTraditional: (number) => stems[number - 1],
  ideographZodiac: (number) => branches[number - 1],
  ideographZodiacTraditional: (number) =>
    number >= 1 && number <= 60 ? `${stems[(number - 1) % 10]}${branches[(number - 1) % 12]}` : undefined,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (number) => inRange(number, 1, 20, 0x2474),
  decimalEnclosedFullstop: (number) => inRange(number, 1, 20, 0x2488),
  ideographEnclosedCircle: (number) => inRange(number, 1, 10, 0x3280),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (number) => `- ${number} -`,
};

function inRange(number: number, from: number, to: number, code: number): string | undefined {
  return number >= from && number <= to ? String.fromCodePoint(code + number - from) : undefined;
}

function fullWidth(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

function digits(number: number, zero: string): string {
  return String(number).replace(/\d/g, (digit) => (digit === '0' ? zero : (han[Number(digit)] as string)));
}

/** 十一, 二十, 一百零五; `one` writes the one before the first ten, as 壹拾 has it. */
function counted(number: number, names: readonly string[], units: string, one = false): string | undefined {
  if (number > 9999) return undefined;
  if (number === 0) return names[0];
  let text = '';
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    const bare = digit === 1 && place === 1 && text === '' && !one;
    text += `${skipped ? names[0] : ''}${bare ? '' : names[digit]}${place === 0 ? '' : units[place - 1]}`;
    skipped = false;
  }
  return text;
}

/** A … Z, AA, BB, …: Word says the same letter again. */
function letters(number: number, first: 'A' | 'a'): string | undefined {
  if (number < 1 || number > 780) return undefined;
  const letter = String.fromCodePoint(first.charCodeAt(0) + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string | undefined {
  if (number < 1 || number > 3999) return undefined;
  let rest = number;
  let text = '';
  for (const [value, sign] of romans) for (; rest >= value; rest -= value) text += sign;
  return text;
}
