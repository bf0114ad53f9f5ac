import type { Adapter } from '../adapters/adapter.ts';
import { misfits } from '../adapters/fitted.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import type { Pipelines } from './run-one.ts';

/** The adapters of what has loaded: a document is asked by ten of them, and waits for none that is there. */
const loaded = new WeakMap<Promise<Adapter>, Adapter>();

async function loadedFrom(loading: Promise<Adapter>): Promise<Adapter> {
  const adapter = await loading;
  loaded.set(loading, adapter);
  return adapter;
}

/** The first pipeline that recognises a document and can read it, or the last; and why those before it cannot. */
export async function recogniserOf(
  document: RawDocument,
  { names, load }: Pipelines,
): Promise<{ readonly name: string; readonly passed: readonly string[] }> {
  const passed: string[] = [];
  // They load side by side and are asked in turn: one that cannot be loaded is at fault only when its turn comes.
  const asked = names.slice(0, -1).map((name) => ({ name, adapter: load(name) }));
  for (const { adapter } of asked) if (!loaded.has(adapter)) adapter.catch(() => undefined);
  for (const { name, adapter } of asked) {
    const known = loaded.get(adapter) ?? (await loadedFrom(adapter));
    const answer = known.recognises?.(document) ?? false;
    if (answer === false || (await answer) !== true) continue;
    const reasons = await misfits(document, known);
    if (reasons.length === 0) return { name, passed };
    passed.push(
      ...reasons.map((reason) => reason.replace(': ', `: ${name} recognises it and cannot read it: `)),
    );
  }
  const fallback = names.at(-1);
  if (fallback === undefined)
    throw new Error('there is no pipeline to take it: the folder pipelines/ is empty.');
  return { name: fallback, passed };
}
