/** A character as it was recognised. */
export interface RecognisedCharacter {
  readonly text: string;
  /** where its middle is along its line, from 0 to 1 */
  readonly at: number;
  /** how sure the model is of it, from 0 to 1 */
  readonly confidence: number;
}

/** What a model says of a line: for each step along it, how likely each class is; class 0 is no character. */
export interface Scores {
  readonly data: Float32Array;
  readonly steps: number;
  readonly classes: number;
  /** how many steps the line fills; behind them the model saw nothing (a fraction where it ends within one) */
  readonly filled: number;
}

/**
 * The characters of a line, by connectionist temporal classification: the likeliest class of each step, repeated
 * classes once, class 0 left out.
 *
 * A character stands where its steps are likeliest. The dictionary gives class n its character at n - 1.
 */
export function decodeLine(
  { data, steps, classes, filled }: Scores,
  dictionary: readonly string[],
): readonly RecognisedCharacter[] {
  const characters: RecognisedCharacter[] = [];
  let open: { class: number; weight: number; moment: number; most: number } | undefined;
  const close = () => {
    const text = open === undefined || open.class === 0 ? undefined : dictionary[open.class - 1];
    if (open !== undefined && text !== undefined)
      characters.push({
        text,
        at: Math.min(1, open.moment / open.weight / filled),
        confidence: Math.min(1, open.most),
      });
  };
  for (let step = 0; step < steps; step += 1) {
    let likeliest = 0;
    const row = step * classes;
    for (let each = 1; each < classes; each += 1)
      if ((data[row + each] as number) > (data[row + likeliest] as number)) likeliest = each;
    const score = data[row + likeliest] as number;
    if (open?.class !== likeliest) {
      close();
      open = { class: likeliest, weight: 0, moment: 0, most: 0 };
    }
    open.weight += score;
    open.moment += score * (step + 0.5);
    open.most = Math.max(open.most, score);
  }
  close();
  return characters;
}
