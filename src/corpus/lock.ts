import { createHash } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process does that has to wait for another. */
export interface Waiting {
  /** called once where another holds the folder, with the number of its process where it says it */
  readonly waits: (holder: string | undefined) => void;
  /** of the operating system; another one's form of the lock can be tried on this */
  readonly platform?: NodeJS.Platform;
}

/**
 * Does a work on a folder when no other process does, and waits for one that does.
 *
 * The lock is a socket that is listened on: the system lets one process do so, and lets go of it when that process
 * ends, however it ends. It holds for processes that share a machine and its network.
 */
export async function whileAlone<Result>(
  folder: string,
  { waits, platform = process.platform }: Waiting,
  work: () => Promise<Result>,
): Promise<Result> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const address = addressOf(`${dev}:${ino}`, platform);
  let said = false;
  let held = await listening(address);
  while (held === undefined) {
    const isAlive = await ended(address, (holder) => {
      if (!said) waits(holder);
      said = true;
    });
    if (!isAlive && !address.startsWith('\0')) await clear(address);
    held = await listening(address);
  }
  try {
    return await work();
  } finally {
    await new Promise((resolve) => held.close(resolve));
  }
}

/** How long a holder is given to say its number: one that was stopped says nothing. */
const PATIENCE_MS = 1000;

/** A folder's place on the disk is one, whatever ways lead to it. */
function addressOf(place: string, platform: NodeJS.Platform): string {
  const name = `qingyuan-${createHash('sha256').update(place).digest('hex').slice(0, 24)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // A name that no file has goes with its process; elsewhere a dead one's file stays, and is cleared away.
  if (platform === 'linux') return `\0${name}`;
  const usual = join(tmpdir(), name);
  return Buffer.byteLength(usual) + CLEARING <= LONGEST ? usual : join('/tmp', name);
}

/** The longest path that a socket may have, in bytes: 104 with its end on macOS, 108 on Linux. */
const LONGEST = 103;

/** How much longer it is while it is cleared away: by a hyphen and the number of a process. */
const CLEARING = 11;

/** Listens, and tells whoever asks which process it is; undefined where another listens there. */
function listening(address: string): Promise<Server | undefined> {
  const asking = new Set<{ destroy: () => void }>();
  const server = createServer((socket) => {
    asking.add(socket);
    socket.on('error', () => undefined).on('close', () => asking.delete(socket));
    socket.unref();
    socket.write(`${process.pid}\n`);
  });
  const { close } = server;
  // Those who wait hold a line to us: it is cut when the work is done.
  server.close = (done) => {
    for (const socket of asking) socket.destroy();
    return close.call(server, done);
  };
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE'
        ? resolve(undefined)
        : reject(new Error(`the clean folder cannot be locked: the system says ${error.code}.`)),
    );
    server.listen({ path: address, exclusive: true }, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Resolves when the process that listens at an address lets go of it; false where none listens. */
function ended(address: string, said: (holder: string | undefined) => void): Promise<boolean> {
  return new Promise((resolve) => {
    let isAlive = false;
    let silent: NodeJS.Timeout | undefined;
    const socket = connect({ path: address }, () => {
      isAlive = true;
      silent = setTimeout(said, PATIENCE_MS, undefined);
    });
    socket
      .setEncoding('utf8')
      .on('data', (words: string) => said(words.trim()))
      .on('error', () => undefined)
      .on('close', () => {
        clearTimeout(silent);
        resolve(isAlive);
      });
  });
}

/**
 * Takes away the file of a socket on which nobody listens.
 *
 * Of two who find one dead, one may already listen under its name when the other takes it: what was taken is asked
 * again under a name of its own, and given back where it lives.
 */
async function clear(address: string): Promise<void> {
  const taken = `${address}-${process.pid}`;
  const isTaken = await rename(address, taken).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw new Error(`the clean folder cannot be locked: ${address} is in the way. Take it away.`);
    },
  );
  if (!isTaken) return;
  const lives = await new Promise<boolean>((resolve) => {
    const socket = connect({ path: taken }, () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
  if (lives) await rename(taken, address);
  else await rm(taken, { force: true });
}
