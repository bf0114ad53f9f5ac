import { defineAdapter } from '../src/index.ts';

/**
 * A page of a site made with Hanweb's JCMS or JPAGE (大汉).
 *
 * The builder marks where an article begins and ends, whatever the site calls the element around it: what stands between
 * the marks is the article, however short it is beside the site's own texts.
 */
export default defineAdapter({
  version: 1,
  recognises: { text: /<!--\s*(?:ZJEG_RSS\.content\.begin|<\$\[信息内容\]>begin)\s*-->/ },
  layouts: [
    {
      name: 'content-marks',
      // The marks are not in one element where an end tag too many closed it.
      looksLike: { has: 'meta[name="ContentStart" i] ~ meta[name="ContentEnd" i]' },
      body: ':has(> meta[name="ContentStart" i])',
    },
    {
      name: 'zoom',
      looksLike: { has: 'html:not(:has(#zoom + p)):not(:has(:has(#zoom) + p))' },
      body: '#zoom',
    },
    // Each site of a builder is designed by itself: the rest is read as any page is.
    { name: 'other' },
  ],
});
