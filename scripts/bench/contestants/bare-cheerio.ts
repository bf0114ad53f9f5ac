import { load } from 'cheerio';
import type { Contestant } from '../contestant.ts';

/** A bare parse by parse5: no element is chosen, no text is read. */
export const bareCheerio: Contestant = {
  read: ({ bytes }) => load(bytes.toString('utf8')).root().children().length,
};
