/** A manifest as parts of its text: `head` is all of it but its two lists, each of which comes element by element. */
export function* manifestParts(
  head: object,
  documents: Iterable<object>,
  files: Iterable<object>,
): Generator<Uint8Array> {
  yield Buffer.from(JSON.stringify(head, null, 2).slice(0, -2));
  yield* list('documents', documents);
  yield* list('files', files);
  yield Buffer.from('\n}\n');
}

/** As JSON.stringify would indent it by two in an object. */
function* list(name: string, elements: Iterable<object>): Generator<Uint8Array> {
  let before = '\n    ';
  let text = `,\n  ${JSON.stringify(name)}: [`;
  for (const element of elements) {
    text += before + JSON.stringify(element, null, 2).replaceAll('\n', '\n    ');
    before = ',\n    ';
    if (text.length < PART) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(before.startsWith(',') ? `${text}\n  ]` : `${text}]`);
}

/** So many characters are put together before they are made bytes. */
const PART = 1 << 16;
