import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { bytesBelow } from '../corpus/folders.ts';
import { cleanReports, exported, sample } from './exported.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const said = {
  name: 'sample-reports',
  title: '清源：样例 "一"',
  licence: 'CC0-1.0',
  url: 'https://example.org/reports',
  creator: '某某研究所',
  published: '2026-01-31',
  version: '1.0.0',
};
const formats = ['parquet', 'csv', 'jsonl', 'dolma'] as const;
let out: string;

beforeAll(async () => {
  ({ out } = await exported({ formats, said }));
});

const text = (path: string): string => readFileSync(join(out, path), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: what a reader knows of a JSON file
const json = (path: string): any => JSON.parse(text(path));
const hashOf = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(out, path)))
    .digest('hex');

const url = z.url();
const id = z.strictObject({ '@id': z.string().min(1) });

/** What the specifications ask for, in our own words. */
const dataPackage = z.object({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().regex(/^[a-z0-9._/-]+$/),
  licenses: z.array(z.object({ name: z.string().regex(/^[-a-zA-Z0-9._]+$/), path: url })).min(1),
  contributors: z.array(z.object({ title: z.string() })),
  resources: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9._/-]+$/),
      path: z.string().regex(/^[^/.][^\\]*$/),
      type: z.literal('table').optional(),
      format: z.string(),
      mediatype: z.string().regex(/^[^/]+\/[^/]+$/),
      bytes: z.int().positive(),
      hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      schema: z
        .object({
          primaryKey: z.array(z.string()),
          fields: z.array(
            z.object({
              name: z.string(),
              type: z.enum(['string', 'integer', 'boolean', 'date', 'array']),
              description: z.string().min(3),
            }),
          ),
        })
        .optional(),
    }),
  ),
});

const field: z.ZodType = z.object({
  '@type': z.literal('cr:Field'),
  '@id': z.string(),
  dataType: z.enum(['sc:Text', 'sc:Date', 'sc:Boolean', 'cr:Int32', 'cr:Int64', 'cr:Float64']).optional(),
  source: z.object({ fileObject: id, extract: z.object({ column: z.string() }) }).optional(),
  get subField() {
    return z.array(field).optional();
  },
});

const croissant = z.object({
  '@type': z.literal('sc:Dataset'),
  conformsTo: z.literal('http://mlcommons.org/croissant/1.1'),
  name: z.string().min(1),
  description: z.string().min(1),
  license: url,
  url,
  creator: z.object({ '@type': z.literal('sc:Organization'), name: z.string() }),
  datePublished: z.iso.date(),
  distribution: z.array(
    z.object({
      '@type': z.literal('cr:FileObject'),
      '@id': z.string(),
      contentUrl: z.string(),
      contentSize: z.string().regex(/^\d+ B$/),
      encodingFormat: z.string(),
      sha256: z.string().length(64),
    }),
  ),
  recordSet: z.array(
    z.object({ '@type': z.literal('cr:RecordSet'), '@id': z.string(), field: z.array(field) }),
  ),
});

