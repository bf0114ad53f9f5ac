import iconv from 'iconv-lite';
import { type Charset, encodings } from '../../src/readers/encodings.ts';

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

/** iconv-lite's names for the encodings it has. */
const names = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  gb18030: 'gb18030',
  'big5-hkscs': 'big5hkscs',
} as const;

export const charsets = Object.keys(encodings) as Charset[];

/** The bytes of a text, by iconv-lite and the platform: another hand than the code under test, but for Big5's tables. */
export function encode(text: string, charset: Charset): Buffer {
  if (charset === 'hz') return hzBytes(text);
  const [own = '', mistaken] = charset.split('+');
  const bytes = iconv.encode(text, names[own as keyof typeof names]);
  return mistaken === undefined ? bytes : Buffer.from(misreadAs(bytes, mistaken), 'utf8');
}

/** RFC 1843: a run of GB 2312 between `~{` and `~}`, closed before a line's end. */
function hzBytes(text: string): Buffer {
  const bytes = text.replaceAll('~', '~~').replace(/[^\0-\x7f]+/g, (run) => {
    const gb = Buffer.from(iconv.encode(run, 'gb18030').map((byte) => byte & 0x7f));
    return `~{${gb.toString('latin1')}~}`;
  });
  return Buffer.from(bytes, 'latin1');
}

/** Whether a text can be written in an encoding and read back. */
export function encodable(text: string, charset: Charset): boolean {
  if (charset === 'hz') return [...text].every(inGb2312);
  const [own = '', mistaken] = charset.split('+');
  const name = names[own as keyof typeof names];
  const bytes = iconv.encode(text, name);
  if (iconv.decode(bytes, name, { stripBOM: false }) !== text) return false;
  return mistaken === undefined || !/[\u3000\ufffd]/.test(misreadAs(bytes, mistaken));
}

function inGb2312(character: string): boolean {
  const [lead = 0, trail = 0, more] = iconv.encode(character, 'gb18030');
  return lead < 0x80 || (more === undefined && lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1);
}

/** What a program shows that takes bytes for GB18030 or windows-1252: as the web has it, by the platform and iconv-lite. */
export function misreadAs(bytes: Uint8Array, mistaken: string): string {
  if (mistaken === 'gb18030') return new TextDecoder(mistaken).decode(bytes);
  return iconv
    .decode(Buffer.from(bytes), 'win1252')
    .replace(/\ufffd/g, (_, at: number) => String.fromCharCode(bytes[at] ?? 0));
}

/** The text of bytes by another hand than the code under test: by the platform, iconv-lite and two patterns. */
export function decodedElsewhere(bytes: Uint8Array, charset: string): string {
  const platform = (label: string, given: Uint8Array): string =>
    new TextDecoder(label, { ignoreBOM: true }).decode(given);
  if (charset === 'hz') {
    const text = Buffer.from(bytes).toString('latin1');
    return text.replace(
      /~\{((?:[!-w][!-~])*)(?:~\}|(?=\n)|$)|~(~|\n)/g,
      (_, run: string | undefined, escaped) => {
        if (run === undefined) return escaped === '~' ? '~' : '';
        return platform(
          'gb18030',
          Buffer.from(run, 'latin1').map((byte) => byte | 0x80),
        );
      },
    );
  }
  const [own = '', mistaken] = charset.split('+');
  if (mistaken === undefined) return platform(own, bytes);
  const shown = platform('utf-8', bytes);
  if (mistaken === 'gb18030') return platform(own, iconv.encode(shown, mistaken));
  const misreads = Array.from({ length: 0x100 }, (_, byte) => misreadAs(Uint8Array.of(byte), mistaken));
  return platform(
    own,
    Uint8Array.from(shown, (character) => misreads.indexOf(character)),
  );
}

export function hex(digits: string): Buffer {
  return Buffer.from(digits.replaceAll(' ', ''), 'hex');
}
