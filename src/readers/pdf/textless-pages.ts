import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';

/** Operators that paint pictures, by the numbers that pdfjs gives them: 83 to 90. */
const isPicture = (operator: number): boolean => operator >= 83 && operator <= 90;
/** The one that draws lines and shapes. A page with a frame and a few rules is blank, one with this many may be drawn text. */
const PATH = 91;
const PATHS = 40;

/** Of the pages without text, by number, those that are not blank: a scan, or text drawn as shapes. */
export async function withPictures(
  document: PDFDocumentProxy,
  textless: readonly number[],
): Promise<readonly number[]> {
  // Of a document without any text there is nothing to tell apart.
  if (textless.length === document.numPages) return textless;
  const found: number[] = [];
  for (const number of textless) {
    const page = await document.getPage(number);
    if (!(await isBlank(page))) found.push(number);
    page.cleanup();
  }
  return found;
}

async function isBlank(page: {
  readonly getOperatorList: () => Promise<{ readonly fnArray: readonly number[] }>;
}): Promise<boolean> {
  try {
    const { fnArray } = await page.getOperatorList();
    return !fnArray.some(isPicture) && fnArray.filter((operator) => operator === PATH).length < PATHS;
  } catch {
    // A picture that is too big to be looked at is one.
    return false;
  }
}
