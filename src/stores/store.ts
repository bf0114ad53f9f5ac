/** Something that lies in a store. */
export interface Stored {
  /** below the store, with `/` */
  readonly path: string;
  readonly bytes: number;
  /** another one whenever its bytes are others */
  readonly mark: string;
}

/** A place that all machines can reach and that holds bytes under paths: a shared folder, or a bucket. */
export interface Store {
  /** what it is called, for people */
  readonly place: string;
  /** the folder, where it is one that this machine can open */
  readonly folder?: string;
  /** all that lies below a path (`''` or ending with `/`), in no order */
  readonly list: (under: string) => AsyncIterable<Stored>;
  /** the paths of the same, without asking what lies there */
  readonly paths: (under: string) => AsyncIterable<string>;
  /** the bytes at a path; undefined where there is nothing */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** puts bytes at a path, whole or not at all */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** removes what is at a path; nothing happens where nothing is */
  readonly remove: (path: string) => Promise<void>;
}

/** Opens a store: `s3://bucket/prefix`, or a folder. Throws where what is needed to reach it is not known. */
export async function openStore(place: string): Promise<Store> {
  if (isBucket(place)) {
    const { bucketStore } = await import('./bucket-store.ts');
    return bucketStore(place, process.env);
  }
  const { folderStore } = await import('./folder-store.ts');
  return folderStore(place);
}

/** Whether a place is in a bucket. */
export function isBucket(place: string): boolean {
  return place.startsWith('s3://');
}
