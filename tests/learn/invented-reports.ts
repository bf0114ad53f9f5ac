/**
 * Work reports of an invented kind: real divisions, everything else made up. They share what reports share (salutations,
 * headings, set phrases, whole sentences), so that what must not be learned is there to be learned.
 */

/** A report as it should read, a paragraph a line. */
export interface InventedReport {
  readonly title: string;
  readonly place: string;
  readonly year: number;
  readonly published: string;
  readonly paragraphs: readonly string[];
}

/** Numbers that are the same in every run. */
function numbers(seed: number): (least: number, most: number) => number {
  let state = seed * 2654435761 + 12345;
  return (least, most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return least + (state % (most - least + 1));
  };
}

const trades = '茶叶 柑橘 竹编 陶瓷 水产 木业 药材 食用菌 石材 纺织 农机 蚕桑 油茶 烟花 钓具 藤椅'.split(' ');
const works =
  '山塘整治 河道清淤 老街修缮 校舍改造 水厂扩建 公路养护 电网升级 苗圃轮作 粮仓改建 桥梁加固 菜场搬迁 渡口整修'.split(
    ' ',
  );
const sites = '东坝 西圩 南闸 北渡 上林 下梅 石门 柳溪 桐埠 枫桥 白沙 青龙'.split(' ');
const surnames = '闻 樊 乔 尹 褚 鲍 邬 桑 柏 蒙'.split(' ');

/** One report; the same seed gives the same. `frequent` sentences stand in every report of a place. */
export function inventedReport(seed: number, place = '赤壁市', sections = 3): InventedReport {
  const number = numbers(seed);
  const pick = (words: readonly string[]): string => words[number(0, words.length - 1)] as string;
  const year = 2005 + (seed % 19);
  const unit = place.at(-1) as string;
  const speaker = `${pick(surnames)}${pick(['致远', '长风', '立夏', '清和', '望舒'])}`;
  const paragraph = (): string =>
    `${pick(sites)}片区完成${pick(works)}${number(3, 98)}处，投入资金${number(110, 990)}万元，${pick(trades)}产量达到${number(2, 80)}万吨，比上年增长${number(2, 19)}.${number(1, 9)}%，${pick(sites)}一带的${number(120, 940)}户群众从中受益。`;
  const numerals = '一二三四五六七八九十';
  const body: string[] = [];
  for (let i = 0; i < sections; i += 1) {
    body.push(
      `（${numerals[i]}）${pick(['坚持', '突出', '狠抓', '聚焦'])}${pick(trades)}产业，${pick(['发展后劲', '质量效益', '农民收入'])}稳步提升`,
    );
    body.push(paragraph(), paragraph());
  }
  return {
    title: `${year}年${place}政府工作报告`,
    place,
    year,
    published: `${year}-0${number(1, 3)}-${number(10, 28)}`,
    paragraphs: [
      `——${year}年1月${number(5, 28)}日在${place}第${numerals[seed % 9]}届人民代表大会第${numerals[number(0, 4)]}次会议上`,
      `${place}${unit}长 ${speaker}`,
      '各位代表：',
      `现在，我代表${unit}人民政府向大会报告工作，请予审议，并请${unit}政协委员和其他列席人员提出意见。`,
      `一、${year - 1}年工作回顾`,
      `过去一年，全${unit}地区生产总值完成${number(90, 700)}亿元，增长${number(3, 12)}.${number(1, 9)}%。一年来，我们主要做了以下工作：`,
      ...body,
      '各位代表，成绩来之不易，经验弥足珍贵，这是全体干部群众同心协力、埋头苦干的结果。',
      '同时，我们也清醒地看到存在的困难和问题：产业层次不高，财政收支矛盾突出，民生短板还不少。',
      `二、${year}年工作安排`,
      '主要工作',
      paragraph(),
      paragraph(),
      '名词解释',
      `${pick(trades)}贷：指银行对${pick(trades)}种植户发放的小额信用贷款，年息不超过${number(3, 5)}.${number(1, 9)}%。`,
      '各位代表！蓝图已经绘就，奋斗正当其时，让我们团结一心，真抓实干，为谱写高质量发展新篇章而努力奋斗！',
    ],
  };
}
