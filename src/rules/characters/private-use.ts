import { rewrite } from '../rule.ts';

/*
 * GBK and GB 18030-2000 kept characters in the private use area that Unicode took up later; old files and fonts
 * still carry those codes. Source: the rows A2, A6, A8 and FE of GB 18030 as decoded by the WHATWG table, against
 * the private codes that the standard of 2000 gave the same cells. Six cells of row FE are private there as well;
 * they are from GB 18030-2005, annex. Vertical marks become the marks they stand for.
 */
const CHARACTERS_FROM_E815 = [
  '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸',
  '⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟',
  '䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
].join('');
const MARKS_FROM_E78D = '，。、：；！？〖〗…';

const known = new Map<string, string>([
  ...Array.from(CHARACTERS_FROM_E815, (character, index): [string, string] => [
    String.fromCharCode(0xe815 + index),
    character,
  ]),
  ...Array.from(MARKS_FROM_E78D, (mark, index): [string, string] => [
    String.fromCharCode(0xe78d + index),
    mark,
  ]),
  ['\ue76c', '€'],
  ['\ue7c7', 'ḿ'],
  ['\ue7c8', 'ǹ'],
]);

/** U+E81E → `龴`: a private-use character becomes what the GB 18030 table says it is; any other is kept. */
export const privateUse = rewrite('private-use', /[\ue76c-\ue864]/g, (match) => known.get(match[0]), {
  needs: [[...known.keys()].join('')],
});
