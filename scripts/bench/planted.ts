import { simplifiedForms } from '../../src/rules/characters/traditional-characters.ts';
import { type Draws, drawsFrom } from './draws.ts';
import { counties, type MadeReport, madeReport } from './made-report.ts';

/** A raw file of a set in which some reports lie twice. */
export interface PlantedFile {
  /** with ending */
  readonly name: string;
  readonly text: string;
  /** the number of the report that it holds: files with the same number hold the same one */
  readonly origin: number;
  /** how it was planted; absent of one that was not */
  readonly kind?: PlantedKind;
}

/**
 * How alike the reports are: of sentences of one pool; or all of the same sentences but for names and figures; or the
 * same, short, with few figures that are small, of few counties, so that some have the same county and year.
 */
export type Wording = 'pool' | 'template' | 'short';

/** Each makes of a report the texts of one or two files. */
const KINDS = {
  portal: (report, draws) => [portal(report, draws)],
  half: (report, draws) => [half(report, draws)],
  ocr: (report, draws) => [misread(plain(report), draws, draws.number(20, 50) / 1000)],
  punctuation: (report, draws) => [otherMarks(plain(report), draws)],
  traditional: (report) => [traditional(plain(report))],
  parts: (report) => parts(report),
  glossary: (report) => [withGlossary(report)],
  list: (report, draws) => [listPage(report, draws)],
} satisfies Record<string, (report: MadeReport, draws: Draws) => readonly string[]>;

type PlantedKind = keyof typeof KINDS;
const plantedKinds = Object.keys(KINDS) as readonly PlantedKind[];

/** So many reports of alike wording, of which the first `planted` lie there once more, each kind in its turn. */
export function* plantedSet(reports: number, planted: number, wording: Wording): Generator<PlantedFile> {
  for (let seed = 0; seed < reports; seed += 1) {
    const report = reportOf(seed, wording);
    const number = String(seed).padStart(6, '0');
    yield { name: `${number}.txt`, text: plain(report), origin: seed };
    if (seed >= planted) continue;
    const kind = plantedKinds[seed % plantedKinds.length] as PlantedKind;
    const texts = KINDS[kind](report, drawsFrom(seed + 7));
    for (const [index, text] of texts.entries())
      yield { name: `${number}-${kind}-${'ab'[index]}.txt`, text, origin: seed, kind };
    // The year after, half of it in the same words.
    if (seed % 4 === 0)
      yield { name: `${number}-next.txt`, text: plain(yearAfter(report, seed)), origin: -1 - seed };
  }
}

