import iconv from 'iconv-lite';
import type { Charset } from '../../src/readers/encodings.ts';

/** Invented sentences of a report, and the same as a traditional text writes them. */
export const simplified = [
  '过去一年，青杉县生产总值增长百分之六点二。',
  '我们坚持以人民为中心，新建乡村道路四十公里。',
  '各位代表，现在我向大会报告工作，请予审议。',
  '全面推进老旧小区改造，惠及居民三千余户。',
  '要着力保障和改善民生，让群众过上更好的日子。',
];
export const traditional = [
  '過去一年，青杉縣生產總值增長百分之六點二。',
  '我們堅持以人民為中心，新建鄉村道路四十公里。',
  '各位代表，現在我向大會報告工作，請予審議。',
  '全面推進老舊小區改造，惠及居民三千餘戶。',
  '要著力保障和改善民生，讓群眾過上更好的日子。',
];

/** iconv-lite's names for the encodings. */
const names: { readonly [name in Charset]: string } = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  gb18030: 'gb18030',
  'big5-hkscs': 'big5hkscs',
};

export const charsets = Object.keys(names) as Charset[];

/** The bytes of a text, by iconv-lite: another hand than the code under test, but for Big5's tables. */
export function encode(text: string, charset: Charset): Buffer {
  return iconv.encode(text, names[charset]);
}

/** Whether iconv-lite can write a text in an encoding and read it back. */
export function encodable(text: string, charset: Charset): boolean {
  return iconv.decode(encode(text, charset), names[charset], { stripBOM: false }) === text;
}

export function hex(digits: string): Buffer {
  return Buffer.from(digits.replaceAll(' ', ''), 'hex');
}
