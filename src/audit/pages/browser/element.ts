/** Makes an element of a class with a text in it; what a document says comes in as text only, never as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

/** The element with this id, which the page has. */
export function byId<Made extends HTMLElement = HTMLElement>(id: string): Made {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as Made;
}

/** A number for a person: `12,345`. */
export function counted(count: number): string {
  return count.toLocaleString('en-GB');
}
