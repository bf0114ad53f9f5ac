import { defineAdapter } from '../src/index.ts';

/** An investment portal's list page, as HTML or saved as text: reports run together, each under `• 【某某招商】` and its title. */
export default defineAdapter({
  version: 2,
  recognises: {
    text: /(?:^|>)(?:[ \t\u00a0\u3000]|&nbsp;){0,20}(?:•|&#8226;|&bull;)?(?:[ \t\u00a0\u3000]|&nbsp;){0,20}【[^】\n]{2,12}招商】/m,
    count: 2,
  },
  // Each report of the list ends with the date it was listed on; behind the last there are only the site's own lines.
  noise: [{ name: 'list-end', afterLast: /^20\d\d-\d\d-\d\d(?:\s+\p{Script=Han}{2,8})?$/u }],
  split: /^(?:20\d\d年)?\p{Script=Han}{2,20}政府工作报告$/u,
});
