import { defineAdapter, repeatedTitle } from '../src/index.ts';

/**
 * A page of 中国政府网 (www.gov.cn): a document of the State Council with its table, or an article.
 *
 * The day of an article stands in a bar under its title and nowhere else: the bar is read with it, so that the day is
 * known. A document is read from its own element, however short it is beside its tables and what explains it.
 */
export default defineAdapter({
  version: 1,
  // A document that was cut out of its page has no title of the site; the cell that it stands in has a class of its own.
  recognises: {
    text: /_中国政府网\s*<\/title>|<td\b[^<>]*class="b12c"/,
    // Paragraphs behind the article's element are often its own: an end tag too many closed it.
    has: ['#UCAP-CONTENT', 'html:not(:has(#UCAP-CONTENT + p)):not(:has(:has(#UCAP-CONTENT) + p))'],
  },
  noise: [repeatedTitle],
  layouts: [
    { name: 'document-table', looksLike: { has: 'td.b12c' }, body: 'td#UCAP-CONTENT' },
    {
      name: 'article-bar',
      looksLike: { has: ['.article > .pages-date', '#UCAP-CONTENT p'] },
      body: '.article:has(> .pages-date)',
      hidden: [
        '.article > :not(h1, .pages-title, .pages-date, .pages_content, #UCAP-CONTENT)',
        '.pages-date > .pages_print',
        '.pages_content > .editor',
      ],
    },
    { name: 'content-alone', body: '#UCAP-CONTENT' },
  ],
});
