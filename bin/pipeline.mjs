#!/usr/bin/env node
// Runs src/cli/main.ts. The sources are compiled once for each state of them and kept in node_modules/.cache: starting
// takes a third of the time that compiling at every start does. Pipelines are compiled one by one when they are asked
// for, by src/building/compile-pipeline.ts.
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cache = cacheFolder();
const remembered = path.join(cache, `state-${shortHash(root)}.json`);
const state = stateAsBefore() ?? stateOfSources();
const compiled = path.join(cache, state);
if (!existsSync(compiled)) await compile();
process.env.QINGYUAN_CACHE ??= path.join(path.dirname(cache), 'qingyuan-memory');
process.env.QINGYUAN_HOUSE = root;
await import(pathToFileURL(path.join(compiled, 'src', 'cli', 'main.js')).href);

/** The state that the sources had when they were last read, where nothing was saved since: looking is a third of reading. */
function stateAsBefore() {
  try {
    const { files, state } = JSON.parse(readFileSync(remembered, 'utf8'));
    return files.every(([file, ...before]) => statOf(file).every((each, at) => each === before[at]))
      ? state
      : undefined;
  } catch {
    return undefined;
  }
}

/** A hash of all the sources; it is remembered where they have lain still, for two saves within a tick look alike. */
function stateOfSources() {
  const began = Date.now();
  const folders = ['src', ...below('src', (entry) => entry.isDirectory())];
  const own = ['pipeline', 'compile', 'few-files'].map((name) => `bin/${name}.mjs`);
  const files = [...sourcesBelow(), 'package.json', 'pnpm-lock.yaml', ...own];
  const stats = [...folders, ...files].map((file) => [file, ...statOf(file)]);
  const state = shortHash(
    ...files.flatMap((file) => [file, '\0', readFileSync(path.join(root, file)), '\0']),
  );
  const half = `${remembered}.${process.pid}`;
  if (stats.every((each) => each.at(-1) < began - 2000))
    try {
      writeFileSync(half, JSON.stringify({ files: stats, state }));
      renameSync(half, remembered);
    } catch {
      rmSync(half, { force: true });
    }
  return state;
}

function sourcesBelow() {
  return below('src', (entry) => entry.isFile() && entry.name.endsWith('.ts'));
}

function below(folder, isWanted) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(isWanted)
    .map((entry) => path.join(path.relative(root, entry.parentPath ?? entry.path), entry.name))
    .sort();
}

function statOf(file) {
  const { dev, ino, size, mtimeMs, ctimeMs } = statSync(`${root}/${file}`); // joined by path it takes four times as long
  return [dev, ino, size, mtimeMs, ctimeMs];
}

function shortHash(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

/** Where what is compiled is kept; in a folder of the person's own below the temporary one, where it may not be there. */
function cacheFolder() {
  const usual = path.join(root, 'node_modules', '.cache', 'qingyuan');
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return usual;
  } catch {
    return ownTemporary();
  }
}

function ownTemporary() {
  const person = process.getuid?.() ?? os.userInfo().username;
  const house = shortHash(root);
  const own = path.join(os.tmpdir(), `qingyuan-${person}`);
  try {
    mkdirSync(path.join(own, house, 'qingyuan'), { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(own);
    // What is compiled is run: nobody else may have put it there.
    if (process.getuid !== undefined && (uid !== person || (mode & 0o077) !== 0))
      throw new Error(`${own} is not this user's alone. Remove it`);
    const packages = path.join(own, house, 'node_modules');
    if (lstatSync(packages, { throwIfNoEntry: false }) === undefined)
      symlinkSync(path.join(root, 'node_modules'), packages, 'junction');
  } catch (error) {
    if (error.code !== 'EEXIST') {
      process.stderr.write(
        `error: what is compiled can be kept neither in node_modules/.cache nor in the temporary folder: ${error.message}. Let one of them be written.\n`,
      );
      process.exit(1);
    }
  }
  return path.join(own, house, 'qingyuan');
}

async function compile() {
  const { compileInFewFiles } = await import('./few-files.mjs');
  const half = `${compiled}.${process.pid}`;
  try {
    await compileInFewFiles(root, half);
    // Node would parse every file to find out what it is.
    writeFileSync(path.join(half, 'package.json'), '{ "type": "module" }\n');
    // Two processes may compile at once: the first to be done wins, with the same files.
    if (!existsSync(compiled)) renameSync(half, compiled);
  } catch (error) {
    if (!existsSync(compiled)) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      process.exit(1);
    }
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  // Older states go after a day: a process that is still running loads what it needs of its own as it needs it.
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const old of readdirSync(cache).map((name) => path.join(cache, name)))
    if ((statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < yesterday)
      rmSync(old, { recursive: true, force: true });
}
