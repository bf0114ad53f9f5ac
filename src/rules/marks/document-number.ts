import { rewrite } from '../rule.ts';
import { HAN } from './character-class.ts';

/**
 * `金政发[2024]1号` → `金政发〔2024〕1号`: the year in the number of an official document has 六角括号.
 *
 * GB/T 9704-2012, 7.2.5. Whatever the brackets were, and without spaces; only before a number and 号, and after the
 * word that ends an office's sign (发 办 函 字 令 …). `规划(2024)1号楼` is no document.
 */
export const documentNumber = rewrite(
  'document-number',
  new RegExp(
    `[\\[【(﹝（〔［〖](?<=[${HAN}] ?[发办函字令规公告电批复审议任呈报党委政人大府督传明通政法] ?.) ?((?:19|20)[0-9]{2}) ?[\\]】)﹞）〕］〗] ?(第?) ?([0-9]{1,5}) ?号(?! ?[楼院线店路馆井机厅门桥坑台站洞])`,
    'g',
  ),
  (match) => `〔${match[1]}〕${match[2]}${match[3]}号`,
  { needs: ['[【(﹝（〔［〖', ']】)﹞）〕］〗', '号'] },
);
