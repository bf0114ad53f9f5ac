import { Parser } from 'htmlparser2';
import type { Contestant } from '../contestant.ts';

/** The events of a parse, with the text counted; no tree is built. */
export const bareHtmlparser2: Contestant = {
  read({ bytes }) {
    let characters = 0;
    const parser = new Parser({
      ontext: (text) => {
        characters += text.length;
      },
    });
    parser.end(bytes.toString('utf8'));
    return characters;
  },
};
