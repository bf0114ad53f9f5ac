import { afterLastLine, defineAdapter } from '../src/index.ts';

/** An investment portal's list page saved as text: ten reports run together, each under `• 【某某招商】` and its title. */
export default defineAdapter({
  version: 1,
  recognises: ({ text }) => [...text.matchAll(/^\s*•?\s*【[^】\n]{2,12}招商】/gm)].length >= 2,
  // Each report of the list ends with the date it was listed on; behind the last there are only the site's own lines.
  noise: [afterLastLine('list-end', /^20\d\d-\d\d-\d\d$/)],
  split: /^(?:20\d\d年)?\p{Script=Han}{2,20}政府工作报告$/u,
});
