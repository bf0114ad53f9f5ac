import { rawBytes } from '../../archives/raw-bytes.ts';
import { pagePictures } from '../../readers/pdf/page-pictures.ts';
import type { OpenReport } from '../open-report.ts';
import type { PictureData } from './model/report-data.ts';

/** The pictures of those pages of PDFs on which a report stands; none where pages cannot be drawn. */
export async function pictureData(
  folder: string,
  { raw, sidecar }: OpenReport,
): Promise<readonly PictureData[]> {
  const { files, part } = sidecar.source;
  const pictures: PictureData[] = [];
  for (const [file, { path, mediaType }] of files.entries()) {
    if (mediaType !== 'application/pdf') continue;
    const own = raw.pages.filter((page) => page.file === file && page.from < part.to && page.to > part.from);
    const drawn = await pagePictures(
      await rawBytes(folder, path),
      own.map(({ number }) => number),
    );
    for (const { page, width, height, webp } of drawn)
      pictures.push({ file, page, width, height, image: Buffer.from(webp).toString('base64') });
  }
  return pictures;
}
