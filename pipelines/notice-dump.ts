import { defineAdapter } from '../src/index.ts';

/** An OCR'd or converted PDF of a notice with its attachment, saved as text: it opens with its 发文字号. */
export default defineAdapter({
  version: 1,
  recognises: {
    text: /^\s*\p{Script=Han}{2,12}\s*[〔[【（(﹝]\s*\d{4}\s*[〕\]】）)﹞]\s*\d{1,4}\s*号\s/u,
    within: 400,
  },
});
