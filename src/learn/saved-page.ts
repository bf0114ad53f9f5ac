/** What a saved page says of how it was saved. */
export interface SavedPage {
  readonly url?: string;
  readonly retrievedAt?: string;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Wed Mar 06 2024 10:11:12 GMT+0800`, as SingleFile writes it. */
const written = /[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{2})(\d{2})/;
/** `Tue, 05 Mar 2024 10:11:12 GMT`, as HTTrack writes it. */
const mailed = /[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT/;

/**
 * Reads off a page's source what the program that saved it left there: its address, and when it was fetched.
 *
 * Browsers write `saved from url=(0042)https://…`, SingleFile the address and the time, HTTrack the time. Only the first
 * 4,096 characters are looked at; what is not stated is absent.
 */
export function savedPage(source: string): SavedPage {
  const head = source.slice(0, 4096);
  const url =
    /<!--\s*saved from url=\(\d{4}\)(https?:\/\/[^\s>]+)/.exec(head)?.[1] ??
    /Page saved with SingleFile\s+url:\s*(https?:\/\/\S+)/.exec(head)?.[1];
  const saved = /saved date:([^\n]{0,60})/.exec(head)?.[1] ?? '';
  const mirrored = /Mirrored from [^>]{0,300}/.exec(head)?.[0] ?? '';
  const retrievedAt = timeOf(saved, mirrored);
  return { ...(url !== undefined && { url }), ...(retrievedAt !== undefined && { retrievedAt }) };
}

function timeOf(saved: string, mirrored: string): string | undefined {
  const here = written.exec(saved);
  if (here !== null) {
    const [, month = '', day, year, time, hours, minutes] = here;
    return stamp(year, month, day, `${time}${hours}:${minutes}`);
  }
  const there = mailed.exec(mirrored);
  if (there === null) return undefined;
  const [, day, month = '', year, time] = there;
  return stamp(year, month, day, `${time}Z`);
}

function stamp(
  year: string | undefined,
  month: string,
  day: string | undefined,
  time: string,
): string | undefined {
  const number = months.indexOf(month) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, '0')}-${day}T${time}`;
}
