import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isFolder, isThere } from '../corpus/raw-folder.ts';

/** Why the two folders cannot be what they are said to be. */
export async function wrongFolders(raw: string, clean: string): Promise<string | undefined> {
  if (!(await isFolder(raw)))
    return `--raw ${raw}: there is no such folder. Give the folder of the raw documents.`;
  const way = relative(resolve(raw), resolve(clean));
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
    return `--clean ${clean} lies in --raw ${raw}: what is written would be read. Give another folder.`;
  if ((await isThere(clean)) && !(await isFolder(clean)))
    return `--clean ${clean} is not a folder. Give the name of a folder; it need not be there yet.`;
  return undefined;
}

/** Says of folders, by the flag that names them, which one is not there. */
export async function missingFolder(folders: Readonly<Record<string, string>>): Promise<string | undefined> {
  for (const [name, folder] of Object.entries(folders))
    if (!(await isFolder(folder))) return `${name} ${folder}: there is no such folder.`;
  return undefined;
}
