import { defineAdapter } from '../src/index.ts';

/** One page of a paged portal article, as HTML or saved as text: it names its own address and may begin and end in mid-report. */
export default defineAdapter({
  version: 1,
  recognises: { text: /(?:^|>)[ \t\u3000]*本文地址[:：]/m },
  // The site writes its titles as （省）某县人民政府工作报告（日期）; what stands above is its menu.
  noise: [
    { name: 'page-head', beforeFirst: /^[（(]\p{Script=Han}{2,10}[）)]\p{Script=Han}{2,30}报告[（(]/u },
  ],
});
