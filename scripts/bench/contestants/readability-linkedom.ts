import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Contestant } from '../contestant.ts';

/** What a reader view is made with, on the light DOM. */
export const readabilityLinkedom: Contestant = {
  read({ bytes }) {
    const { document } = parseHTML(bytes.toString('utf8'));
    return new Readability(document).parse()?.textContent?.length ?? 0;
  },
};
