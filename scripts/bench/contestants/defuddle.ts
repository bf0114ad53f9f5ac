import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import type { Contestant } from '../contestant.ts';

/** It is given a document of linkedom, the fastest of those that its guide names. */
export const defuddle: Contestant = {
  async read({ bytes }) {
    const { document } = parseHTML(bytes.toString('utf8'));
    return (await Defuddle(document, 'https://www.example.org/art.html')).content.length;
  },
};
