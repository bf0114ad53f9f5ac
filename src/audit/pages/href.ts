/** The address of the page of one name (a path without ending, with `/`) as the page of another refers to it. */
export function hrefOf(name: string, from: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  return `${up}${name.split('/').map(encodeURIComponent).join('/')}.html`;
}
