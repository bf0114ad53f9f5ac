/** A stretch of unpacked bytes, and where it stands. */
export interface Stretch {
  /** the offset in the packed file of the gzip member it is of; 0 in a file that is not packed */
  readonly member: number;
  /** its own offset among the unpacked bytes of that member */
  readonly at: number;
  readonly bytes: Buffer;
}

/** Goes forward through bytes that come piece by piece. */
export interface Cursor {
  /** where the next byte stands; undefined at the end */
  readonly place: () => Promise<Omit<Stretch, 'bytes'> | undefined>;
  /** passes over the line ends that come next */
  readonly skipLineEnds: () => Promise<void>;
  /** up to and with the next line feed; without one, where the bytes end before it or it is longer than `most` bytes */
  readonly line: (most: number) => Promise<Buffer>;
  /** so many bytes; fewer only at the end */
  readonly take: (length: number) => Promise<Buffer>;
  /** passes over so many bytes; gives how many there were */
  readonly skip: (length: number) => Promise<number>;
  /** lets go of what the bytes come from */
  readonly close: () => Promise<void>;
}

const NONE = Buffer.alloc(0);

/** A cursor at the first byte of stretches. */
export function cursorOver(stretches: AsyncIterator<Stretch, unknown>): Cursor {
  let now: Stretch = { member: 0, at: 0, bytes: NONE };
  let used = 0;

  async function more(): Promise<boolean> {
    while (used >= now.bytes.length) {
      const { done, value } = await stretches.next();
      if (done === true) return false;
      now = value;
      used = 0;
    }
    return true;
  }

  /** Hands the next bytes on, piece by piece, until there are enough. */
  async function each(length: number, give: (piece: Buffer) => void): Promise<number> {
    let rest = length;
    while (rest > 0 && (await more())) {
      const piece = now.bytes.subarray(used, used + rest);
      give(piece);
      used += piece.length;
      rest -= piece.length;
    }
    return length - rest;
  }

  return {
    async place() {
      return (await more()) ? { member: now.member, at: now.at + used } : undefined;
    },
    async skipLineEnds() {
      while (await more()) {
        while (now.bytes[used] === 10 || now.bytes[used] === 13) used += 1;
        if (used < now.bytes.length) return;
      }
    },
    async line(most) {
      const pieces: Buffer[] = [];
      let size = 0;
      while (size < most && (await more())) {
        const feed = now.bytes.indexOf(10, used);
        const end = Math.min(feed < 0 ? now.bytes.length : feed + 1, used + most - size);
        pieces.push(now.bytes.subarray(used, end));
        size += end - used;
        used = end;
        if (now.bytes[end - 1] === 10) break;
      }
      return Buffer.concat(pieces);
    },
    async take(length) {
      const pieces: Buffer[] = [];
      await each(length, (piece) => pieces.push(piece));
      return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    },
    skip: (length) => each(length, () => undefined),
    async close() {
      await stretches.return?.();
    },
  };
}
