import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveError } from '../../../src/archives/archive-error.ts';
import { LIMITS } from '../../../src/archives/limits.ts';
import { openArchive } from '../../../src/archives/open-archive.ts';
import { Finding } from '../target.ts';
import { checkDocument } from './document.ts';

let folder: string | undefined;

/** What is read of an archive that was made up: no member may be as large as a bomb. */
const limits = { ...LIMITS, memberBytes: 4 << 20, ratioFrom: 1 << 20, members: 1000 };

/** Lists an archive and reads each member of it; what is a document goes through all stages. */
export async function checkArchive({
  ending,
  bytes,
}: {
  readonly ending: string;
  readonly bytes: Uint8Array;
}): Promise<void> {
  folder ??= own();
  const location = join(folder, `archive${ending}`);
  writeFileSync(location, bytes);
  const { members } = await openArchive(location, limits);
  const paths = new Set<string>();
  for (const { path, read } of members) {
    if (paths.has(path)) throw new Finding(`two members are called ${JSON.stringify(path)}`);
    paths.add(path);
    let found: Awaited<ReturnType<typeof read>>;
    try {
      found = await read();
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      if (!/[.!?]$/.test(error.message)) throw new Finding(`the error is no sentence: ${error.message}`);
      continue;
    }
    expectBelow(path);
    if (found.bytes.length > limits.memberBytes)
      throw new Finding(`${found.bytes.length} bytes of a member are read`);
    const { known, transportCharset } = found;
    const { url, charset } = known ?? {};
    const kept = { ...(url !== undefined && { url }), ...(charset !== undefined && { charset }) };
    await checkDocument({
      files: [
        {
          path: `a/${path}`,
          bytes: found.bytes,
          known: kept,
          ...(transportCharset !== undefined && { transportCharset }),
        },
      ],
      pipeline: path.length,
    });
  }
}

function expectBelow(path: string): void {
  const parts = path.split('/');
  if (
    path === '' ||
    parts.some((part) => part === '' || part === '.' || part === '..') ||
    /[\0\\]|^[a-z]:/i.test(path)
  )
    throw new Finding(`a member that can be read is called ${JSON.stringify(path)}`);
}

function own(): string {
  const made = mkdtempSync(join(tmpdir(), 'fuzz-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
