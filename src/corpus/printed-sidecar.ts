import type { Sidecar } from '../documents/sidecar.ts';

type File = Sidecar['source']['files'][number];

/**
 * The metadata of a report as `JSON.stringify(sidecar, null, 2)` prints it, in a third of the time.
 *
 * Which fields it has and in what order is known from `sidecarOf`: so each stands between words that are always the
 * same. Where a word is written otherwise than it stands, or where a field is there that hardly any has, JSON prints all.
 */
export function printedSidecar(sidecar: Sidecar): string {
  said = '';
  const printed = hasRareFields(sidecar) ? undefined : sidecarPrinted(sidecar);
  return printed === undefined || ESCAPED.test(said) ? JSON.stringify(sidecar, null, 2) : printed;
}

function hasRareFields({ sameAs, source }: Sidecar): boolean {
  return sameAs !== undefined || source.files.some(({ ocr }) => ocr !== undefined);
}

/** All words that are printed, one behind the other: they are asked about once, which takes a tenth of asking each. */
let said = '';

/** What JSON may write otherwise than it stands. */
const ESCAPED = /["\\\0-\x1f\ud800-\udfff]/;

/** Words that are put between quotation marks. An id, a hash and a schema's name are always written as they stand. */
function words(text: string): string {
  said += text;
  return text;
}

/** A field of words, where it is stated; `before` stands before them, from the comma of the field before on. */
function stated(before: string, text: string | undefined): string {
  return text === undefined ? '' : `${before}${words(text)}"`;
}

function sidecarPrinted(sidecar: Sidecar): string {
  const { schema, id, title, kind, kindLabel, region, year, meeting, speaker, documentNumber } = sidecar;
  const { issuer, issuedDate, publishedDate, outline, glossary, completeness, length, source } = sidecar;
  const { processing, clean, evidence } = sidecar;
  const { complete, truncatedStart, truncatedEnd, missing, notes } = completeness;
  const { part } = source;
  return `{
  "schema": "${schema}",
  "id": "${id}"${stated(',\n  "title": "', title)},
  "kind": "${kind}"${stated(',\n  "kindLabel": "', kindLabel)}${regionPrinted(region)}${
    year === undefined ? '' : `,\n  "year": ${year}`
  }${meetingPrinted(meeting)}${speakerPrinted(speaker)}${stated(',\n  "documentNumber": "', documentNumber)}${stated(
    ',\n  "issuer": "',
    issuer,
  )}${stated(',\n  "issuedDate": "', issuedDate)}${stated(',\n  "publishedDate": "', publishedDate)},
  "outline": ${outlinePrinted(outline)}${
    glossary === undefined
      ? ''
      : `,\n  "glossary": {\n    "from": ${glossary.from},\n    "to": ${glossary.to}\n  }`
  },
  "completeness": {
    "complete": ${complete},
    "truncatedStart": ${truncatedStart},
    "truncatedEnd": ${truncatedEnd},
    "missing": ${listPrinted('\n      ', missing)},
    "notes": ${listPrinted('\n      ', notes)}
  },
  "length": {
    "characters": ${length.characters},
    "paragraphs": ${length.paragraphs},
    "han": ${length.han}
  },
  "source": {
    "name": "${words(source.name)}",
    "adapter": "${words(source.adapter)}",
    "adapterVersion": ${source.adapterVersion},
    "files": ${filesPrinted(source.files)},
    "part": {
      "index": ${part.index},
      "of": ${part.of},
      "from": ${part.from},
      "to": ${part.to}
    }
  },
  "processing": {
    "tool": "${words(processing.tool)}",
    "version": "${words(processing.version)}",
    "rules": ${rulesPrinted(processing.rules)},
    "warnings": ${listPrinted('\n      ', processing.warnings)}
  },
  "clean": {
    "file": "${words(clean.file)}",
    "sha256": "${clean.sha256}"
  },
  "evidence": ${evidencePrinted(evidence)}
}`;
}

function regionPrinted(region: Sidecar['region']): string {
  if (region === undefined) return '';
  const { name, level, adcode, path, codeYear } = region;
  return `,
  "region": {
    "name": "${words(name)}",
    "level": "${level}"${stated(',\n    "adcode": "', adcode)}${
      path === undefined ? '' : `,\n    "path": ${listPrinted('\n      ', path)}`
    }${codeYear === undefined ? '' : `,\n    "codeYear": ${codeYear}`}
  }`;
}

function meetingPrinted(meeting: Sidecar['meeting']): string {
  if (meeting === undefined) return '';
  const { name, congress, session, date } = meeting;
  const fields = `${stated(',\n    "name": "', name)}${
    congress === undefined ? '' : `,\n    "congress": ${congress}`
  }${session === undefined ? '' : `,\n    "session": ${session}`}${stated(',\n    "date": "', date)}`;
  return `,\n  "meeting": {${fields === '' ? '' : `${fields.slice(1)}\n  `}}`;
}

function speakerPrinted(speaker: Sidecar['speaker']): string {
  if (speaker === undefined) return '';
  return `,
  "speaker": {
    "name": "${words(speaker.name)}"${stated(',\n    "title": "', speaker.title)}
  }`;
}

function outlinePrinted(outline: Sidecar['outline']): string {
  let printed = '';
  for (const { level, number, heading, paragraph } of outline)
    printed += `${printed === '' ? '[' : ','}
    {
      "level": ${level},
      "number": "${words(number)}",
      "heading": "${words(heading)}",
      "paragraph": ${paragraph}
    }`;
  return printed === '' ? '[]' : `${printed}\n  ]`;
}

function filesPrinted(files: readonly File[]): string {
  let printed = '';
  for (const { path, sha256, bytes, mediaType, charset, charsetEvidence, pages, ...known } of files) {
    const { url, retrievedAt, retrievedAtBasis, layout } = known;
    printed += `${printed === '' ? '[' : ','}
      {
        "path": "${words(path)}",
        "sha256": "${sha256}",
        "bytes": ${bytes},
        "mediaType": "${words(mediaType)}"${stated(',\n        "charset": "', charset)}${charsetEvidencePrinted(
          charsetEvidence,
        )}${stated(',\n        "url": "', url)}${stated(',\n        "retrievedAt": "', retrievedAt)}${stated(
          ',\n        "retrievedAtBasis": "',
          retrievedAtBasis,
        )},
        "pages": ${pages}${stated(',\n        "layout": "', layout)}
      }`;
  }
  return printed === '' ? '[]' : `${printed}\n    ]`;
}

function charsetEvidencePrinted(evidence: File['charsetEvidence']): string {
  if (evidence === undefined) return '';
  const { decidedBy, declared, declaredBy, tried, replacements, privateUse } = evidence;
  return `,
        "charsetEvidence": {
          "decidedBy": "${words(decidedBy)}"${stated(',\n          "declared": "', declared)}${stated(
            ',\n          "declaredBy": "',
            declaredBy,
          )},
          "tried": ${listPrinted('\n            ', tried)},
          "replacements": ${replacements},
          "privateUse": ${privateUse}
        }`;
}

function rulesPrinted(rules: Sidecar['processing']['rules']): string {
  let printed = '';
  for (const rule in rules) {
    const { edits, removed, inserted } = rules[rule] as (typeof rules)[string];
    printed += `${printed === '' ? '{' : ','}
      "${words(rule)}": {
        "edits": ${edits},
        "removed": ${removed},
        "inserted": ${inserted}
      }`;
  }
  return printed === '' ? '{}' : `${printed}\n    }`;
}

function evidencePrinted(evidence: Sidecar['evidence']): string {
  let printed = '';
  for (const field in evidence) {
    const each = evidence[field] as (typeof evidence)[string];
    const place =
      'rawOffset' in each
        ? `"rawOffset": ${each.rawOffset}`
        : `"paragraph": ${each.paragraph},\n      "offset": ${each.offset}`;
    printed += `${printed === '' ? '{' : ','}
    "${words(field)}": {
      "exact": "${words(each.exact)}",
      ${place}
    }`;
  }
  return printed === '' ? '{}' : `${printed}\n  }`;
}

/** A list of words; `indent` is a line end and what stands before each. */
function listPrinted(indent: string, items: readonly string[]): string {
  if (items.length === 0) return '[]';
  let printed = '';
  for (const item of items) printed += `${printed === '' ? '[' : ','}${indent}"${words(item)}"`;
  return `${printed}${indent.slice(0, -2)}]`;
}
