import { endsSentence, enumeratorStyle, isSalutation } from '../../rules/paragraphs/line-shapes.ts';
import { officeAndName } from '../../rules/spaces/speaker-line.ts';
import { type Found, found, type Reading } from './reading.ts';

/** Who gave the report: the name, and the office without the place. */
export interface Speaker {
  readonly name: Found<string>;
  readonly title: Found<string> | undefined;
}

/** The office at the end of what stands before a name: 青岛市代市长 → 代市长, 人民政府副县长 → 副县长. */
const OFFICE =
  /(?:代理|常务副|代|副)?(?:总理|省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|(?:管委会)?主任|主席|专员)(?:（[^（）]{1,12}）)?$/;
const NAME = /^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,10}(?:·\p{Script=Han}{1,10}){1,3}$/u;

/** Whether a number of this style is that of a heading. */
function isHeading(style: string | undefined): boolean {
  return style !== undefined && style !== 'circled' && style !== 'dash';
}

/** Reads the line between the title or meeting line and the salutation. */
export function speakerOf({ opening }: Reading, meetingLine: number | undefined): Speaker | undefined {
  const salutation = opening.findIndex((line) => isSalutation(line));
  const end = salutation < 0 ? opening.length : salutation;
  for (let paragraph = 0; paragraph < end; paragraph += 1) {
    const line = opening[paragraph] as string;
    if (endsSentence(line) || isHeading(enumeratorStyle(line))) return undefined;
    const plain = line.replace(/[；;：:，,]/g, '');
    const [before, name] = officeAndName(plain) ?? [];
    if (before !== undefined && name !== undefined) {
      const office = OFFICE.exec(before)?.[0] ?? before;
      const at = line.lastIndexOf(name);
      const officeAt = line.indexOf(office);
      return {
        name: at < 0 ? found(name, line, paragraph, 0) : found(name, name, paragraph, at),
        title: officeAt < 0 ? undefined : found(office, office, paragraph, officeAt),
      };
    }
    // A name alone is one only where a name belongs: right between the meeting line and the salutation.
    const belongs =
      meetingLine !== undefined && paragraph === meetingLine + 1 && salutation === paragraph + 1;
    const alone = plain.replaceAll(' ', '');
    if (belongs && NAME.test(alone)) return { name: found(alone, line, paragraph, 0), title: undefined };
  }
  return undefined;
}
