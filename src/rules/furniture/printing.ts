import { kindOf } from './line.ts';

/** A page number that says it is one: `— 12 —`, `第12页`, `第 3 页 共 20 页`. */
export const printedPageNumber = kindOf(
  'page-number',
  {
    sure: /^(?:[-—–―─~·•]{1,3} ?\d{1,4} ?[-—–―─~·•]{1,3}|•?第 ?\d{1,4} ?页(?:[ ,/|]{0,3}\(?共 ?\d{1,4} ?页\)?)?|[Pp]age ?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?)$/,
  },
  undefined,
  { opens: '-—–―─~·•第Pp', closes: '-—–―─~·•页)0123456789' },
);
