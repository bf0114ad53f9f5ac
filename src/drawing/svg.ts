/** Attributes of an element; those that are undefined are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of an SVG. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? short(value) : (value as string))}"`,
    )
    .join('');
  return content.length === 0 ? `<${name}${said}/>` : `<${name}${said}>${content.join('')}</${name}>`;
}

/** A text as it may stand in an SVG; what XML cannot hold is shown as U+FFFD. */
export function escaped(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}

/** A length with at most two decimals, so that every machine writes the same. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A whole picture with a title, for the eye and for those who are read to, on white. */
export function picture(
  { width, height, title, style }: { width: number; height: number; title: string; style: string },
  ...content: readonly string[]
): string {
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      width,
      height,
      role: 'img',
      'font-family': 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif',
    },
    element('title', {}, escaped(title)),
    element('style', {}, style),
    element('rect', { width, height, fill: '#fff' }),
    '\n',
    content.join('\n'),
    '\n',
  )}\n`;
}
