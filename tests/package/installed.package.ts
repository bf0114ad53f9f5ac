import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyProject, type Project, readmeBlock, root, said } from './project.ts';

let project: Project;
let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };

beforeAll(async () => {
  project = emptyProject();
  const told = await said('npm', ['pack', '--json', '--pack-destination', project.folder], root);
  [packed] = JSON.parse(told.slice(told.indexOf('[\n')));
  await project.run('npm', ['install', '--no-audit', '--no-fund', `./${packed.filename}`]);
});

afterAll(() => project.remove());

const report = () => readFileSync(join(root, 'raw/report-dump/0002-xiangzhou-2022.txt'));

it('the package has what runs and its types, and nothing of development', () => {
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'README.md',
      'LICENSE',
      'bin/qingyuan.mjs',
      'dist/LICENCES.md',
      'dist/code.json',
      'dist/src/index.js',
      'dist/src/building/document-worker.js',
      'dist/types/index.d.ts',
      'schema/report.schema.json',
    ]),
  );
  expect(
    paths.filter((path) => /(?:^|\/)(?:tests|scripts|raw|clean|src\/.*\.ts)(?:\/|$)/.test(path)),
  ).toEqual([]);
  const { scripts, dependencies } = JSON.parse(
    readFileSync(join(project.folder, 'node_modules/qingyuan/package.json'), 'utf8'),
  );
  expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  expect(Object.keys(dependencies)).not.toContain('typescript');
});

it('the example of the README runs, and its types fit', async () => {
  const example = readmeBlock('In a program', 'ts');
  project.put({ 'raw/report.txt': report(), 'example.mjs': example, 'example.mts': example });
  const out = await project.run(process.execPath, ['example.mjs']);
  expect(out).toContain('政府工作报告 420607 2022');
  expect(out).toContain('raw/report.txt:');
  expect(out).toContain('report-dump/420607-2022-襄州区政府工作报告');
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  const types = ['--typeRoots', join(root, 'node_modules/@types')];
  await project.run(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...options,
    ...types,
    'example.mts',
  ]);
});

it('the command makes the bytes that the repository makes, with its own adapters', async () => {
  project.put(
    Object.fromEntries(
      ['county-portal', 'county-site', 'trs-site'].flatMap((source) =>
        readdirSync(join(root, 'raw', source)).map((name) => [
          `sample/${source}/${name}`,
          readFileSync(join(root, 'raw', source, name)),
        ]),
      ),
    ),
  );
  const command = join(project.folder, 'node_modules/.bin/qingyuan');
  await project.run(command, ['all', '--raw', 'sample', '--clean', 'installed', '--quiet']);
  const own = join(project.folder, 'own');
  await said(
    process.execPath,
    [
      join(root, 'bin/pipeline.mjs'),
      'all',
      '--raw',
      join(project.folder, 'sample'),
      '--clean',
      own,
      '--quiet',
    ],
    root,
  );
  expect(readFileSync(join(project.folder, 'installed/manifest.json'), 'utf8')).toBe(
    readFileSync(join(own, 'manifest.json'), 'utf8'),
  );
  expect(await project.run(command, ['verify', '--raw', 'sample', '--clean', 'installed'])).toContain(
    'All holds.',
  );
});

it('adapters of the project are asked before those of the package, and may be TypeScript and share code', async () => {
  project.put({
    'pipelines/mine.ts': `import { defineAdapter } from 'qingyuan';
import { footer } from '../shared/furniture';
const version: number = 1;
export default defineAdapter({ version, recognises: { text: /襄州/ }, noise: [{ name: 'page-foot', lines: [footer] }] });
`,
    'shared/furniture.ts': `export const footer: string = '值班的灯亮着';\n`,
    'mine/report.txt': `${report().toString('latin1')}`,
  });
  project.put({ 'mine/report.txt': Buffer.concat([report(), Buffer.from('\n值班的灯亮着\n')]) });
  const command = join(project.folder, 'node_modules/.bin/qingyuan');
  const words = ['all', '--raw', 'mine', '--clean', 'mine-clean', '--json'];
  const sources = async () => JSON.parse(await project.run(command, words)).sources;
  expect(await sources()).toMatchObject([{ source: 'mine', documents: 1, rebuilt: 1, failed: 0 }]);
  expect(await sources()).toMatchObject([{ source: 'mine', rebuilt: 0 }]);
  project.put({ 'shared/furniture.ts': `export const footer: string = '值班的灯灭了';\n` });
  expect(await sources()).toMatchObject([{ source: 'mine', rebuilt: 1 }]);
  await expect(project.run(command, ['list', '--pipelines', 'nowhere'])).rejects.toThrow(
    '--pipelines nowhere: there is no such folder',
  );
});
