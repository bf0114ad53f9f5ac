/** What XML 1.0 cannot hold, not even as a reference: most controls, halves of pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** What has a meaning in XML, or would be read as another character: a bare CR becomes LF. */
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Writes texts for one XML file, and remembers which characters it had to describe. */
export interface XmlText {
  /** the content of an element; a forbidden character is a `<g>` that refers to its description */
  readonly content: (text: string) => string;
  /** the descriptions that `<g>` refers to, in order of the code points */
  readonly described: () => readonly { readonly id: string; readonly codePoint: string }[];
}

/** A writer that has described nothing yet. */
export function xmlText(): XmlText {
  const met = new Set<number>();
  return {
    content(text) {
      const escaped = text.replace(/[&<>\r]/g, (sign) => SIGNS[sign] as string);
      return escaped.replace(FORBIDDEN, (character) => {
        const code = character.codePointAt(0) as number;
        met.add(code);
        return `<g ref="#u${hex(code)}"/>`;
      });
    },
    described: () =>
      [...met]
        .sort((one, other) => one - other)
        .map((code) => ({ id: `u${hex(code)}`, codePoint: `U+${hex(code)}` })),
  };
}

/** The value of an attribute, quotation marks and all; a forbidden character is U+FFFD, since no element can stand there. */
export function attribute(text: string): string {
  return `"${text.replace(/[&<>"\r\n\t]/g, (sign) => SIGNS[sign] as string).replace(FORBIDDEN, '\ufffd')}"`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
