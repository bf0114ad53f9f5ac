import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';

/** A disk on which `Report.txt` and `report.TXT` are one file. */
export interface CaseBlindDisk {
  readonly folder: string;
  readonly close: () => void;
}

/** Mounts a small NTFS that does not tell case on a folder; undefined where ntfs-3g is missing, or may not mount. */
export function caseBlindDisk(folder: string): CaseBlindDisk | undefined {
  const image = `${folder}.ntfs`;
  const quietly = (program: string, ...words: readonly string[]) =>
    execFileSync(program, words, { stdio: 'ignore' });
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(image, '');
    truncateSync(image, 32 << 20);
    quietly('mkntfs', '-F', '-q', '-f', image);
    quietly('lowntfs-3g', '-o', 'ignore_case', image, folder);
  } catch {
    rmSync(image, { force: true });
    return undefined;
  }
  return {
    folder,
    close: () => {
      quietly('umount', '-l', folder);
      rmSync(image, { force: true });
    },
  };
}
