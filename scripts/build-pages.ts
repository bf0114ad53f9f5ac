/** Bundles the scripts and styles of the audit pages into the module that the pages are made with. */
import { writeFileSync } from 'node:fs';
import { pageAssets } from './page-assets.ts';

writeFileSync(new URL('../src/audit/pages/page-assets.ts', import.meta.url), await pageAssets());
