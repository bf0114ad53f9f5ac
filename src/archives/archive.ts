import type { Known } from '../documents/raw-document.ts';

/** The bytes of a member, and what its archive knows of them. */
export interface MemberBytes {
  readonly bytes: Uint8Array;
  /** the address it came from and when, where the archive says */
  readonly known?: Known;
  /** the label of the encoding that the HTTP header gave */
  readonly transportCharset?: string;
  /** what of it is known not to be there, a sentence each */
  readonly gaps?: readonly string[];
}

/** A file in an archive. */
export interface Member {
  /** below the archive, with `/`; '' where it is the archive itself, which then cannot be read, or not to its end */
  readonly path: string;
  /** rejects with an error that says, without the path, why it cannot be read and what to do */
  readonly read: () => Promise<MemberBytes>;
}

/** An archive that has been listed. */
export interface Archive {
  /** in the order in which they lie in it; no two have the same path */
  readonly members: readonly Member[];
  /** what a person should know, a sentence each, that begins with the path below the archive where there is one */
  readonly warnings: readonly string[];
}

/** A member that is not read, and why. */
export function refusedMember(path: string, error: Error): Member {
  return { path, read: () => Promise.reject(error) };
}

/** The members of an archive that lies in another, by their paths below that. */
export function archiveBelow(path: string, { members, warnings }: Archive): Archive {
  return {
    members: members.map((member) => ({
      ...member,
      path: member.path === '' ? path : `${path}/${member.path}`,
    })),
    warnings: warnings.map((warning) => `${path}: ${warning}`),
  };
}
