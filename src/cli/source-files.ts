import { extname, join, resolve } from 'node:path';
import { MANIFEST } from '../corpus/raw-manifest.ts';
import type { Known } from '../documents/raw-document.ts';
import type { Report } from '../documents/report.ts';
import type { Drafted, SourceDraft } from './draft-source.ts';
import type { GivenFile } from './given-files.ts';

/** A file that is to be written. */
export interface PlannedFile {
  readonly location: string;
  readonly bytes: Uint8Array;
  /** whether what is there already may be written over without being asked */
  readonly ours?: boolean;
}

/** Where the rooms of a source are. */
export interface SourceFolders {
  readonly raw: string;
  readonly pipelines: string;
  readonly fixtures: string;
}

/** The files of a new source: its raw files with their manifest, its adapter, its fixtures. */
export function sourceFiles(
  source: string,
  given: readonly GivenFile[],
  { text, drafted }: SourceDraft,
  { raw, pipelines, fixtures }: SourceFolders,
  manifest: Readonly<Record<string, Known>>,
): readonly PlannedFile[] {
  const entries = Object.fromEntries(given.map(({ name, known }) => [name, { ...manifest[name], ...known }]));
  return [
    ...given
      .map(({ name, bytes, location }) => ({ location: join(raw, source, name), bytes, from: location }))
      // What lies in its place already stays there.
      .filter(({ location, from }) => resolve(location) !== resolve(from)),
    { location: join(raw, source, MANIFEST), bytes: json({ ...manifest, ...entries }), ours: true },
    { location: join(pipelines, `${source}.ts`), bytes: Buffer.from(text) },
    ...cases(drafted).flatMap(([name, chosen]) => fixtureFiles(join(fixtures, source, name), chosen)),
  ];
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** The smallest document that has a report, and the one in the middle of the others by length. */
function cases(drafted: readonly Drafted[]): readonly (readonly [name: string, chosen: Drafted])[] {
  const size = ({ document }: Drafted): number => document.text.length;
  const sorted = drafted
    .filter(({ reports }) => reports.length > 0)
    .sort((one, other) => size(one) - size(other));
  const [smallest, ...others] = sorted;
  const typical = others[others.length >> 1];
  return [
    ...(smallest === undefined ? [] : [['smallest', smallest] as const]),
    ...(typical === undefined ? [] : [['typical', typical] as const]),
  ];
}

function fixtureFiles(folder: string, { files, reports }: Drafted): readonly PlannedFile[] {
  const many = reports.length > 1;
  return [
    ...files.map(({ name, bytes }, index) => ({
      location: join(folder, `raw${files.length > 1 ? `-${index + 1}` : ''}${extname(name).toLowerCase()}`),
      bytes,
    })),
    ...reports.flatMap((report, index) => [
      {
        location: join(folder, `clean${many ? `-${index + 1}` : ''}.txt`),
        bytes: Buffer.from(report.text.text),
      },
      {
        location: join(folder, `about${many ? `-${index + 1}` : ''}.json`),
        bytes: json(about(report, files)),
      },
    ]),
  ];
}

function about({ about: said }: Report, files: readonly GivenFile[]): Readonly<Record<string, unknown>> {
  const { title, kind, region, year } = said ?? {};
  return {
    why: `drafted by the pipeline from ${files.map(({ name }) => name).join(', ')}: TO BE REVIEWED; then say here what the case is there for`,
    ...(title !== undefined && { title }),
    kind,
    ...(region !== undefined && {
      region: { name: region.name, level: region.level, adcode: region.adcode },
    }),
    ...(year !== undefined && { year }),
  };
}
