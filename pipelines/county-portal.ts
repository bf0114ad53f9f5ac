import { defineAdapter } from '../src/index.ts';

/** One page of a paged portal article saved as text: it names its own address and may begin and end in mid-report. */
export default defineAdapter({
  version: 1,
  recognises: ({ text }) => /^\s*本文地址[:：]/m.test(text),
});
