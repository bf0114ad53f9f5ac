import { HAN } from '../marks/character-class.ts';
import { rewrite } from '../rule.ts';

const between = (word: string) => new RegExp(`(?=[ aAo])(?<=[${HAN}”》]) ?${word} ?(?=[${HAN}“《])`, 'g');

/** `思想 and 党的` → `思想和党的`: an `and` that recognition put between Han is a 和. Latin text and names have none. */
export const englishAnd = rewrite('english-and', between('(?:and|AND|And)'), '和', {
  needs: [
    { of: 'nN', after: 'aA' },
    { of: 'dD', after: 'nN' },
  ],
});

/** `企业 or 个人` → `企业或个人`: an `or` that recognition put between Han is a 或. */
export const englishOr = rewrite('english-or', between('or'), '或', { needs: [{ of: 'r', after: 'o' }] });
