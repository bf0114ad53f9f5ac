import { defineAdapter } from '../src/index.ts';

/** Any text that is one report, notice or plan, and that no other source claims. */
export default defineAdapter({ version: 1 });
