import { describe, expect, it } from 'vitest';
import { savedPage } from '../../src/learn/saved-page.ts';

describe('what a saved page says of how it was saved', () => {
  it.each([
    [
      '<!-- saved from url=(0037)https://www.example.org/art/59001.html -->',
      { url: 'https://www.example.org/art/59001.html' },
    ],
    [
      '<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://www.example.org/a.html \n saved date: Wed Mar 06 2024 10:11:12 GMT+0800 (China Standard Time)\n-->',
      { url: 'https://www.example.org/a.html', retrievedAt: '2024-03-06T10:11:12+08:00' },
    ],
    [
      "<!-- Mirrored from www.example.org/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 05 Mar 2024 10:11:12 GMT -->",
      { retrievedAt: '2024-03-05T10:11:12Z' },
    ],
    ['<html><head><title>发布时间：2024-03-05</title></head>', {}],
    [`${' '.repeat(5000)}<!-- saved from url=(0037)https://www.example.org/art/59001.html -->`, {}],
    ['saved date: Wed Foo 06 2024 10:11:12 GMT+0800', {}],
  ])('%s', (source, wanted) => {
    expect(savedPage(source)).toEqual(wanted);
  });
});
