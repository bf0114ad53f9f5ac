import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** What each room may import besides itself: rooms, npm packages, and modules of node. */
const plan: Record<string, { rooms: string[]; packages?: string[]; node?: string[] }> = {
  text: { rooms: [] },
  rules: { rooms: ['text'], packages: ['opencc-js'] },
  documents: { rooms: ['text'], packages: ['zod'] },
  readers: {
    rooms: ['text', 'documents'],
    packages: [
      'iconv-lite',
      'cheerio',
      'htmlparser2',
      'pdfjs-dist',
      '@napi-rs/canvas',
      'paddleocr',
      'onnxruntime-web',
    ],
    // 'fs/promises' for the models that recognise text; documents are handed in.
    node: ['buffer', 'crypto', 'fs/promises', 'module', 'util', 'zlib'],
  },
  archives: {
    rooms: ['text', 'documents'],
    packages: ['yauzl'],
    node: ['buffer', 'fs', 'fs/promises', 'path', 'stream', 'zlib'],
  },
  regions: { rooms: ['documents'] },
  adapters: { rooms: ['text', 'rules', 'documents'], packages: ['zod', 'css-what', 'recheck'] },
  stages: { rooms: ['text', 'rules', 'documents', 'regions', 'adapters'] },
  learn: { rooms: ['text', 'rules', 'documents', 'readers', 'adapters', 'stages'] },
  pipeline: { rooms: ['text', 'documents', 'readers', 'adapters', 'stages'], packages: ['p-queue'] },
  corpus: {
    rooms: ['text', 'documents', 'archives', 'near-duplicates'],
    packages: ['zod'],
    // 'net' and 'os' for the lock: a socket that one process can listen on; 'zlib' for what is held till the end.
    node: ['buffer', 'crypto', 'fs', 'fs/promises', 'path', 'module', 'url', 'net', 'os', 'zlib'],
  },
  opening: {
    rooms: ['text', 'documents', 'readers', 'archives'],
    packages: ['zod'],
    node: ['buffer', 'crypto', 'fs', 'fs/promises', 'path'],
  },
  fixtures: {
    rooms: ['text', 'documents', 'readers', 'adapters', 'pipeline', 'corpus', 'opening', 'audit'],
    node: ['fs/promises', 'path', 'util'],
  },
  'near-duplicates': { rooms: ['rules', 'documents'] },
  workers: {
    rooms: [],
    packages: ['tinypool'],
    node: ['module', 'process', 'url', 'worker_threads', 'zlib'],
  },
  building: {
    rooms: ['documents', 'readers', 'adapters', 'pipeline', 'corpus', 'workers'],
    // For pipelines, which are compiled when they are asked for.
    packages: ['esbuild'],
    node: ['crypto', 'fs', 'fs/promises', 'module', 'os', 'path', 'url', 'v8'],
  },
  // The checker: nothing of what it checks.
  verify: {
    rooms: ['text', 'documents', 'archives', 'opening', 'workers'],
    node: ['crypto', 'fs', 'path', 'util'],
  },
  audit: {
    rooms: ['text', 'documents', 'readers', 'archives', 'opening', 'verify'],
    node: ['crypto', 'fs/promises', 'path', 'util'],
  },
  drawing: { rooms: [] },
  coverage: { rooms: ['documents', 'regions', 'opening', 'drawing'] },
  export: {
    rooms: ['text', 'documents', 'regions', 'opening', 'corpus', 'audit', 'drawing'],
    packages: ['hyparquet-writer'],
    node: ['crypto', 'fs', 'fs/promises', 'path', 'zlib'],
  },
  review: {
    rooms: ['text', 'documents', 'opening', 'audit'],
    node: ['crypto', 'fs/promises', 'http', 'net', 'path'],
  },
  // Bytes under paths, in a folder or a bucket: the one room that knows which.
  stores: { rooms: [], packages: ['aws4fetch'], node: ['crypto', 'fs', 'fs/promises', 'path'] },
  // What crosses to other machines, on an engine that is loaded by the commands for it alone.
  queue: {
    rooms: ['documents', 'corpus', 'workers', 'building', 'stores'],
    packages: ['bullmq', 'ioredis'],
    node: ['crypto', 'fs', 'fs/promises', 'module', 'path'],
  },
  // What is offered to programs: thin, and what is heavy is loaded when it is asked for.
  library: {
    rooms: ['text', 'documents', 'adapters', 'pipeline', 'corpus', 'opening', 'verify', 'audit', 'building'],
  },
  cli: {
    rooms: [
      'building',
      'queue',
      'stores',
      'text',
      'rules',
      'documents',
      'readers',
      'regions',
      'adapters',
      'stages',
      'learn',
      'pipeline',
      'corpus',
      'near-duplicates',
      'opening',
      'verify',
      'archives',
      'audit',
      'fixtures',
      'review',
      'export',
      'coverage',
      'workers',
    ],
    // esbuild to be warm before a pipeline is saved.
    packages: ['commander', 'chokidar', 'esbuild'],
    node: [
      'child_process',
      'crypto',
      'events',
      'fs',
      'fs/promises',
      'path',
      'process',
      'url',
      'os',
      'util',
      'perf_hooks',
    ],
  },
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : file.endsWith('.ts') ? [file] : [];
  });
}