describe('what describes an export', () => {
  it('is a Data Package whose resources are the files, with their hashes and their columns', () => {
    const { resources } = dataPackage.parse(json('datapackage.json'));
    expect(resources.map(({ path }) => path)).toEqual(
      formats.map((format) => `${format}/reports-00001.${format === 'dolma' ? 'jsonl.gz' : format}`),
    );
    for (const { path, hash, bytes } of resources) {
      expect(hash).toBe(`sha256:${hashOf(path)}`);
      expect(bytes).toBe(readFileSync(join(out, path)).length);
    }
    const csv = resources.find(({ format }) => format === 'csv');
    const [head] = text('csv/reports-00001.csv').slice(1).split('\r\n');
    expect(csv?.schema?.fields.map(({ name }) => name).join()).toBe(head);
  });

  it('is Croissant with all that 1.1 requires, and a field for each column', () => {
    const found = croissant.parse(json('croissant.json'));
    for (const { contentUrl, sha256 } of found.distribution) expect(sha256).toBe(hashOf(contentUrl));
    const [set] = found.recordSet;
    const columns = Object.keys(JSON.parse(text('jsonl/reports-00001.jsonl').split('\n')[0] as string));
    expect(set?.field.map((each) => (each as { '@id': string })['@id'])).toEqual(
      columns.map((name) => `reports/${name}`),
    );
  });

  it('is an RO-Crate in which every part is described, and every run has what it was made with', () => {
    const { '@graph': graph } = json('ro-crate-metadata.json');
    const ids: string[] = graph.map((entity: { '@id': string }) => entity['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const [descriptor, root] = graph;
    expect(descriptor).toMatchObject({
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
    });
    expect(root).toMatchObject({ name: said.title, datePublished: said.published });
    const referred = JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g);
    const elsewhere = [...referred]
      .map(([, target]) => target as string)
      .filter((target) => !ids.includes(target));
    expect([...new Set(elsewhere)]).toEqual([
      'https://w3id.org/ro/crate/1.1',
      'http://schema.org/CompletedActionStatus',
    ]);
    const actions = graph.filter((entity: { '@type': string }) => entity['@type'] === 'CreateAction');
    expect(actions.map((action: { '@id': string }) => action['@id'])).toEqual([
      '#build',
      '#stage-extract',
      '#stage-strip',
      '#stage-split',
      '#stage-join',
      '#stage-normalise',
      '#export',
    ]);
    for (const action of actions)
      expect(action).toMatchObject({ instrument: id.parse(action.instrument), result: expect.anything() });
    for (const { '@id': path } of root.hasPart) {
      const file = graph.find((entity: { '@id': string }) => entity['@id'] === path);
      expect(file).toMatchObject({ '@type': 'File', sha256: hashOf(path) });
    }
  });

  it('is a card that says what was counted, with its plots', () => {
    const card = text('README.md');
    const [, front] = /^---\n([\s\S]*?)\n---\n/.exec(card) ?? [];
    expect(front).toContain('pretty_name: "清源：样例 \\"一\\""');
    expect(front).toContain('license: "cc0-1.0"');
    expect(front).toContain('path: "parquet/*.parquet"');
    expect(card).toContain(`| Reports | ${cleanReports().length} |`);
    const removed = cleanReports().reduce(
      (sum, { sidecar }) => sum + (sidecar.processing.rules['strip/page-number']?.removed ?? 0),
      0,
    );
    expect(card).toMatch(new RegExp(`\\| \`strip/page-number\` \\| \\d+ \\| ${removed} \\| 0 \\|`));
    for (const [, plot] of card.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g))
      expect(text(plot as string)).toMatch(/^<svg /);
    expect(card).toMatch(/not complete, 2 of \d+:/);
  });

  it('has the hash of every file in SHA256SUMS', () => {
    const listed = Object.fromEntries(
      text('SHA256SUMS')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ').reverse()),
    );
    const { SHA256SUMS: _, ...files } = Object.fromEntries(
      Object.keys(bytesBelow(out)).map((path) => [path, hashOf(path)]),
    );
    expect(listed).toEqual(files);
  });

  it('leaves out what was not said, and makes nothing up', async () => {
    const { out: bare } = await exported({ formats: ['csv'] });
    const read = (path: string): string => readFileSync(join(bare, path), 'utf8');
    expect(read('README.md')).not.toMatch(/^license:/m);
    expect(read('README.md')).toMatch(/## Licence\n\nNot stated/);
    for (const path of ['datapackage.json', 'croissant.json', 'ro-crate-metadata.json'])
      expect(read(path)).not.toMatch(/"(?:licen[sc]es?|datePublished|creator|version": "1\.0)"/);
  });
});

describe('an export', () => {
  it('has the same bytes when it is made again, wherever it is made', async () => {
    const first = bytesBelow(out);
    const { out: second } = await exported({ formats, said });
    expect(bytesBelow(second)).toEqual(first);
    expect(JSON.stringify(Object.keys(first))).not.toContain(sample.clean);
    for (const path of Object.keys(first)) expect(readFileSync(join(out, path), 'latin1')).not.toContain(out);
  });
});
