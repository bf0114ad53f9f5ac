/** What the workers of the tests do. */
export default async function act(task: string): Promise<string> {
  if (task === 'spin') for (;;);
  if (task === 'eat') for (const all: number[][] = []; ; ) all.push(new Array(1e6).fill(1));
  if (task === 'throw') throw new Error('torn');
  return `${task} done`;
}
