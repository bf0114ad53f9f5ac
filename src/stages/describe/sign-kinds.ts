/** What a character may be a sign of: a letter of ASCII, or that the text it is in cannot be read, and why. */
export const [asciiLetter, asGb18030, asLatin, lost] = [1, 2, 3, 4];
/** One of a run that stands for what was lost, if it is long enough. */
const inRun = 5;

let kinds: Uint8Array | undefined;

/** What each UTF-16 unit may be a sign of; nearly all of a real text are of none. */
export function signKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  kinds = new Uint8Array(0x10000).fill(inRun, 0xe000, 0xf900);
  // What GB18030 reads the first two bytes of a Han character as, or of a mark beside one.
  const decoder = new TextDecoder('gb18030');
  for (const lead of [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef])
    for (let second = 0x80; second < 0xc0; second += 1)
      kinds[decoder.decode(Uint8Array.of(lead, second)).charCodeAt(0)] = asGb18030;
  // The letters that windows-1252 has beyond ASCII. A word of ASCII letters beside them is real.
  kinds.fill(asLatin, 0xc0, 0x100);
  for (const sign of '×÷') kinds[sign.charCodeAt(0)] = 0;
  for (const sign of '烫屯?？') kinds[sign.charCodeAt(0)] = inRun;
  for (const sign of '\ufffd锟') kinds[sign.charCodeAt(0)] = lost;
  kinds.fill(asciiLetter, 0x41, 0x5b).fill(asciiLetter, 0x61, 0x7b);
  return kinds;
}
