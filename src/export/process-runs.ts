import { counted } from '../drawing/in-words.ts';
import type { Facts } from './facts.ts';

/** A thing that a crate describes. */
export type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string };

/** A reference to one. */
export const to = (id: string): { readonly '@id': string } => ({ '@id': id });

/** What each stage does, by the name that signs its edits. */
const STAGES: Readonly<Record<string, string>> = {
  extract: 'takes the words out of markup',
  strip: 'takes away what the site, the printer or the converter added',
  split: 'tells the reports of a page apart',
  join: 'puts paragraphs together that pages or lines cut',
  normalise: 'makes characters, marks and spaces even',
  describe: 'reads the metadata off the text',
};

/** The runs, what they were made with, and what went in and came out. */
export function processRuns(
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
