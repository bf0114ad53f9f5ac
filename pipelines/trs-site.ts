import { defineAdapter } from '../src/index.ts';

const editor = /class="?(?:[\w-]+ )*(?:TRS_Editor|TRS_UEDITOR|trs_editor_view)\b/;
const styleSheet = /^[^\n.]{0,80}\.TRS_[\w-][^{}\n]{0,200}\{/m;

/**
 * A page of a site made with TRS WCM (拓尔思), as HTML or saved as text.
 *
 * The article is what the builder's editor holds, however short it is beside the site's own texts. Pages saved as text
 * have the editor's style sheet in the midst of the article: it goes.
 */
export default defineAdapter({
  version: 1,
  // UCAP has the editor too.
  recognises: ({ text }) =>
    // Nearly all pages have neither word: to look for them is many times as fast as to try the patterns.
    (text.includes('TRS_') || text.includes('trs_editor_view')) &&
    (editor.test(text) || styleSheet.test(text)) &&
    !/<ucapcontent|\bid="?UCAP-CONTENT\b/i.test(text),
  noise: [{ name: 'editor-style', starts: /^(?:\.TRS_[^{}\p{Script=Han}]*\{[^{}]*\}\s*)+/u }],
  layouts: [
    {
      name: 'editor',
      // Paragraphs behind the editor are often the article's: an end tag too many closed it.
      looksLike: {
        has: 'html:not(:has(:is(.TRS_Editor, .TRS_UEDITOR, .trs_editor_view) + p)):not(:has(:has(:is(.TRS_Editor, .TRS_UEDITOR, .trs_editor_view)) + p))',
      },
      body: '.TRS_Editor, .TRS_UEDITOR, .trs_editor_view',
    },
    // Each site of a builder is designed by itself: the rest is read as any page is.
    { name: 'other' },
  ],
});
