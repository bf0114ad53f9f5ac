import { defineAdapter } from '../src/index.ts';

/** A county site of the old kind, laid out with nested tables in GBK: the article is in `#zoom`, with its share bar. */
export default defineAdapter({
  version: 1,
  body: '#zoom',
  hidden: ['.bdsharebuttonbox'],
});
