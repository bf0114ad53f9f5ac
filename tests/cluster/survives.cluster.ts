import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { REFUSED } from '../../scripts/cluster/made-raw.ts';
import { survive } from '../../scripts/cluster/survive.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyuan-cluster-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  { place: 'folders', bucket: false },
  { place: 'a bucket', bucket: true },
])(
  'workers that are killed and a Redis that is restarted leave in $place the bytes of one machine',
  async ({ place, bucket }) => {
    const own = join(folder, place);
    const found = await survive({
      folder: own,
      documents: 60,
      workers: 3,
      kills: 1,
      restarts: true,
      bucket,
      lock: 4,
    });
    expect(found.differences).toEqual([]);
    expect(found.failed).toEqual(REFUSED);
    expect(found.dead).toEqual(REFUSED);
    expect(found.documents).toBeGreaterThan(80);
    expect(found.sentAgain).toEqual([0, 0]);
    // One was killed; the last is collect, which says that documents failed.
    expect(found.ends.map(({ status }) => status).sort()).toEqual([0, 0, 0, 0, 1, null]);
  },
);
