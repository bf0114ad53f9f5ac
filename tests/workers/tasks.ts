/** What a worker of the tests is asked to do. */
export interface Task {
  readonly what: string;
  readonly begun?: Int32Array;
}

/** What the workers of the tests do. */
export default async function act({ what, begun = new Int32Array(1) }: Task): Promise<string> {
  begin(begun);
  if (what === 'spin') for (;;);
  if (what === 'eat') for (const all: number[][] = []; ; ) all.push(new Array(1e6).fill(1));
  if (what === 'hoard') {
    // Bytes beside the heap, and held like a stream that is unpacked: no limit of the heap sees them, no timer runs.
    const all: Uint8Array[] = [];
    for (let mebibytes = 0; mebibytes < 600; mebibytes += 4) {
      all.push(new Uint8Array(4 * 2 ** 20).fill(1));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
    return `${all.length} done`;
  }
  if (what === 'throw') throw new Error('torn');
  if (what === 'four naps')
    for (let nap = 0; nap < 4; nap += 1) {
      begin(begun);
      await new Promise((resolve) => setTimeout(resolve, 800));
    }
  if (what === 'one long nap') await new Promise((resolve) => setTimeout(resolve, 60_000));
  return `${what} done`;
}

function begin(begun: Int32Array): void {
  Atomics.add(begun, 0, 1);
}
