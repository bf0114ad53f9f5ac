import type { Renewed } from '../../src/building/renew-corpus.ts';
import { type FolderListener, renewFolder } from '../../src/building/renew-folder.ts';

const nobody: FolderListener = { waits: () => undefined, begins: () => undefined, done: () => undefined };

/** Renews a clean folder in this process, again and again, as `pnpm pipeline all` does in one of its own. */
export function renewing(raw: string, clean: string): () => Promise<Renewed> {
  const limits = { jobs: 2, timeLimit: 600, memoryLimit: 2048 };
  return () => renewFolder({ raw, clean, force: false, ocr: false, ...limits }, nobody);
}