/** A report of the wording: about 4,000 characters where it is of the pool. */
export function reportOf(seed: number, wording: Wording): MadeReport {
  if (wording === 'pool') return madeReport(seed, 6_000 + ((seed * 7919) % 12_000));
  const draws = drawsFrom(seed);
  const isShort = wording === 'short';
  const among = isShort ? 60 : counties.length;
  const county = counties[((seed * 7919) % among) * (isShort ? 17 : 1)] as string;
  const year = 2008 + ((seed + Math.floor(seed / among)) % 16);
  const lines = isShort ? TEMPLATE.filter((_, index) => index % 2 === 0) : TEMPLATE;
  const paragraphs = lines.map((line) =>
    line
      .replace(/县/g, (_, at: number) => (at % 3 === 0 ? county : '全县'))
      .replace(/#/g, () => String(draws.number(3, isShort ? 60 : 980)))
      .replace(/~/g, () =>
        isShort ? String(draws.number(2, 40)) : `${draws.number(1, 60)}.${draws.number(1, 9)}`,
      ),
  );
  const opening = `——${year}年1月${draws.number(4, 28)}日在${county}第${draws.pick([...'十八九'])}届人民代表大会第${draws.pick([...'一二三四五'])}次会议上`;
  return {
    county,
    year,
    title: `${year}年${county}政府工作报告`,
    paragraphs: [opening, `县长　${draws.pick(['钟砚秋', '柳闻笛', '沈青禾'])}`, '各位代表：', ...paragraphs],
  };
}

const TEMPLATE = [
  '现在，我代表县人民政府向大会报告工作，请予审议，并请政协委员和其他列席人员提出意见。',
  '一、过去一年的工作',
  '一年来，我们紧紧依靠全体干部群众，迎难而上，埋头苦干，各项事业都有新的起色。地区生产总值完成~亿元，增长~%；财政收入~亿元，增长~%；固定资产投资增长~%；居民收入增长~%。',
  '（一）工业底盘更加扎实。规模以上企业达到#户，新开工项目#个，竣工#个，技术改造投资~亿元。园区道路、供水、供气、污水处理等设施陆续建成，承载的力量明显增强，企业反映最多的用工难、融资难有所缓解。',
  '（二）农业收成再获提高。粮食总产#万斤，蔬菜大棚新增#座，生猪出栏#万头。农田水利整修一新，田间道路直通村口，合作社带着农户闯市场，县里的果子卖到了外省。',
  '（三）城乡面貌变化很大。改造老旧小区#个，铺设管网~公里，新增绿地#亩，公交线路延伸到所有的乡镇。垃圾分类从娃娃抓起，门前三包写进了村规民约。',
  '（四）民生事业持续改善。新建学校#所，增加学位#个，医疗机构床位#张，养老服务站#处。低保标准连年提高，欠薪案件当月办结，群众办事最多跑一次的事项超过#项。',
  '（五）改革开放继续深入。取消审批事项#项，招商签约#个，到位资金~亿元，外贸出口~亿元。机构调整平稳完成，国有企业瘦身健体，营商环境的口碑一年好过一年。',
  '各位代表，成绩来之不易，是上级正确领导的结果，是全县上下团结奋斗的结果。我代表县人民政府，向所有关心支持发展的同志们、朋友们，表示衷心的感谢！',
  '我们也清醒地看到，经济总量不大，结构不优，龙头企业不多，财政收支矛盾突出，少数干部担当不够。对这些问题，我们一定采取有力措施，认真加以解决。',
  '二、今年的主要任务',
  '今年的目标是：生产总值增长~%，财政收入增长~%，投资增长~%，消费增长~%，居民收入增长~%，城镇新增就业#人。',
  '（一）抓项目，强支撑。安排重点项目#个，年度投资~亿元，实行一个项目、一名领导、一套班子、一抓到底的办法，确保早开工、早建成、早见效。',
  '（二）抓乡村，促振兴。新建高标准农田#万亩，整治农房#户，培育家庭农场#家，让产业兴在农家门口，让青年愿意回到家乡。',
  '（三）抓治理，保平安。排查隐患#处，调解纠纷#件，信访积案化解率达到~%，把矛盾化解在基层，把服务送到百姓心坎上。',
  '三、加强政府自身建设',
  '坚持依法行政，自觉接受人大、政协和社会各界的监督，办理建议提案#件。坚持过紧日子，一般性支出压减~%，把省下来的每一分钱都用到刀刃上。坚持廉洁从政，守住底线，不碰红线。',
  '各位代表！蓝图已经绘就，号角已经吹响。让我们同心同德，真抓实干，为建设更加美好的家园而努力奋斗！',
];

function plain({ title, paragraphs }: Pick<MadeReport, 'title' | 'paragraphs'>): string {
  return `${[title, ...paragraphs.map((each) => `　　${each}`)].join('\n')}\n`;
}

function portal({ title, paragraphs }: MadeReport, draws: Draws): string {
  const head = [
    `当前位置：首页 > 政务公开 > 政府工作报告`,
    title,
    `发布时间：2025-0${draws.number(1, 9)}-11　来源：县政府办公室　字号：大 中 小`,
  ];
  const body = paragraphs.map((each) => each.replace(/　/g, ' '));
  return `${[...head, '', ...body.flatMap((each) => [each, '']), '责任编辑：管理员', '【打印本页】【关闭窗口】'].join('\n')}\n`;
}

function half({ title, paragraphs }: MadeReport, draws: Draws): string {
  const middle = Math.floor(paragraphs.length / 2);
  return draws.number(0, 1) === 0
    ? plain({ title, paragraphs: paragraphs.slice(0, middle) })
    : `${paragraphs.slice(middle).join('\n')}\n`;
}

const READ =
  '已己末未日曰土士干千入人八刀力大太天夫工王玉主甲申由田目且具贝见兄只兑克竞竟章意立文义又叉友反皮支';

function misread(text: string, draws: Draws, share: number): string {
  return text.replace(/[\p{Script=Han}\d]/gu, (character) => {
    if (draws.number(0, 99_999) >= share * 100_000) return character;
    // Now and then one is not seen, or is seen twice.
    const how = draws.number(0, 9);
    if (how < 2) return how === 0 ? '' : character + character;
    return /\d/.test(character) ? String(draws.number(0, 9)) : draws.pick([...READ]);
  });
}

function otherMarks(text: string, draws: Draws): string {
  const marks: Record<string, string> = {
    '，': ',',
    '；': ';',
    '：': ':',
    '“': '"',
    '”': '"',
    '（': '(',
    '）': ')',
    '！': '!',
  };
  return text
    .replace(/[，；：“”（）！]/g, (mark) => (draws.number(0, 3) > 0 ? (marks[mark] as string) : mark))
    .replace(/(\d)(?=\p{Script=Han})/gu, '$1 ');
}

let traditionalForms: Map<string, string> | undefined;

function traditional(text: string): string {
  traditionalForms ??= new Map([...simplifiedForms].reverse().map(([from, to]) => [to, from]));
  return [...text].map((character) => traditionalForms?.get(character) ?? character).join('');
}

function parts({ title, paragraphs }: MadeReport): readonly string[] {
  const middle = Math.floor(paragraphs.length * 0.55);
  return [
    plain({ title: `${title}（上）`, paragraphs: paragraphs.slice(0, middle) }),
    plain({ title: `${title}（下）`, paragraphs: paragraphs.slice(middle) }),
  ];
}

function withGlossary(report: MadeReport): string {
  const words = ['一窗通办', '三条产业带', '路长制', '田间课堂', '社区食堂', '碳汇账户'];
  const glossary = words.map(
    (word, index) =>
      `${index + 1}.${word}：指把${word}所涉的各项事务集中起来，由一处受理、一处办结，结果当场告知申请人的做法。`,
  );
  return `${plain(report)}\n名词解释\n${glossary.join('\n')}\n`;
}

function listPage(report: MadeReport, draws: Draws): string {
  const others = [
    madeReport(900_000 + draws.number(0, 9_999), 5_000),
    madeReport(950_000 + draws.number(0, 9_999), 5_000),
  ];
  const reports = [others[0] as MadeReport, report, others[1] as MadeReport];
  const lines = ['首页 > 园区资讯 > 政府工作报告', '样例园区网 招商政策 厂房出租 土地出让', ''];
  for (const each of reports)
    lines.push(
      `• 【${each.county.slice(0, -1)}招商】${each.title}`,
      '',
      ...each.paragraphs.map((line) => `　　${line}`),
      '',
      `2025-0${draws.number(1, 9)}-12 马上咨询`,
      '',
    );
  lines.push('首页 上一页 1 2 3 4 5 下一页 尾页', '样例园区网 版权所有 京ICP备00000000号');
  return `${lines.join('\n')}\n`;
}

function yearAfter(report: MadeReport, seed: number): MadeReport {
  const { paragraphs } = madeReport(700_000 + seed, 9_000);
  const year = report.year + 1;
  return {
    ...report,
    year,
    title: report.title.replace(String(report.year), String(year)),
    paragraphs: report.paragraphs.map((each, index) =>
      index < 3
        ? each.replace(String(report.year), String(year)).replace(/第(.)次会议/, '第六次会议')
        : index % 2 === 0
          ? each
          : (paragraphs[index % paragraphs.length] as string),
    ),
  };
}
