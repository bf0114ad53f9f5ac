import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../src/audit/pages/browser/', import.meta.url));

/** The module that holds the scripts and styles of the audit pages as strings, bundled from `src/audit/pages/browser`. */
export async function pageAssets(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['report.ts', 'report.css', 'index.ts', 'index.css'],
    outdir: folder,
    write: false,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    target: ['chrome111', 'firefox128', 'safari16.4'],
    legalComments: 'none',
  });
  const textOf = (name: string): string => {
    const file = outputFiles.find(({ path }) => path.endsWith(`/${name}`) || path.endsWith(`\\${name}`));
    if (file === undefined) throw new Error(`esbuild made no ${name}`);
    // It stands in a script or style element, which these would end.
    if (/<\/(?:script|style)|<!--/i.test(file.text)) throw new Error(`${name} cannot stand in a page`);
    return JSON.stringify(file.text.trim());
  };
  return `// Made by \`pnpm pages\` from src/audit/pages/browser. Do not edit.
export const reportScript = ${textOf('report.js')};
export const reportStyle = ${textOf('report.css')};
export const indexScript = ${textOf('index.js')};
export const indexStyle = ${textOf('index.css')};
`;
}
