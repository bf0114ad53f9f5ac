/** A name that a zip has for a member, and how it is written. */
export interface ZipName {
  readonly raw: Buffer;
  /** the name in UTF-8, where the zip states one */
  readonly stated: string | undefined;
}

/**
 * The names of the members of a zip.
 *
 * A name that is not said to be UTF-8 is in the code page of who made it: UTF-8 where all of these are valid in it, else
 * GB18030, which Chinese Windows writes. undefined where it is neither.
 */
export function zipNames(names: readonly ZipName[]): readonly (string | undefined)[] {
  const open = names.filter(({ stated }) => stated === undefined);
  const utf8 = open.every(({ raw }) => decoded(raw, 'utf-8') !== undefined);
  return names.map(({ raw, stated }) => {
    if (stated !== undefined) return stated.includes('\ufffd') ? undefined : stated;
    return utf8 ? decoded(raw, 'utf-8') : (decoded(raw, 'gb18030') ?? decoded(raw, 'utf-8'));
  });
}

/** Why a member cannot be read under its name; undefined where it can. */
export function nameProblem(name: string): string | undefined {
  const why = /[\0-\x1f\x7f\ufffd]/.test(name)
    ? 'has control characters'
    : name.includes('\\')
      ? 'has a backslash'
      : name.startsWith('/')
        ? 'is that of a place on a disk'
        : /^[a-z]:/i.test(name)
          ? 'begins with a drive letter'
          : name.split('/').includes('..')
            ? 'leads out of the archive'
            : undefined;
  return why && `its name in the archive, ${JSON.stringify(name)}, ${why}. Pack it again under a plain name.`;
}

/** A name without the parts that say nothing: `./a//b` is `a/b`. */
export function plainName(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** How a name that cannot be used is shown: a path that stays below its archive. */
export function shownName(name: string): string {
  const parts = name.replace(/[\0-\x1f\x7f\ufffd\\:]/g, '_').split('/');
  return parts.map((part) => (/^\.*$/.test(part) ? '_' : part)).join('/');
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
