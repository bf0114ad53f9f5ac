import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Draws } from '../bench/draws.ts';
import type { SmallDisk } from '../survive/small-disk.ts';

/** Where a soak works. */
export interface Ground {
  readonly raw: string;
  readonly clean: string;
  /** where things are put that are taken away for a while */
  readonly aside: string;
  /** what the clean folder lies on, where such a disk could be mounted */
  readonly disk: SmallDisk | undefined;
  /** the bytes that the disk has when nothing is the matter */
  readonly bytes: number;
}

/** Something that goes wrong, and how it is put right again. */
export interface Fault {
  readonly name: string;
  readonly happens: (ground: Ground, draws: Draws) => void;
  /** what the run after it needs; clean files are the run's own affair */
  readonly ends: (ground: Ground) => void;
}

const nothing = (): void => undefined;

/** So many raw documents change with a fault, so that there is something to write. */
const CHANGED = 40;

/** The faults that a soak draws from, all through what the system itself does. */
export const faults: readonly Fault[] = [
  {
    name: 'disk full',
    happens(ground, draws) {
      change(ground, draws);
      const { disk, clean } = ground;
      const { blocks, bfree, bsize } = statfsSync(clean);
      disk?.resize((blocks - bfree) * bsize + draws.number(1, 60) * 4096);
    },
    ends(ground) {
      ground.disk?.resize(ground.bytes);
      restore(ground);
    },
  },
  {
    name: 'disk read-only',
    happens(ground, draws) {
      change(ground, draws);
      if (ground.disk !== undefined) execFileSync('mount', ['-o', 'remount,ro', ground.disk.folder]);
    },
    ends(ground) {
      if (ground.disk !== undefined) execFileSync('mount', ['-o', 'remount,rw', ground.disk.folder]);
      restore(ground);
    },
  },
  {
    name: 'reports cut, lost, changed by hand',
    happens({ clean }, draws) {
      const folder = join(clean, 'general');
      const files = readdirSync(folder);
      for (let count = 0; count < CHANGED; count += 1) {
        const file = join(folder, draws.pick(files));
        const how = draws.number(0, 2);
        if (how === 0) rmSync(file, { force: true });
        else if (how === 1) writeFileSync(file, '');
        else appendFileSync(file, 'x');
      }
    },
    ends: nothing,
  },
  {
    name: 'list cut off',
    happens: ({ clean }) => truncateSync(join(clean, 'reports.jsonl'), 100_000),
    ends: nothing,
  },
  {
    name: 'manifest lost',
    happens: ({ clean }) => rmSync(join(clean, 'manifest.json')),
    ends: nothing,
  },
  {
    name: 'raw documents pulled away',
    happens(ground, draws) {
      change(ground, draws);
      renameSync(join(ground.raw, 'loose/3'), join(ground.aside, '3'));
    },
    ends(ground) {
      renameSync(join(ground.aside, '3'), join(ground.raw, 'loose/3'));
      restore(ground);
    },
  },
  {
    name: 'pipes and hostile files among raw ones',
    happens({ raw }) {
      const folder = join(raw, 'loose/hostile');
      mkdirSync(folder);
      execFileSync('mkfifo', [join(folder, 'pipe.txt'), join(folder, 'manifest.json')]);
      writeFileSync(join(folder, 'deep.html'), '<div>'.repeat(200_000));
      writeFileSync(join(folder, 'binary.pdf'), Buffer.from('%PDF-1.7\n\0\0\0'));
      writeFileSync(join(folder, 'torn.zip'), Buffer.from('PK\u0003\u0004torn'));
    },
    ends: ({ raw }) => rmSync(join(raw, 'loose/hostile'), { recursive: true }),
  },
];

/** Gives some raw documents other words; what they were is kept. */
function change({ raw, aside }: Ground, draws: Draws): void {
  const folder = draws.pick(['loose/1', 'loose/2', 'loose/4']);
  cpSync(join(raw, folder), join(aside, folder), { recursive: true, preserveTimestamps: true });
  const files = readdirSync(join(raw, folder)).filter((file) => file.endsWith('.txt'));
  for (let count = 0; count < CHANGED; count += 1)
    appendFileSync(join(raw, folder, draws.pick(files)), '又记：账目一笔一笔都清楚。\n');
}

function restore({ raw, aside }: Ground): void {
  cpSync(join(aside, 'loose'), join(raw, 'loose'), { recursive: true });
  rmSync(join(aside, 'loose'), { recursive: true });
}
