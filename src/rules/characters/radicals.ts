import { rewrite } from '../rule.ts';
import { unitsBetween } from '../units-between.ts';
import { unifiedIdeographs } from './radical-characters.ts';

/** `⼯⻓⺠` → `工长民`: radicals that a PDF gives for characters become the unified characters. */
export const radicals = rewrite('radicals', /[\u2e80-\u2fdf]/g, (match) => unifiedIdeographs.get(match[0]), {
  needs: [unitsBetween(0x2e80, 0x2fdf)],
});

/**
 * `金` (U+F90A) → `金` (U+91D1): compatibility ideographs become the unified characters.
 *
 * NFKC of the single character, in the two blocks of compatibility ideographs alone: elsewhere it breaks `①`
 * and `（一）`. The twelve unified ideographs among them (﨎 﨏 …) have no decomposition and stay.
 */
export const compatibilityIdeographs = rewrite(
  'compatibility-ideographs',
  /[\uf900-\ufaff]|\ud87e[\udc00-\ude1f]/g,
  (match) => match[0].normalize('NFKC'),
  { needs: [`${unitsBetween(0xf900, 0xfaff)}\ud87e`] },
);
