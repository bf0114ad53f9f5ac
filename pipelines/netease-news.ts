import { defineAdapter, repeatedTitle } from '../src/index.ts';

/**
 * An article of 网易 (163.com), in the layouts it has had since about 2013.
 *
 * Its day stands in a line under its title and nowhere else: the line is read with the article. Out of the article go the
 * house's own: where it took it from, who put it up, boxes and tables that lead to its offers, adverts.
 */
export default defineAdapter({
  version: 1,
  recognises: {
    text: /\b(?:cache\.netease\.com|static\.ws\.126\.net|NTES)\b/,
    // Paragraphs behind the article's element are often its own: an end tag too many closed it.
    has: [
      '#epContentLeft #endText p, .post_main .post_body p, .con_1 .entext p',
      'html:not(:has(:is(#endText, .post_body, .entext) + p)):not(:has(:has(:is(#endText, .post_body, .entext)) + p))',
    ],
  },
  hidden: [
    '.ep-source, .ep-editor, .post_author, .post_statement, .gg200x300, .otitle',
    '.biaoqian, .biaoqian + div, table:has(a[href$="?wzy"])',
  ],
  noise: [
    repeatedTitle,
    { name: 'column-terms', lines: /^本文.{0,40}授权网易.{0,80}不代表网易(?:立场|意见)。?$/ },
  ],
  layouts: [
    {
      name: 'post-body',
      looksLike: { has: '.post_body p' },
      body: '.post_main',
      hidden: [
        '.post_main > :not(.post_title, .post_info, .post_content)',
        '.post_content > :not(.post_body)',
        '.post_info > a[class*="jubao"], .post_info > a[class*="jb"]',
      ],
    },
    {
      name: 'end-text',
      looksLike: { has: '#endText p' },
      body: '#epContentLeft',
      hidden: [
        '#epContentLeft > :not(h1, .post_time_source, .post_content, .ep-main-bg)',
        '.ep-main-bg > :not(h1, #endText, :has(> .ep-time-soure)), .ep-tie-share',
        '.post_content > :not(#endText)',
        '.post_time_source > .post_jb',
      ],
    },
    {
      name: 'column',
      looksLike: { has: '.entext p' },
      body: '.con_1',
      hidden: ['.con_1 > :not(.details, .entext)', '.details > :not(.con1_ltle, .con1_date)'],
    },
  ],
});
