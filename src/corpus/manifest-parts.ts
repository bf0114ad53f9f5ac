import type { ManifestFile } from '../documents/manifest.ts';

/** A manifest as parts of its text: `head` is all of it but its two lists, each of which comes element by element. */
export function* manifestParts(
  head: object,
  documents: Iterable<object>,
  files: Iterable<ManifestFile>,
): Generator<Uint8Array> {
  yield Buffer.from(JSON.stringify(head, null, 2).slice(0, -2));
  yield* list('documents', documents, printed);
  yield* list('files', files, printedFile);
  yield Buffer.from('\n}\n');
}

/** As JSON.stringify would indent it by two in an object. */
function* list<Element>(
  name: string,
  elements: Iterable<Element>,
  print: (element: Element) => string,
): Generator<Uint8Array> {
  let before = '\n    ';
  let text = `,\n  ${JSON.stringify(name)}: [`;
  for (const element of elements) {
    text += before + print(element);
    before = ',\n    ';
    if (text.length < PART) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(before.startsWith(',') ? `${text}\n  ]` : `${text}]`);
}

function printed(element: object): string {
  return JSON.stringify(element, null, 2).replaceAll('\n', '\n    ');
}

/** The same of a file: there are three for each report, and all have the same fields. */
function printedFile({ path, sha256, bytes }: ManifestFile): string {
  return `{\n      "path": ${JSON.stringify(path)},\n      "sha256": "${sha256}",\n      "bytes": ${bytes}\n    }`;
}

/** So many characters are put together before they are made bytes. */
const PART = 1 << 16;
