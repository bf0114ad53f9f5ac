import { defineAdapter, repeatedTitle } from '../src/index.ts';

/**
 * An article of 人民网 (people.com.cn), in the layouts it has had since about 2010.
 *
 * Its day stands in a line under its title and nowhere else: the line is read with the article. Out of the article go the
 * bar that reads it aloud, the number of the paper and the names of its editors.
 */
export default defineAdapter({
  version: 1,
  recognises: {
    text: /\bpeople\.(?:com\.)?cn\//,
    // Paragraphs behind the article's element are often its own: an end tag too many closed it.
    has: [
      '.rm_txt .rm_txt_con p, .text_con #rwb_zw p, #p_title ~ #p_content p',
      'html:not(:has(:is(.rm_txt_con, #rwb_zw, #p_content) + p)):not(:has(:has(:is(.rm_txt_con, #rwb_zw, #p_content)) + p))',
    ],
  },
  hidden: ['.bza, .box_pic, .paper_num, .zdfy, .edit, #p_editor, #rwb_tjyd, .share'],
  noise: [repeatedTitle],
  layouts: [
    {
      name: 'text-column',
      looksLike: { has: '.rm_txt_con p' },
      body: ':has(> .rm_txt_con)',
      hidden: [':has(> .rm_txt_con) > :not(h1, .sub, .channel, .rm_txt_con)', '.channel > :not(.col-1-1)'],
    },
    {
      name: 'title-bar',
      looksLike: { has: '#rwb_zw p' },
      body: ':has(> .text_title)',
      hidden: [
        ':has(> .text_title) > :not(.text_title, .text_con)',
        '.text_title .pre, .text_title .author, .text_title .fr',
        '.text_con > :not(:has(#rwb_zw), #rwb_zw)',
        ':has(> #rwb_zw) > :not(#rwb_zw)',
      ],
    },
    {
      name: 'old-content',
      looksLike: { has: '#p_content p' },
      body: ':has(> #p_content)',
      hidden: [
        ':has(> #p_content) > :not(#p_title, .text_tools, :has(#p_publishtime), #p_publishtime, #p_content)',
      ],
    },
  ],
});
