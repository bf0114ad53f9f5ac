import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/documents/outcome.ts';
import type { Unread } from '../../src/pipeline/articles/articles.ts';
import { runAll } from '../../src/pipeline/run-all.ts';
import { outcomeOf, type Pipelines, type Way } from '../../src/pipeline/run-one.ts';

const words = '岚屏县今年修了路，通了水，种了树，学校有了新的屋顶，账目一笔一笔都清楚。\n';

const pipelines: Pipelines = {
  names: ['broken', 'boxed', 'zoomed', 'marked', 'general'],
  load: async (name) => {
    if (name === 'boxed')
      return {
        version: 1,
        recognises: isBoxed,
        layouts: [{ name: 'box', body: '.box' }],
        file: 'pipelines/boxed.ts',
      };
    if (name === 'zoomed') return { version: 1, recognises: isBoxed, body: '#zoom' };
    if (name === 'marked') return { version: 3, recognises: ({ text }) => text.startsWith('#') };
    if (name === 'broken') return { version: 1, noise: [{ name: 'two', changes: () => [twice, twice] }] };
    return { version: 1 };
  },
};
const isBoxed = ({ text }: { readonly text: string }): boolean => text.includes('lanping.example');
const twice = { from: 0, to: 1, insert: '' };

/** A document that is there after so many turns of the loop. */
function unread(path: string, text = words, turns = 0): Unread {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    path,
    parts: [path],
    read: async () => {
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      return [{ path, bytes, sha256 }];
    },
  };
}

async function run(
  documents: readonly Unread[],
  { jobs = 2, ...way }: Way & { jobs?: number } = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const work = (document: Unread) => outcomeOf(document, pipelines, way);
  for await (const outcome of runAll(documents, { jobs }, work)) outcomes.push(outcome);
  return outcomes;
}

describe('a run over documents', () => {
  it('asks the next where the one that recognises a page has no layout for it, and says so', async () => {
    const page = (attribute: string): string =>
      `<html><body><a href="//lanping.example">岚屏</a><div ${attribute}><p>${words.repeat(3)}</p></div></body></html>`;
    const outcomes = await run([
      unread('a.html', page('class="box"')),
      unread('b.html', page('id="zoom"')),
      unread('c.html', page('class="new"')),
    ]);
    expect(outcomes).toMatchObject([{ source: 'boxed' }, { source: 'zoomed' }, { source: 'general' }]);
    const [boxed, zoomed, general] = outcomes.map(
      (outcome) => outcome.became === 'cleaned' && outcome.reports[0]?.warnings,
    );
    expect(boxed).toEqual([]);
    expect(zoomed).toEqual([
      'b.html: boxed recognises it and cannot read it: box: its body .box is not there',
    ]);
    expect(general).toEqual([
      'c.html: boxed recognises it and cannot read it: box: its body .box is not there',
      'c.html: zoomed recognises it and cannot read it: its body #zoom is not there',
    ]);
    // In the folder of a source it is that source's, and refused.
    expect(await run([unread('boxed/c.html', page('class="new"'))])).toMatchObject([
      { became: 'failed', source: 'boxed', error: expect.stringContaining('none of the layouts') },
    ]);
  });

  it('takes each to the pipeline of its folder, else to the first that recognises it, else to the last', async () => {
    const outcomes = await run([
      unread('marked/a.txt'),
      unread('b.txt', `#${words}`),
      unread('strange/c.txt'),
    ]);
    expect(outcomes).toMatchObject([
      { became: 'cleaned', source: 'marked', adapter: { name: 'marked', version: 3 } },
      { became: 'cleaned', source: 'marked' },
      {
        became: 'cleaned',
        source: 'general',
        files: [{ path: 'strange/c.txt', bytes: Buffer.byteLength(words) }],
      },
    ]);
  });

  it.each([1, 2, 5])(
    'gives them in their order with %i in flight, whichever is ready first',
    async (jobs) => {
      const documents = [9, 0, 5, 1, 0].map((turns, index) => unread(`${index}.txt`, words, turns));
      const outcomes = await run(documents, { jobs });
      expect(outcomes.map(({ path }) => path)).toEqual(documents.map(({ path }) => path));
    },
  );

  it.each([1, 3])('has no more than %i in flight', async (jobs) => {
    let flying = 0;
    let most = 0;
    const documents = Array.from({ length: 12 }, (_, index): Unread => {
      const { path, read } = unread(`${index}.txt`, words, 3);
      const counted = async () => {
        flying += 1;
        most = Math.max(most, flying);
        const file = await read();
        flying -= 1;
        return file;
      };
      return { path, parts: [path], read: counted };
    });
    await run(documents, { jobs });
    expect(most).toBe(jobs);
  });

  it('does not begin what is not waited for', async () => {
    const begun: string[] = [];
    const documents = Array.from({ length: 12 }, (_, index): Unread => {
      const { path, read } = unread(`${index}.txt`);
      const noted = () => {
        begun.push(path);
        return read();
      };
      return { path, parts: [path], read: noted };
    });
    for await (const _outcome of runAll(documents, { jobs: 2 }, (each) => outcomeOf(each, pipelines))) break;
    expect(begun.length).toBeLessThanOrEqual(3);
  });

  it('fails a document for its own fault, in one line without its path, and does the others', async () => {
    const torn: Unread = {
      path: 'torn.txt',
      parts: ['torn.txt'],
      read: () => Promise.reject(new Error('torn.txt: it is\n torn.')),
    };
    const outcomes = await run([
      unread('a.txt'),
      torn,
      unread('empty.txt', ''),
      unread('scan.png'),
      unread('broken/x.txt'),
      unread('z.txt'),
    ]);
    expect(outcomes).toMatchObject([
      { became: 'cleaned' },
      { became: 'failed', files: [], error: 'it is torn.' },
      { became: 'failed', files: [{ bytes: 0 }], error: expect.stringMatching(/^the file is empty/) },
      { became: 'failed', error: expect.stringContaining('.png') },
      { became: 'failed', source: 'broken', error: expect.stringContaining('strip/two') },
      { became: 'cleaned' },
    ]);
    expect(outcomes[1]).not.toHaveProperty('source');
  });

  it('gives up a document that takes longer than it may, and does the others', async () => {
    const endless: Unread = {
      path: 'endless.txt',
      parts: ['endless.txt'],
      read: () => new Promise(() => {}),
    };
    const outcomes = await run([unread('a.txt'), endless, unread('z.txt')], { timeLimit: 2 });
    expect(outcomes).toMatchObject([
      { became: 'cleaned' },
      {
        became: 'failed',
        error: expect.stringMatching(/^it took more than 2 s \(in opening\)\. Give it more/),
      },
      { became: 'cleaned' },
    ]);
  });

  it('tells after which stage the time was up', async () => {
    const [outcome] = await run([unread('a.txt')], { timeLimit: 0.000001 });
    expect(outcome).toMatchObject({ became: 'failed', error: expect.stringContaining('(in ') });
  });

  it('skips what is not wanted, by its folder without reading it', async () => {
    const never: Unread = {
      path: 'marked/a.txt',
      parts: ['marked/a.txt'],
      read: () => Promise.reject(new Error('read')),
    };
    const outcomes = await run([never, unread('b.txt'), unread('c.txt', `#${words}`), unread('d.txt', '')], {
      sources: ['general'],
    });
    expect(outcomes.map(({ became }) => became)).toEqual(['skipped', 'cleaned', 'skipped', 'skipped']);
  });
});
