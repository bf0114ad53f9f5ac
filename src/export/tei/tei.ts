import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BrokenReport, type OpenReport, openNamed } from '../../audit/open-report.ts';
import type { Folders } from '../../opening/folders.ts';
import { cell } from '../csv.ts';
import type { Format } from '../format.ts';
import { BrokenCorpus } from '../outgoing-reports.ts';
import { sealed } from '../staged-folder.ts';
import { bodyOf } from './body.ts';
import { headerOf } from './header.ts';
import { linesOf } from './lines.ts';
import { xmlText } from './xml.ts';

/**
 * TEI P5, a report a file at `tei/<source>/….xml`, and the table `tei/files.csv` with the hash of each.
 *
 * It needs the raw files: they hold the original readings. Rejects with a BrokenCorpus where they are not what they were.
 */
export function tei(folder: string, folders: Folders): Format {
  const table = [`id,path,sha256\r\n`];
  const paths: string[] = [];
  mkdirSync(join(folder, 'tei'), { recursive: true });
  return {
    async add({ name, sidecar }) {
      const path = `tei/${name}.xml`;
      const report = await openNamed(folders, name).catch((error) => {
        throw error instanceof BrokenReport ? new BrokenCorpus(error.message) : error;
      });
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), teiOf(report), { flag: 'wx' });
      const { sha256 } = await sealed(folder, path);
      table.push(`${[sidecar.id, path, sha256].map(cell).join(',')}\r\n`);
      paths.push(path);
    },
    async end() {
      writeFileSync(join(folder, 'tei/files.csv'), table.join(''), { flag: 'wx' });
      return [...paths, 'tei/files.csv'];
    },
    notes: () => [],
  };
}

/** A report as a TEI document. */
export function teiOf(report: OpenReport): string {
  const { sidecar, clean, pieces } = report;
  const xml = xmlText();
  const body = bodyOf(linesOf(report, xml), clean, sidecar);
  const rules = new Set(pieces.flatMap(({ by }) => (by.some((rule) => rule.startsWith('split/')) ? [] : by)));
  const used = [...rules].filter((rule) => body.includes(`#${rule.replace('/', '.')}`)).sort();
  const header = headerOf(sidecar, used, xml);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="r${sidecar.id}" xml:lang="zh">\n${header}<text>\n${body}</text>\n</TEI>\n`;
}
