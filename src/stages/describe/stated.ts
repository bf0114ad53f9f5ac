import type { StatedFact } from '../../documents/markup.ts';
import { firstSiteDate } from './dates.ts';
import type { Issue } from './notice.ts';
import type { Found } from './reading.ts';

/** What the page says of one kind, as a finding. */
function statedOf(
  stated: readonly StatedFact[],
  of: StatedFact['of'],
): (Found<string> & { readonly certain: boolean }) | undefined {
  const fact = stated.find((each) => each.of === of);
  if (fact === undefined) return undefined;
  const { value, exact, rawOffset, certain } = fact;
  return { value, evidence: { exact, rawOffset }, certain };
}

/**
 * The title by the page or by the text itself.
 *
 * A printed title of several lines is whole only on the page; a page's title that only machines read is taken where
 * the text has none, or a part of it.
 */
export function statedTitle(
  stated: readonly StatedFact[],
  printed: Found<string> | undefined,
): Found<string> | undefined {
  const fact = statedOf(stated, 'title');
  if (fact === undefined) return printed;
  const { value, evidence, certain } = fact;
  const title = value.replaceAll(' ', '');
  if (printed !== undefined && !certain && !title.includes(printed.value)) return printed;
  return printed?.value === title ? printed : { value: title, evidence };
}

/** A date that the page states. */
export function statedDate(
  stated: readonly StatedFact[],
  of: 'issuedDate' | 'publishedDate',
): Found<string> | undefined {
  const fact = statedOf(stated, of);
  if (fact === undefined) return undefined;
  const date = firstSiteDate(fact.value);
  return date === undefined ? undefined : { value: date.date, evidence: fact.evidence };
}

/** A notice's issue, completed by what the page states; of several offices that the text glues, the page's way of writing them. */
export function withStated(issue: Issue, stated: readonly StatedFact[]): Issue {
  const office = statedOf(stated, 'issuer');
  return {
    documentNumber: issue.documentNumber ?? statedOf(stated, 'documentNumber'),
    issuer: office ?? issue.issuer,
    issuedDate: issue.issuedDate ?? statedDate(stated, 'issuedDate'),
  };
}
