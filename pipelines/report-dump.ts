import { defineAdapter } from '../src/index.ts';

/** An OCR'd or converted PDF of one government work report, saved as text. */
export default defineAdapter({
  version: 1,
  recognises: { text: /^\s*政\s*府\s*工\s*作\s*[报報]\s*告\s/, within: 400 },
});
