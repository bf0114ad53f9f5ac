import {
  beginsMeetingLine,
  compact,
  enumeratorStyle,
  isBracketedLine,
  isClosingLine,
  isDateLine,
  isDocumentNumber,
  isGlossaryHeading,
  isMeetingLine,
  isSalutation,
  isSignature,
  isTitleLine,
} from '../rules/paragraphs/line-shapes.ts';

/** Words that reports and notices share from year to year, whole lines or how they begin. */
const formula =
  /^(?:各位|同志们|现在[，,]|目录|目次|附件|附表|附录|附[：:]|附$|名词|注释?[：:]|注\d|说明[：:]|资料来源|数据来源|序号|单位[：:]|谢谢|以上报告|特此|此件|此复|抄[送报]|发送|主[送题]|签发|印发|联系(?:人|电话|方式)|责任(?:单位|部门|领导)|牵头(?:单位|部门)|配合单位|完成时限|时间[：:]|地点[：:]|[报送发][：:]|电话[：:]|传真[：:]|邮编|地址[：:]|正文|前言|引言|结语|——|第[一二三四五六七八九十]+[章节编部])/;

/** An office that a person speaks or signs in, with or without the name. */
const office =
  /(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|专员|主席|主任|书记|部长|局长|厅长|委员长|总理)/;

/** How much a line looks like one of a report's own: `surely`, or only `perhaps`, as one in brackets does. */
export type OfReport = 'surely' | 'perhaps' | undefined;

/**
 * Whether a line may be one of a report's own that every report has: a salutation, a heading, a title, who speaks
 * and signs and when.
 *
 * Such lines repeat from report to report as a site's furniture does, and are never learned as that.
 */
export function ofReport(words: string): OfReport {
  const line = compact(words).replace(/^[•·●■◆▪□◇○►▶▸»※]+/, '');
  // No report says in Latin that it ends.
  if (/^\P{L}*(?:the)?end\P{L}*$/iu.test(line)) return undefined;
  // The cells of a table, and what is left of one.
  if (line === '' || /^[\d.,，、%％—–-]+$/.test(line) || /\t/.test(words)) return 'surely';
  if (
    enumeratorStyle(line) !== undefined ||
    formula.test(line) ||
    isSalutation(line) ||
    isDateLine(line) ||
    isMeetingLine(line) ||
    beginsMeetingLine(line) ||
    isDocumentNumber(line) ||
    isClosingLine(line) ||
    isSignature(line) ||
    isGlossaryHeading(line) ||
    isTitleLine(line) ||
    /政府工作报告$/.test(line)
  )
    return 'surely';
  return isBracketedLine(line) ||
    /(?:会议上?[）)]?|[：:])$/.test(line) ||
    (line.length <= 30 && office.test(line)) ||
    /^(?:19|20)\d\d年/.test(line)
    ? 'perhaps'
    : undefined;
}

/** Whether a line reads as a sentence, or as a piece of one: it has the marks of one, or is long. */
export function isSentence(words: string): boolean {
  const line = compact(words);
  return /[。；！？]/.test(line) || (/[，,]/.test(line) && line.length >= 24) || line.length > 60;
}

/** Whether a line is prose beyond doubt, long and with the marks of a sentence. */
export function isProse(words: string): boolean {
  const line = compact(words);
  return line.length >= 24 && /[，。；！]/.test(line);
}
