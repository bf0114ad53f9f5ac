import { counted } from '../drawing/in-words.ts';
import { type Dataset, descriptionOf, licenceUrl, MEDIA_TYPES, printed, titleOf } from './dataset.ts';
import { type Entity, processRuns, to } from './process-runs.ts';
import type { Sealed } from './staged-folder.ts';

const PROCESS = 'https://w3id.org/ro/wfrun/process/0.5';

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
      ...processRuns(facts, parts),
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
