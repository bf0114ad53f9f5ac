import type { Bomb } from './bomb.ts';

const page = (body: string, head = ''): Uint8Array =>
  Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`);

const many = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join('');

const laughs = `<!DOCTYPE html [<!ENTITY a0 "哈">${many(9, (index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`)}]>`;

/** Pages: nesting, floods of attributes, tags and entities, tags without an end. */
export const htmlBombs: readonly Bomb[] = [
  { path: 'html/deep.html', make: () => page('<div>'.repeat(1e6)) },
  { path: 'html/deep-inline.html', make: () => page('<b>'.repeat(1e6)) },
  { path: 'html/deep-tables.html', make: () => page('<table><tr><td>'.repeat(3e5)) },
  { path: 'html/formatting.html', make: () => page('<p><b><i><font>'.repeat(2e4)) },
  {
    path: 'html/formatting-ends.html',
    make: () => page(`${'<a><b>'.repeat(2e4)}${'</a></b>'.repeat(2e4)}`),
  },
  {
    path: 'html/attributes.html',
    make: () => page(`<p ${many(1e5, (index) => `a${index}=${index} `)}>字</p>`),
  },
  { path: 'html/long-attribute.html', make: () => page(`<p a="${'x'.repeat(10e6)}">字</p>`) },
  { path: 'html/unclosed.html', make: () => page('<p>字'.repeat(2e5)) },
  { path: 'html/foreign-ends.html', make: () => page('</b></p></div>字'.repeat(1e5)) },
  { path: 'html/entities.html', make: () => page('&nbsp;&#x4e2d;&amp'.repeat(4e5)) },
  { path: 'html/entity-prefixes.html', make: () => page('&notinvaa&#'.repeat(3e5)) },
  { path: 'html/laughs.html', make: () => Buffer.from(`${laughs}<body>&a9;</body>`) },
  { path: 'html/tag-without-end.html', make: () => Buffer.from(`<p ${'a'.repeat(30e6)}`) },
  { path: 'html/tags-without-end.html', make: () => Buffer.from('<p a="'.repeat(4e6)) },
  { path: 'html/comments-without-end.html', make: () => page('<!--'.repeat(3e6)) },
  { path: 'html/scripts-without-end.html', make: () => page('<script>'.repeat(1e6)) },
  { path: 'html/one-line.html', make: () => page(`<p>${'一行长文。'.repeat(6e5)}</p>`) },
  { path: 'html/rows.html', make: () => page(`<table>${'<tr><td>字'.repeat(1e5)}</table>`) },
  { path: 'html/in-tables.html', make: () => page(`<table>${'字<tr>'.repeat(5e4)}</table>`) },
];
