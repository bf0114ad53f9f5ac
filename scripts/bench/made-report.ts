import { divisionTable } from '../../src/regions/division-table.ts';
import { type Draws, drawsFrom } from './draws.ts';

/** An invented report: only the county is real, so that its code can be found. */
export interface MadeReport {
  readonly county: string;
  readonly year: number;
  readonly title: string;
  /** without the title, a paragraph each */
  readonly paragraphs: readonly string[];
}

/** Counties that the table holds for all its years. */
export const counties = divisionTable
  .split('\n')
  .map((line) => line.split(' '))
  .filter(
    ([code = '', name = '', from, until]) =>
      !code.endsWith('00') && /县$/.test(name) && from === '2002' && until === undefined,
  )
  .map(([, name]) => name as string);

const YEARS = [2008, 2023] as const;
const ORDINALS = '一二三四五六七八九十';

/** `#` stands for a number, `~` for one with a point. */
const SENTENCES = [
  '新修灌渠#公里，旱涝保收的田块扩大到#万亩，仓容增加#万吨。',
  '全年招引项目#个，其中开工#个，完成投资~亿元，比上年多~%。',
  '为#个村安装了路灯，行路难、取水难的老话题有了新答案。',
  '办理群众来信#件，答复率达到~%，没有一件石沉大海。',
  '新办小微企业#户，贷款余额升至~亿元，（政策兑现不过夜）成了口碑。',
  '义务教育学校添置课桌#套，午餐补助发到#名学生手中。',
  '河道清淤~公里，PM2.5平均浓度下降~%，优良天数#天。',
  '“一窗通办”事项增至#项，平均用时压缩~%；热线接听#次。',
  '果品、药材、菌菇三条产业带初具规模，产值达~亿元，带动#户增收。',
  '财政支出的~%用于民生，社会保险参保#万人次。',
  '我们也看到，产业链条偏短，人才留得住的办法还不多，作风仍有差距。',
] as const;
/** As they come: full-width figures, blanks between figures and words, marks of the other kind. */
const UNTIDY = [
  '全县生产总值预计完成 ＃ 亿元, 增长~%;固定资产投资增长 ~ % 。',
  '建成高标准农田＃万亩，新增蓄水 # 万立方米 。',
  '（二Ｏ二Ｏ年以来）累计减税 # 万元,惠及企业＃家。',
] as const;
const LEADS = [
  '工业经济稳步回升',
  '乡村建设提档加速',
  '城镇面貌日新月异',
  '改革活力持续释放',
  '民生底线兜牢兜实',
  '生态底色更加鲜明',
] as const;
const CHAPTERS = [
  '过去一年工作回顾',
  '存在的困难和不足',
  '今后一个时期的总体要求',
  '今年的重点工作',
  '加强政府自身建设',
] as const;
const NAMES = ['钟砚秋', '柳闻笛', '沈青禾', '蓝云舟', '程望川', '叶知远'] as const;

/** The report of a number, about so many UTF-8 bytes long. */
export function madeReport(seed: number, bytes: number): MadeReport {
  const draws = drawsFrom(seed);
  // Each county once before any comes again, with another year.
  const county = counties[(seed * 7919) % counties.length] as string;
  const span = YEARS[1] - YEARS[0] + 1;
  const year = YEARS[0] + ((seed + Math.floor(seed / counties.length)) % span);
  const paragraphs = [
    `——${year}年1月${draws.number(4, 28)}日在${county}第十${draws.pick([...'四五六七八'])}届人民代表大会第${draws.pick([...'一二三四五'])}次会议上`,
    `县长　${draws.pick(NAMES)}`,
    '各位代表：',
    '现在，我代表县人民政府报告工作，请予审议，并请列席人员提出意见。',
  ];
  let length = 200;
  for (let chapter = 0; length < bytes; chapter += 1) {
    paragraphs.push(`${ordinal(chapter)}、${CHAPTERS[chapter % CHAPTERS.length]}`);
    for (let section = 0; section < 8 && length < bytes; section += 1) {
      const paragraph = `（${ordinal(section)}）${draws.pick(LEADS)}。${sentences(draws, draws.number(4, 9))}`;
      paragraphs.push(paragraph);
      length += paragraph.length * 2.6;
    }
  }
  paragraphs.push('各位代表！路虽远，行则将至。让我们齐心协力，把规划的每一笔都落到实处！');
  return { county, year, title: `${year}年${county}政府工作报告`, paragraphs };
}

/** Sentences of a report, one behind the other. */
export function sentences(draws: Draws, count: number): string {
  let text = '';
  for (let i = 0; i < count; i += 1)
    text += draws
      .pick(draws.number(1, 10) === 1 ? UNTIDY : SENTENCES)
      .replace(/#/g, () => String(draws.number(3, 980)))
      .replace(/＃/g, () => fullWidth(draws.number(3, 980)))
      .replace(/~/g, () => `${draws.number(1, 60)}.${draws.number(1, 9)}`);
  return text;
}

function fullWidth(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** 0 → 一, 10 → 十一, 25 → 二十六 */
function ordinal(index: number): string {
  const number = (index % 99) + 1;
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? ORDINALS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? ORDINALS[ones - 1] : ''}`;
}
