import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { buildDocument } from '../../src/building/build-document.ts';
import type { Builders } from '../../src/building/builders.ts';
import { type Explained, type Renewed, type Renewing, renewCorpus } from '../../src/building/renew-corpus.ts';
import type { Code } from '../../src/corpus/code/code.ts';
import { openMemory } from '../../src/corpus/memory.ts';
import type { Pipelines } from '../../src/pipeline/run-one.ts';

/** A raw folder, a clean one, and the pipelines between them: a world that changes between runs. */
export interface World {
  readonly raw: string;
  readonly clean: string;
  /** where is remembered what files held */
  readonly memory: string;
  /** where a run leaves the next one to know what it left, where it does */
  readonly standing?: string;
  /** how often each adapter was changed, by its name */
  readonly adapters: Map<string, number>;
  /** how often what all documents go through was changed */
  stages: number;
}

/** An empty world below a folder. */
export function worldIn(folder: string, stands = false): World {
  mkdirSync(join(folder, 'raw'));
  return {
    ...(stands && { standing: join(folder, 'standing.json') }),
    raw: join(folder, 'raw'),
    clean: join(folder, 'clean'),
    memory: join(folder, 'memory.json'),
    adapters: new Map([
      ['general', 0],
      ['marked', 0],
    ]),
    stages: 0,
  };
}

const places = ['金乡县', '冠县', '乾安县'];

/** An invented report, long enough to be one; two of one place have one name. */
export function reportText(place: number, words: string): string {
  return [
    `${words}政府工作报告`,
    `——2021年1月18日在${places[place % places.length]}第十八届人民代表大会第一次会议上`,
    '代理县长 何砚',
    '各位代表：',
    '受县人民政府委托，我向大会作工作报告，请各位审议。',
    `过去一年，修路 9 公里，种树 3 万株，学校有了新的屋顶，账目一笔一笔都清楚。${words}`,
    `${'今年，要把水引到山上，把灯点到村口，把话说到明处，把每一件小事都做到底。'.repeat(4)}`,
    '谢谢大家！',
    '',
  ].join('\n');
}

/** Writes a file of the raw folder; removes it, without content. */
export function putRaw(world: World, path: string, content: string | undefined): void {
  const location = join(world.raw, path);
  if (content === undefined) rmSync(location, { force: true });
  else {
    mkdirSync(dirname(location), { recursive: true });
    writeFileSync(location, content);
  }
}

/** Gives a file of the raw folder another name, in the place of what had it. */
export function moveRaw(world: World, from: string, to: string): void {
  mkdirSync(dirname(join(world.raw, to)), { recursive: true });
  try {
    renameSync(join(world.raw, from), join(world.raw, to));
  } catch {
    // There is none of this name.
  }
}

/** An adapter takes what has its mark, `general` what is left; each removes as many words as it was changed. */
function adapterOf(name: string, changed: number): Adapter {
  const mark = name === 'marked' ? '#' : '@';
  return {
    version: 1,
    ...(name !== 'general' && { recognises: ({ text }) => text.includes(mark) }),
    noise: [
      {
        name: 'noise',
        changes: (text) =>
          [...text.matchAll(new RegExp(`~{${changed + 1}}`, 'g'))].map(({ index, 0: { length } }) => ({
            from: index,
            to: index + length,
            insert: '',
          })),
      },
    ],
  };
}

function pipelinesOf({ adapters }: World): Pipelines {
  const names = [...adapters.keys()].filter((name) => name !== 'general').sort();
  return {
    names: [...names, 'general'],
    load: async (name) => adapterOf(name, adapters.get(name) ?? 0),
  };
}

function codeOf({ adapters, stages }: World): Code {
  const own = [...adapters].map(([name, changed]) => [`adapters/${name}`, `${changed}`]);
  return { ...Object.fromEntries(own.sort()), adapters: JSON.stringify(own.sort()), stages: `${stages}` };
}

/** Of all worlds. */
const key = Buffer.alloc(16, 7);

/** Renews a world's clean folder, or another one, as the command does. */
export async function renewWorld(
  world: World,
  {
    remembers = true,
    close = async () => undefined,
    ...how
  }: Partial<Renewing> & { readonly remembers?: boolean; readonly close?: Builders['close'] } = {},
  done: (path: string) => void = () => undefined,
): Promise<Renewed & { readonly explained: readonly Explained[] }> {
  const explained: Explained[] = [];
  const memory = openMemory(remembers ? { file: world.memory, code: '', isPart: true } : undefined);
  const pipelines = pipelinesOf(world);
  const builders: Builders = {
    jobs: 2,
    ahead: 2,
    build: (task) => buildDocument(task, pipelines),
    close,
  };
  const buildersFor = async () => builders;
  const renewed = await renewCorpus(
    { raw: world.raw, clean: world.clean, force: false, ocr: false, timeLimit: Infinity, ...how },
    {
      pipelines,
      buildersFor,
      code: codeOf(world),
      memory,
      key,
      ...(remembers && { known: `${world.memory}.editions` }),
      ...(remembers && world.standing !== undefined && { standing: world.standing }),
    },
    { begins: () => undefined, done, explains: (each) => explained.push(each) },
  );
  memory.save();
  return { ...renewed, explained };
}
