import { beforeFirstLine, defineAdapter } from '../src/index.ts';

/** One page of a paged portal article saved as text: it names its own address and may begin and end in mid-report. */
export default defineAdapter({
  version: 1,
  recognises: ({ text }) => /^\s*本文地址[:：]/m.test(text),
  // The site writes its titles as （省）某县人民政府工作报告（日期）; what stands above is its menu.
  noise: [beforeFirstLine('page-head', /^[（(]\p{Script=Han}{2,10}[）)]\p{Script=Han}{2,30}报告[（(]/u)],
});
