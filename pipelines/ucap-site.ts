import { defineAdapter, repeatedTitle } from '../src/index.ts';

/**
 * A page of a site made with UCAP (开普), which names title, day and article in elements of its own.
 *
 * The day that a reader sees stands in the bar under the title; what the page's head says is often the day on which the
 * page was made again. The bar is read with the article, so that the day is the one that is seen.
 */
export default defineAdapter({
  version: 1,
  recognises: {
    // The elements are looked for only in pages that have the word: looking takes longer than reading.
    text: /\b(?:ucapcontent|ucap-content)\b/i,
    has: ['ucapcontent, #UCAP-CONTENT:not(.b12c)', 'head > title:not(:contains("_中国政府网"))'],
  },
  noise: [repeatedTitle],
  layouts: [
    {
      name: 'attribute-bar',
      // Paragraphs behind the article's element are often its own: an end tag too many closed it.
      looksLike: {
        has: [
          '.article-attr',
          'ucapcontent > *',
          'html:not(:has(ucapcontent + p)):not(:has(:has(ucapcontent) + p))',
        ],
      },
      body: ':has(> .article-attr):has(ucapcontent)',
      hidden: [
        ':has(> .article-attr) > :not(.article-title, .article-subtitle, .article-attr, :has(ucapcontent))',
        '.article-icon',
      ],
    },
    {
      name: 'content-alone',
      looksLike: {
        has: 'html:not(:has(:is(ucapcontent, #UCAP-CONTENT) + p)):not(:has(:has(:is(ucapcontent, #UCAP-CONTENT)) + p))',
      },
      body: 'ucapcontent, #UCAP-CONTENT',
    },
    // Each site of a builder is designed by itself: the rest is read as any page is.
    { name: 'other' },
  ],
});
