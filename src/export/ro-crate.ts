import { type Dataset, descriptionOf, licenceUrl, MEDIA_TYPES, printed, titleOf } from './dataset.ts';
import type { Facts } from './facts.ts';
import { counted } from './in-words.ts';
import type { Sealed } from './staged-folder.ts';

type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string };

const to = (id: string): { readonly '@id': string } => ({ '@id': id });

const PROCESS = 'https://w3id.org/ro/wfrun/process/0.5';

/** What each stage does, by the name that signs its edits. */
const STAGES: Readonly<Record<string, string>> = {
  extract: 'takes the words out of markup',
  strip: 'takes away what the site, the printer or the converter added',
  split: 'tells the reports of a page apart',
  join: 'puts paragraphs together that pages or lines cut',
  normalise: 'makes characters, marks and spaces even',
  describe: 'reads the metadata off the text',
};

/**
 * `ro-crate-metadata.json`: RO-Crate 1.1 with the profile Process Run Crate 0.5.
 *
 * Three kinds of runs: the build (raw → clean), within it each stage that changed something, and the export (clean →
 * these files). A day of publication is required there, and a licence asked for; what was not said is left out.
 */
export function roCrate(dataset: Dataset, files: readonly Sealed[]): string {
  const { said, facts, formats } = dataset;
  const xml = new Set(
    formats.flatMap((each) => (each.format === 'tei' ? each.files.map(({ path }) => path) : [])),
  );
  const single = files.filter(({ path }) => !xml.has(path) || path.endsWith('.csv'));
  const parts = [...single.map(({ path }) => to(path)), ...(xml.size > 0 ? [to('tei/')] : [])];
  const actions = ['#build', ...facts.stages.map((stage) => `#stage-${stage}`), '#export'];
  const root: Entity = {
    '@id': './',
    '@type': 'Dataset',
    conformsTo: to(PROCESS),
    name: titleOf(said),
    description: descriptionOf(dataset),
    ...(said.published !== undefined && { datePublished: said.published }),
    ...(said.licence !== undefined && { license: to(licenceUrl(said.licence)) }),
    ...(said.url !== undefined && { url: said.url }),
    ...(said.version !== undefined && { version: said.version }),
    ...(said.creator !== undefined && { creator: to('#creator') }),
    hasPart: parts,
    mentions: actions.map(to),
  };
  return printed({
    '@context': ['https://w3id.org/ro/crate/1.1/context', 'https://w3id.org/ro/terms/workflow-run/context'],
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: to('https://w3id.org/ro/crate/1.1'),
        about: to('./'),
      },
      root,
      { '@id': PROCESS, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
      ...(said.licence === undefined
        ? []
        : [{ '@id': licenceUrl(said.licence), '@type': 'CreativeWork', name: said.licence }]),
      ...(said.creator === undefined
        ? []
        : [{ '@id': '#creator', '@type': 'Organization', name: said.creator }]),
      ...single.map(fileEntity),
      ...(xml.size > 0
        ? [
            {
              '@id': 'tei/',
              '@type': 'Dataset',
              name: 'TEI P5',
              description: `${counted(xml.size - 1, 'report')}, one a file`,
            },
          ]
        : []),
      ...runs(facts, parts),
    ],
  });
}

function fileEntity({ path, sha256, bytes }: Sealed): Entity {
  const [kind = ''] = path.split('/');
  const known: Record<string, string | undefined> = { ...MEDIA_TYPES, plots: 'image/svg+xml' };
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const byEnding = { csv: 'text/csv', json: 'application/json', md: 'text/markdown' }[ending];
  return {
    '@id': path,
    '@type': 'File',
    name: path,
    encodingFormat: byEnding ?? known[kind] ?? 'text/plain',
    contentSize: String(bytes),
    sha256,
  };
}

/** The runs, what they were made with, and what went in and came out. */
function runs(
  { tool, version, sources, stages, rules, reports, failed }: Facts,
  parts: readonly object[],
): readonly Entity[] {
  const raw = sources.map(
    ({ source, documents, failed: lost }): Entity => ({
      '@id': `#raw-${source.replaceAll(' ', '-')}`,
      '@type': 'Dataset',
      name: `raw documents of ${source}`,
      description: `${counted(documents, 'document')}, ${lost} failed; the hash and the address of each stand in the columns files and raw_sha256s`,
    }),
  );
  const program: Entity = {
    '@id': '#program',
    '@type': 'SoftwareApplication',
    name: tool,
    version,
    hasPart: stages.map((stage) => to(`#program-${stage}`)),
  };
  const clean: Entity = {
    '@id': '#clean',
    '@type': 'Dataset',
    name: 'the clean corpus',
    description: `${counted(reports, 'report')}: text, metadata and trace of each`,
  };
  const completed = { actionStatus: to('http://schema.org/CompletedActionStatus') };
  const build: Entity = {
    '@id': '#build',
    '@type': 'CreateAction',
    name: 'raw documents become clean reports',
    instrument: to('#program'),
    object: raw.map((each) => to(each['@id'])),
    result: to('#clean'),
    ...completed,
    ...(failed.length > 0 && {
      description: `${counted(failed.length, 'document')} failed: README.md names them`,
    }),
  };
  const byStage = stages.flatMap((stage): readonly Entity[] => {
    const own = rules.filter(({ rule }) => rule.startsWith(`${stage}/`));
    const edits = own.reduce((sum, each) => sum + each.edits, 0);
    const removed = own.reduce((sum, each) => sum + each.removed, 0);
    const what = STAGES[stage];
    return [
      {
        '@id': `#program-${stage}`,
        '@type': 'SoftwareApplication',
        name: `${tool} ${stage}`,
        version,
        ...(what !== undefined && { description: what }),
      },
      {
        '@id': `#stage-${stage}`,
        '@type': 'CreateAction',
        name: `stage ${stage}`,
        description: `${counted(edits, 'edit')} of ${counted(own.length, 'rule')}, which removed or changed ${counted(removed, 'character')}: ${own.map(({ rule }) => rule).join(', ')}`,
        instrument: to(`#program-${stage}`),
        object: raw.map((each) => to(each['@id'])),
        result: to('#clean'),
        ...completed,
      },
    ];
  });
  const exporting: Entity = {
    '@id': '#export',
    '@type': 'CreateAction',
    name: 'clean reports become the files of this crate',
    instrument: to('#program'),
    object: to('#clean'),
    result: parts,
    ...completed,
  };
  return [...raw, program, clean, build, ...byStage, exporting];
}
