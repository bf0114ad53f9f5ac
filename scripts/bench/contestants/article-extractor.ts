import { extractFromHtml } from '@extractus/article-extractor';
import type { Contestant } from '../contestant.ts';

/** From HTML in memory; nothing is fetched. */
export const articleExtractor: Contestant = {
  async read({ bytes }) {
    const article = await extractFromHtml(bytes.toString('utf8'), 'https://www.example.org/art.html');
    return article?.content?.length ?? 0;
  },
};
