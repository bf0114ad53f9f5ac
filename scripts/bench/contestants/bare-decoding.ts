import type { Contestant } from '../contestant.ts';

/** The floor: bytes become a string, and nothing else happens. */
export const bareDecoding: Contestant = { read: ({ bytes }) => bytes.toString('utf8').length };
