let listener: ((what: string) => void) | undefined;

/** Sets who hears what is next at work in this thread, a stage or `<stage>/<rule>`; nobody, without one. */
export function onWork(hear: ((what: string) => void) | undefined): void {
  listener = hear;
}

/** Says what is next at work: where a document must be broken off, that is to blame. */
export function atWork(stage: string, rule?: string): void {
  listener?.(rule === undefined ? stage : `${stage}/${rule}`);
}
