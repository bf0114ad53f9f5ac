import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import type { Contestant } from '../contestant.ts';

/** What a reader view is made with, on the DOM that its guide names. */
export const readabilityJsdom: Contestant = {
  read({ bytes }) {
    const dom = new JSDOM(bytes.toString('utf8'), { url: 'https://www.example.org/art.html' });
    const characters = new Readability(dom.window.document).parse()?.textContent?.length ?? 0;
    dom.window.close();
    return characters;
  },
};
