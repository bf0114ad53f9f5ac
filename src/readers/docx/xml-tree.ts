import { type Attributes, visitXml } from './visit-xml.ts';

/** An element of a small part, whole. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlElement[];
}

/** The elements of a small part, such as the styles; its texts are left out. Throws as `visitXml` does. */
export function xmlTree(source: string): XmlElement {
  const root = { name: '', attributes: {}, children: [] as XmlElement[] };
  const stack = [root];
  visitXml(source, {
    open(name, attributes) {
      const element = { name, attributes, children: [] as XmlElement[] };
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    close: () => stack.pop(),
    text: () => {},
    other: () => {},
  });
  return root;
}

/** The first child of each name in turn, down from an element. */
export function below(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(
    (found, name) => found?.children.find((child) => child.name === name),
    element,
  );
}

/** The `w:val` of the child of a name, where both are there. */
export function settingOf(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  return below(element, ...names)?.attributes['w:val'];
}
