import { isDateLine, isDocumentNumber, isSalutation } from '../../rules/paragraphs/line-shapes.ts';
import { firstDate } from './dates.ts';
import { type Found, found, type Reading, within } from './reading.ts';

/** What a notice says of its own issue. */
export interface Issue {
  readonly documentNumber: Found<string> | undefined;
  readonly issuer: Found<string> | undefined;
  readonly issuedDate: Found<string> | undefined;
}

const OFFICE =
  /^[\p{Script=Han}、]{2,40}(?:人民政府(?:办公室|办公厅)?|委员会|办公室|办公厅|厅|局|院|部|署|会|中心)$/u;
const BEFORE_TITLE = /^(.{2,40}?(?:人民政府(?:办公室|办公厅)?|委员会|办公室|办公厅|厅|局|院|部))关于/;

/** Reads 文号, signature and date: the signature stands right above its date; else the title names who issues. */
export function issueOf({ opening, paragraphs }: Reading, title: Found<string> | undefined): Issue {
  const numbered = opening.findIndex((line) => isDocumentNumber(line));
  const number = opening[numbered];
  const signed = paragraphs.findIndex(
    (line, i) =>
      isDateLine(line) &&
      !line.endsWith('印发') &&
      OFFICE.test(paragraphs[i - 1] ?? '') &&
      !isSalutation(line),
  );
  const signature = paragraphs[signed - 1];
  const printed = paragraphs.findLastIndex((line) => isDateLine(line) && line.endsWith('印发'));
  const dated = signed >= 0 ? signed : printed;
  const date = firstDate(paragraphs[dated] ?? '');
  const inTitle = title === undefined ? undefined : BEFORE_TITLE.exec(title.value)?.[1];
  return {
    documentNumber: number === undefined ? undefined : found(number, number, numbered, 0),
    issuer:
      signed >= 0 && signature !== undefined
        ? found(signature, signature, signed - 1, 0)
        : inTitle === undefined || title === undefined
          ? undefined
          : { value: inTitle, evidence: within(title, inTitle) },
    issuedDate:
      date && found(date.date, date.exact, dated, (paragraphs[dated] as string).indexOf(date.exact)),
  };
}
