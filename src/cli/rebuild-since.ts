import { AdapterError } from '../adapters/adapter-error.ts';
import { diff } from '../audit/diff.ts';
import { loadPipeline } from '../building/pipelines-folder.ts';
import { visible } from '../opening/problem.ts';
import { asJson } from './as-json.ts';
import type { Common } from './folders.ts';
import { renew } from './renew.ts';
import { printDiff } from './show-diff.ts';

/** So many different edits of a kind are shown: a screen of them. */
const LIMIT = 8;

/**
 * Rebuilds a source once and shows in what it differs from an older build, whose clean folder is given.
 *
 * Gives 1, and touches nothing, where the source's adapter cannot be used.
 */
export async function rebuildSince(
  source: string,
  since: string,
  { raw, clean, json, quiet }: Common,
): Promise<0 | 1> {
  const began = performance.now();
  try {
    await loadPipeline(source);
  } catch (error) {
    const problems = error instanceof AdapterError ? error.problems : [String(error)];
    for (const problem of problems)
      process.stderr.write(`error: pipelines/${source}.ts: ${visible(problem)}\n`);
    if (json) process.stdout.write(asJson({ source, built: false, problems }, 0));
    return 1;
  }
  const quietly = { json: false, quiet: true, force: false, jobs: 2 };
  await renew({ raw, clean, source: [source], ...quietly });
  const found = await diff({ raw, clean: since }, { raw, clean }, { mostPlaces: 1, source });
  const same = found.added.length + found.gone.length + found.changed.length === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  if (json) process.stdout.write(asJson({ source, built: true, ...found }, 0));
  else if (!quiet || !same)
    process.stdout.write(
      same
        ? `${found.same} reports, all the same (${seconds} s)\n`
        : `${printDiff(found, { raw, clean: 'the last build' }, { raw, clean }, LIMIT)}(${seconds} s)\n`,
    );
  return 0;
}
