import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { watch } from 'chokidar';
import { pipelineFiles, pipelineNames } from '../building/pipelines-folder.ts';
import { wrongFolders } from '../building/wrong-folders.ts';
import { isFolder } from '../corpus/raw-folder.ts';
import type { Common } from './folders.ts';
import { say } from './say.ts';

/** An editor saves in several steps: so long nothing more must have happened, in milliseconds. */
const calm = 40;

/** A build that has taken so long, in milliseconds, is broken off by the next save: a pattern may never end. */
const patience = 3000;

/**
 * Rebuilds a source whenever its adapter, the rules or its raw files change, until it is interrupted; gives the exit status.
 *
 * Each build is a process of its own, for code that was loaded stays as it was; it has loaded what it needs of the house
 * before anything is saved, and is begun anew where a rule is. It shows what is different from the last
 * build that could be made, of which a copy is kept in a temporary folder.
 */
export async function watchSource(source: string, { raw, clean, json, quiet }: Common): Promise<number> {
  if (!pipelineNames().includes(source))
    return say(`error: there is no pipelines/${source}.ts. There are ${pipelineNames().join(', ')}.`, 2);
  const wrong = await wrongFolders(raw, clean);
  if (wrong !== undefined) return say(`error: ${wrong}`, 2);
  const program = await realpath(process.argv[1] ?? '');
  const root = rootAbove(program);
  const before = await mkdtemp(path.join(tmpdir(), 'qingyuan-watch-'));
  const own = path.join(raw, source);
  const adapters = pipelineFiles().map(({ root: above, file }) => path.dirname(path.join(above, file)));
  const code = [path.join(root, 'src'), ...new Set(adapters)].filter((folder) => existsSync(folder));
  const folders = [...code, (await isFolder(own)) ? own : raw];
  const house = path.join(root, 'src') + path.sep;
  const words = [program, 'watch', source, '--raw', raw, '--clean', clean, '--since', before];
  if (json) words.push('--json');
  if (quiet) words.push('--quiet');
  const tell = (line: string): void => {
    if (!json && !quiet) process.stdout.write(line);
  };
  let child: ChildProcess | undefined;
  let ready: Builder | undefined = builder(words);
  let waiting = new Set<string>();
  let isHouseChanged = false;
  let timer: NodeJS.Timeout | undefined;
  let began = 0;

  async function keep(): Promise<void> {
    await rm(path.join(before, source), { recursive: true, force: true });
    if (await isFolder(path.join(clean, source)))
      await cp(path.join(clean, source), path.join(before, source), { recursive: true });
  }

  async function build(): Promise<void> {
    if (child !== undefined) {
      const running = child;
      timer = setTimeout(() => running.kill('SIGKILL'), Math.max(0, began + patience - performance.now()));
      return;
    }
    began = performance.now();
    const changed = [...waiting].map((file) => path.relative('', file)).sort();
    waiting = new Set();
    if (changed.length > 0) tell(`\n${changed.join(', ')} changed\n`);
    const isAnew = isHouseChanged || ready === undefined;
    if (isAnew) ready?.child.kill('SIGKILL');
    const building = isAnew || ready === undefined ? builder(words, []) : ready;
    isHouseChanged = false;
    ready = undefined;
    child = building.child;
    child.stdin?.end('build\n');
    const status = await building.ended;
    // What cannot be compiled would say so a second time.
    if (status === 0 || !isAnew) ready = builder(words);
    if (status === 0) await keep();
    else
      (json ? process.stderr : process.stdout).write(
        'not built: the clean reports stay as they were. Save again when it is corrected.\n',
      );
    child = undefined;
    clearTimeout(timer);
    if (waiting.size > 0) await build();
  }

  await keep();
  const watcher = watch(folders, { ignoreInitial: true, ignored: isTemporary });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  watcher.on('all', (_event, file) => {
    waiting.add(file);
    isHouseChanged ||= path.resolve(file).startsWith(house);
    clearTimeout(timer);
    timer = setTimeout(build, calm);
  });
  await build();
  tell(`watching ${folders.map((folder) => path.relative('', folder)).join(', ')}: Ctrl-C ends it\n`);
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  clearTimeout(timer);
  for (const each of [child, ready?.child]) each?.kill('SIGKILL');
  await watcher.close();
  await rm(before, { recursive: true, force: true });
  return 0;
}

interface Builder {
  readonly child: ChildProcess;
  /** its exit status, or what it could not be started for */
  readonly ended: Promise<unknown>;
}

/** A process that builds once; with the flag for it, it gets ready and waits to be told to. */
function builder(words: readonly string[], flags: readonly string[] = ['--when-told']): Builder {
  const child = spawn(process.execPath, [...process.execArgv, ...words, ...flags], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  // One that has died says so with its status.
  child.stdin.on('error', () => undefined);
  return { child, ended: new Promise((resolve) => child.once('error', resolve).once('close', resolve)) };
}

/** The folder of the house that a program lies in. */
function rootAbove(program: string): string {
  let folder = path.dirname(program);
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder))
    folder = path.dirname(folder);
  return folder;
}

/** What editors put beside a file while they save it. */
function isTemporary(file: string): boolean {
  return /(?:^|[\\/])(?:\.[^\\/]*|[^\\/]*~|4913)$/.test(file);
}
