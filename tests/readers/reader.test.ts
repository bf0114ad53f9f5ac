import { expect, test } from 'vitest';
import { ReadError } from '../../src/readers/read-error.ts';
import { readerFor } from '../../src/readers/reader.ts';
import { encode, hex, simplified } from './invented.ts';

const head = encode(simplified.join('\n'), 'utf-8');

test.each(['1.txt', 'a.b/报告.TXT', 'x.text', 'x.md', '.a.txt'])('%s is read as plain text', async (path) => {
  const reader = readerFor(path, head);
  expect(reader.kinds).toContain('.txt');
  expect((await reader.read([{ path, bytes: head }])).files[0]?.mediaType).toBe('text/plain');
});

test('text in any encoding, and none, is for the text reader to judge', () => {
  for (const bytes of [hex(''), hex('d6d0'), hex('fffe2d4e'), encode('<甲>', 'utf-8'), hex('0000')]) {
    expect(readerFor('1.txt', bytes).kinds).toContain('.txt');
  }
});

test.each([
  ['1.txt', '<!DOCTYPE html><p>'],
  ['1.txt', '\r\n <html lang="zh">'],
  ['a/page', '\xef\xbb\xbf<?xml version="1.0"?>\n<!doctype HTML PUBLIC'],
  ['1.php', '<html><p>'],
  ['1.html', '<div>'],
  ['1.SHTML', '\n<p>'],
  ['a.b/1.htm', ''],
])('%s beginning with %j is read as HTML', (path, bytes) => {
  expect(readerFor(path, Buffer.from(bytes, 'latin1')).kinds).toContain('.html');
});

test.each([
  ['1.docx', 'PK\x03\x04\x14'],
  ['a/报告.DOCX', 'PK\x03\x04\x14'],
  ['a/page', 'PK\x03\x04\x14...[Content_Types].xml'],
  ['1.doc', 'PK\x03\x04\x14...word/document.xml'],
  ['1.txt', 'PK\x03\x04\x14..._rels/.rels'],
])('%s beginning with %j is read as a Word document', (path, bytes) => {
  expect(readerFor(path, Buffer.from(bytes, 'latin1')).kinds).toContain('.docx');
});

test.each(['1.doc', '1.wps', '1.docx', 'a/page', '1.xls'])(
  '%s is a Word document of 1997 by its bytes',
  (path) => {
    expect(readerFor(path, Buffer.from('d0cf11e0a1b11ae1', 'hex')).kinds).toContain('.doc');
  },
);

test.each([
  ['1.pdf', '%PDF-1.4\n'],
  ['1.txt', '\n%PDF-1.4\n'],
  ['1.html', '%PDF-1.4\n'],
])('%s beginning with %j is read as a PDF', (path, bytes) => {
  expect(readerFor(path, Buffer.from(bytes, 'latin1')).kinds).toContain('.pdf');
});

test.each([
  ['1.ofd', 'PK\x03\x04\x14', 'this is a ZIP archive (ofd, epub, docx or others), which cannot be read yet'],
  ['1.rtf', '{\\rtf1', 'this is an RTF document, which cannot be read yet'],
  ['1.doc', '{\\rtf1', 'this is an RTF document, which cannot be read yet'],
  ['a/picture', '\x89PNG\r\n', 'this is a PNG picture, which cannot be read yet'],
  ['1.php', 'text', 'files that end in .php cannot be read'],
  ['a.txt/notes', 'text', 'its name has no ending'],
  ['.txt', 'text', 'its name has no ending'],
])('%s beginning with %j: %s', (path, bytes, message) => {
  const read = () => readerFor(path, Buffer.from(bytes, 'latin1'));
  expect(read).toThrow(ReadError);
  expect(read).toThrow(`${path}: ${message}`);
  expect(read).toThrow('plain text (.txt, .text, .md)');
});

test.each(['1.pdf', 'a/1.docx', '1.wps'])('%s with the bytes of something else is not believed', (path) => {
  const read = () => readerFor(path, new TextEncoder().encode('text'));
  expect(read).toThrow(ReadError);
  expect(read).toThrow(`${path}: its name ends in ${path.slice(path.lastIndexOf('.'))}, but its first bytes`);
});
