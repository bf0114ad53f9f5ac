import { createHash } from 'node:crypto';

/** A text that is safe in HTML, in an element and in a quoted attribute: what it says is never read as markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A value as JSON that can stand in a script element: nothing in it ends the element. */
export function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** What a page is made of; `body` is HTML, `data` whatever the script reads, by the id of the element that holds it. */
export interface PageParts {
  readonly title: string;
  readonly body: string;
  readonly style: string;
  readonly script: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** the page may speak with the server that it came from, and with no other */
  readonly isServed?: boolean;
}

/**
 * A whole page: nothing in it asks for anything outside of it, and nothing runs but the one script that is named here.
 *
 * The policy names style and script by their hashes, so that what a document says cannot run even if it were markup.
 */
export function page({ title, body, style, script, data = {}, isServed }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    ...(isServed === true ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const json = Object.entries(data)
    .map(([id, value]) => `<script type="application/json" id="${id}">${embedded(value)}</script>\n`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${json}<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