const sources = filesBelow(path.join(root, 'src'));

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|^import\s*'([^']+)'/gms,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

const roomOf = (file: string): string =>
  path.relative(path.join(root, 'src'), file).split(path.sep)[0] as string;

/** What others import. */
const doors = ['index.ts', 'schemas.ts'];

const imports: Import[] = sources
  .filter((file) => !doors.includes(roomOf(file)))
  .flatMap((file) =>
    importsOf(file).map((target) => ({ file: path.relative(root, file), room: roomOf(file), target })),
  );

function allowed({ file, room, target }: Import): boolean {
  const may = plan[room];
  if (may === undefined) return false;
  if (target.startsWith('node:')) return may.node?.includes(target.slice(5)) ?? false;
  if (!target.startsWith('.'))
    return may.packages?.some((name) => target === name || target.startsWith(`${name}/`)) ?? false;
  const there = path.resolve(root, path.dirname(file), target);
  if (there.startsWith(path.join(root, 'pipelines'))) return false;
  if (there === path.join(root, 'package.json')) return room === 'corpus';
  const other = roomOf(there);
  return other === room || may.rooms.includes(other);
}

describe('the plan of the house', () => {
  it('has a room for each folder of src, and no other', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !doors.includes(room)).sort()).toEqual(
      Object.keys(plan).sort(),
    );
  });

  it('is kept by every import', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.filter((each) => !allowed(each)).map((each) => `${each.file} → ${each.target}`)).toEqual(
      [],
    );
  });

  it('sees an import that breaks it', () => {
    expect(allowed({ file: 'src/text/span.ts', room: 'text', target: '../rules/rule.ts' })).toBe(false);
    expect(allowed({ file: 'src/cli/all.ts', room: 'cli', target: '../../pipelines/general.ts' })).toBe(
      false,
    );
    expect(allowed({ file: 'src/rules/rule.ts', room: 'rules', target: 'node:fs' })).toBe(false);
    expect(allowed({ file: 'src/text/span.ts', room: 'text', target: 'zod' })).toBe(false);
  });

  it('lets an adapter import the front door only, and no other adapter', () => {
    for (const file of filesBelow(path.join(root, 'pipelines')))
      expect(importsOf(file), path.basename(file)).toEqual(
        importsOf(file).filter((target) => target === '../src/index.ts'),
      );
  });

  it('lets an adapter use what its hash covers, and nothing else of the front door', () => {
    const kit = readFileSync(path.join(root, 'src/adapters/adapter-kit.ts'), 'utf8');
    for (const file of filesBelow(path.join(root, 'pipelines'))) {
      const [, names = ''] = /^import \{([^}]*)\}/m.exec(readFileSync(file, 'utf8')) ?? [];
      for (const name of names.split(',').map((each) => each.replace('type ', '').trim()))
        expect(kit, `${path.basename(file)}: ${name}`).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  it('keeps files short and drawers out', () => {
    const long = sources.filter(
      (file) => readFileSync(file, 'utf8').split('\n').length > 300 && !file.endsWith('-table.ts'),
    );
    expect(long.map((file) => path.relative(root, file))).toEqual([]);
    expect(sources.filter((file) => /\/(?:utils?|helpers?|types?|common|misc)[/.]/.test(file))).toEqual([]);
  });

  it('lets nothing that goes into clean/ look at a clock or a machine', () => {
    const rooms = [
      'text',
      'rules',
      'documents',
      'readers',
      'regions',
      'adapters',
      'stages',
      'learn',
      'corpus',
      'near-duplicates',
      'opening',
      'verify',
      'export',
      'coverage',
      'drawing',
    ];
    for (const file of sources.filter((each) => rooms.includes(roomOf(each)))) {
      const text = readFileSync(file, 'utf8');
      expect(text, file).not.toMatch(
        /Date\.now|new Date\(\)|performance\.|os\.hostname|process\.cwd|Math\.random|toLocale|localeCompare/,
      );
    }
  });
});
