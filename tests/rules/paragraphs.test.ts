import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gaps, settledGaps } from '../../src/rules/paragraphs/gaps.ts';
import { pageSeam, paragraphBreak, wrappedLine } from '../../src/rules/paragraphs/paragraphs.ts';
import { applyTogether } from '../../src/stages/apply-rules.ts';
import { Traced } from '../../src/text/traced.ts';

/** The text with what pages and line widths cut mended, as the stage `join` does it. */
function mended(text: string): string {
  return applyTogether(Traced.from(text), 'join', [pageSeam, wrappedLine, paragraphBreak]).text;
}

/** A report around the lines in question, `between` them what stands between its paragraphs. */
function inReport(lines: readonly string[], between: string): string {
  const before = [
    '政府工作报告',
    '——2031年1月9日在清源县第九届人民代表大会第二次会议上',
    '县长 周一帆',
    '各位代表：',
    '我代表县人民政府报告工作，请大会审议，也请列席的同志提出意见。',
    '一、2030年工作回顾',
    '过去一年，全县上下凝心聚力、克难奋进，完成地区生产总值一百二十亿元。',
    '（一）农业稳产增收',
    '种植业结构更加合理，新建高标准农田三万亩，粮食生产实现连续九年丰收。',
    '（二）工业提质增效',
    '规模以上企业达到九十户，新投产项目二十一个，技术改造投资增长两成。',
  ];
  const after = ['各位代表！山高人为峰，路远志更坚。让我们携手同行，为建设美好清源而努力奋斗！'];
  return `${[...before, ...lines, ...after].join(between)}\n`;
}

describe('a paragraph that a page cut is mended', () => {
  const seams: readonly (readonly [what: string, before: string, after: string])[] = [
    ['before a digit', '全县规模以上工业增加值比上年同期增长', '8.5%，高于全市平均水平。'],
    ['before a number and a unit', '实现地方一般公共预算收入和各项税收合计达到', '12亿元，再创新高。'],
    ['before a year', '力争全面完成各项治理任务，城乡面貌焕然一新，到', '2035年基本实现现代化。'],
    ['after a digit', '全年新建改建农村公路和产业路共计达到236', '公里，惠及四万群众。'],
    ['inside a quotation', '新增国家级专精特新“小巨', '人”企业三家，高新技术企业九家。'],
    ['inside a short quotation', '做强“一', '县一业”品牌，扩大订单农业。'],
    ['inside brackets', '完成东关片区雨污分流改造（二期工程', '含泵站）并通过验收，汛期无积水。'],
    ['inside an item’s brackets', '3.新建城区公共停车场四处。（责任单', '位：县住建局、城管局）'],
    ['after a colon inside brackets', '4.改造老旧小区十二个。（责任单位：', '县住建局、财政局）'],
    ['inside a book title', '认真贯彻《乡村振兴', '促进法》，编制村庄规划六十个。'],
    ['after 、', '统筹推进普惠托育、', '居家养老、社区食堂等民生实事。'],
    ['after ，', '县域医共体全部挂牌，', '村卫生室标准化率达到百分之百。'],
    ['after ；', '新招教师一百二十名；', '新建幼儿园三所，扩建中学一所。'],
    ['in a word', '坚持把优化营商环境作为头等大事，深入推进政务服', '务改革，办理时限压缩四成。'],
    ['before 。', '全县空气质量优良天数比例居全市第一位', '。水环境持续改善。'],
    ['before ，', '城乡供水一体化工程全线贯通', '，受益人口十九万。'],
    ['before a closing quotation mark', '全县干部大力弘扬“马上就办', '”的作风，群众满意度上升。'],
    ['before a closing bracket', '实施河道清淤工程（含支流', '）共四十公里，两岸绿化同步完成。'],
    ['before %', '城镇登记失业率控制在3.2', '%以内，就业形势总体稳定。'],
    ['in a rank', '固定资产投资增速连续四个季度位居全市第', '一、全省前十，后劲十足。'],
  ];
  for (const [name, between] of [
    ['blank lines', '\n\n'],
    ['blank lines and indents', '\n\n　　'],
    ['single line ends', '\n'],
  ] as const)
    test.each(seams)(`${name}: %s`, (_what, before, after) => {
      expect(mended(inReport([before, after], between)).split('\n')).toContain(before + after);
    });

  test('a form feed is a page break', () => {
    const text = inReport(['全年新增就业岗位四千六百个，帮助农村劳动力转移\f就业一万二千人。'], '\n');
    expect(mended(text.replace('转移\f就业', '转移\n\f就业'))).toContain('转移就业');
    const found = gaps(text.replace('转移\f就业', '转移\n\f就业')).find(({ means }) => means !== 'paragraph');
    expect(found?.means).toBe('seam');
  });

  test('a form feed between two paragraphs stays a paragraph’s end', () => {
    const text = inReport(
      ['商贸物流业加快发展，电商交易额增长三成。', '\f文化旅游业繁荣兴盛，接待游客百万人次。'],
      '\n',
    );
    expect(mended(text)).toContain('增长三成。\n文化旅游业');
    expect(mended(text)).not.toContain('\f');
  });

  test('a space joins two Latin words, and nothing else', () => {
    expect(
      mended(
        inReport(
          ['招商引资势头强劲，引进大型跨国冷链物流龙头企业 Blue', 'Harbour 在园区设立区域分拨中心。'],
          '\n\n',
        ),
      ),
    ).toContain('Blue Harbour 在');
    expect(
      mended(
        inReport(['招商引资势头强劲，引进大型跨国冷链物流龙头企业 Blue', '港在园区设立分拨中心。'], '\n\n'),
      ),
    ).toContain('Blue港在');
  });

  test('bold marks of a converter do not hide how a line ends and begins', () => {
    const ended = inReport(
      [
        '今年工作的总要求是，**坚持稳中求进，推动各项事业再上台阶。**',
        '主要预期目标是：生产总值增长百分之七。',
      ],
      '\n\n',
    );
    expect(mended(ended)).toContain('台阶。**\n主要');
    const lead = inReport(
      [
        '我们体会到：**必须坚持党的领导。**我们紧跟步伐，风雨无阻。**必须坚持改革创新。**',
        '我们大胆探索，破解难题。',
      ],
      '\n\n',
    );
    expect(mended(lead)).toContain('创新。**我们大胆');
    const heading = inReport(['**（三）社会事业全面进步**', '新建学校四所，改造卫生院六家。'], '\n\n');
    expect(mended(heading)).toContain('进步**\n新建');
    const cut = inReport(
      ['今年工作的总要求是，**坚持稳中求进、以进促稳、先立后', '破，推动各项事业再上台阶。**'],
      '\n\n',
    );
    expect(mended(cut)).toContain('先立后破');
  });
});

describe('where the numbered lines of a text are sentences, one that a page cut is mended', () => {
  const items = [
    '清源县2031年重点工作任务分工',
    '一、重点工程建设',
    '1.改造老旧小区十二个，惠及居民两千户。（责任单位：县住建局）',
    '2.新建城区公共停车场四处；年底前全部投用。（责任单位：县城管局）',
  ];
  test.each([
    [
      'in a word',
      '3.加快推进清河大桥及两岸接线工程建设，确保汛期前主',
      '体完工并通车，打通东西两翼。（责任单位：县交通局）',
    ],
    [
      'after its first clause',
      '3.加快推进清河大桥及两岸接线工程建设，',
      '确保汛期前主体完工。（责任单位：县交通局）',
    ],
    [
      'before a digit',
      '3.加快推进清河大桥及两岸接线工程建设，完成投资不少于',
      '2.5亿元。（责任单位：县交通局）',
    ],
    ['in its brackets', '3.加快推进清河大桥建设，完成投资过半。（责任单', '位：县交通局、县水利局）'],
  ])('%s', (_where, one, two) => {
    for (const between of ['\n\n', '\n', '\n\n　　']) {
      const text = [...items, one, two, '4.新招教师一百名，新建学校两所。（责任单位：县教育局）'].join(
        between,
      );
      expect(mended(text).split('\n')).toContain(one + two);
    }
  });

  test('in a lead sentence', () => {
    const text = [
      '政府工作报告',
      '二、2031年工作安排',
      '（一）着力稳定粮食生产，守住耕地红线。新建高标准农田两万亩，建设烘干中心两处。',
      '（二）着力增进民生福祉，坚持尽力而为、量力而行，把更多',
      '财力投向基层。新建学校四所，改造卫生院六家。',
      '（三）着力提升治理效能，化解基层矛盾。做强综治中心，办好十件实事。',
    ].join('\n\n');
    expect(mended(text)).toContain('把更多财力投向基层');
  });
});

describe('formal lines that were cut are mended', () => {
  test.each([
    ['in the name', '——2031年1月9日在清源县第九届人民代表', '大会第二次会议上'],
    ['after the congress', '——2031年1月9日在清源县第九届人民代表大会', '第二次会议上'],
    ['in brackets', '（2031年1月9日在清源县第九届人民代表大会', '第二次会议上）'],
    ['before its last word', '2031年1月9日在清源县第九届人民代表大会第二次会议', '上'],
  ])('a meeting line over two lines: %s', (_where, one, two) => {
    const text = `政府工作报告\n\n${one}\n${two}\n\n县长 周一帆\n\n各位代表：\n\n现在，我向大会报告工作。\n`;
    expect(mended(text).split('\n').slice(0, 4)).toEqual([
      '政府工作报告',
      one + two,
      '县长 周一帆',
      '各位代表：',
    ]);
  });

  test('抄送 over two lines', () => {
    const text = inReport([], '\n\n').concat(
      '\n抄送：县委各部门，县人大常委会办公室，县政协办公室，\n\n县法院，县检察院，各人民团体。\n\n清源县人民政府办公室　　　　2031年1月20日印发\n',
    );
    expect(mended(text).split('\n').slice(-3)).toEqual([
      '抄送：县委各部门，县人大常委会办公室，县政协办公室，县法院，县检察院，各人民团体。',
      '清源县人民政府办公室　　　　2031年1月20日印发',
      '',
    ]);
  });

  test('a glossary entry', () => {
    const text = inReport(
      [
        '名词解释',
        '1.三色管理：指按照风险高低，把企业分为红、黄、绿三类，实',
        '行差别化检查。',
        '2.邻里集市：指在社区开设的便民摊点。',
      ],
      '\n\n',
    );
    expect(mended(text)).toContain(
      '\n名词解释\n1.三色管理：指按照风险高低，把企业分为红、黄、绿三类，实行差别化检查。\n2.邻里集市',
    );
  });
});

describe('two paragraphs stay two', () => {
  const gapsToKeep: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'a sentence that ended',
      '全县财政运行总体平稳，民生支出占比超过八成。',
      '乡村面貌持续改善，完成改厕一万二千户。',
    ],
    [
      'a sentence that ended in quotes',
      '全县上下叫响“今天再晚也是早，明天再早也是晚。”',
      '乡村面貌持续改善，完成改厕一万户。',
    ],
    ['a question', '群众的期盼是什么？', '是更好的学校、更近的医院、更稳的工作。'],
    [
      'a remark behind a sentence',
      '新建公办幼儿园三所。（责任单位：县教育局）',
      '改造薄弱学校十所，增加学位两千个。',
    ],
    ['a level-one heading', '二、2031年工作安排', '今年是新一届政府的开局之年，任务繁重。'],
    ['a level-two heading', '（三）生态环境持续改善', '空气优良天数增加二十天，河流断面全部达标。'],
    [
      'a level-two heading with commas',
      '（三）坚持绿色发展，持续改善生态环境，建设美丽清源',
      '空气优良天数增加二十天，河流全部达标。',
    ],
    ['a heading before a heading', '二、2031年工作安排', '（一）突出项目引领'],
    [
      'a level-two heading after a sentence',
      '财政运行总体平稳，民生支出占比超过八成。',
      '（三）生态环境持续改善。空气优良天数增加。',
    ],
    ['a level-three heading', '1.做强特色农业', '新建果蔬基地五个，培育家庭农场一百家。'],
    [
      'a numbered item after an item that breaks off',
      '5.新建改造农村供水管网一百二十公里以上',
      '6.新建农村公路八十公里以上',
    ],
    ['items with ；', '5.新建农村供水管网一百二十公里；', '6.新建农村公路八十公里；'],
    ['items in brackets with ；', '（1）新建农村供水管网一百二十公里；', '（2）新建农村公路八十公里；'],
    ['circled items', '①新建供水管网一百二十公里以上', '②新建农村公路八十公里以上'],
    ['items with dashes', '——地区生产总值增长百分之七左右；', '——居民人均可支配收入增长百分之八；'],
    [
      'items with dashes that have no mark',
      '——实现地区生产总值增长百分之七左右的预期目标',
      '——居民人均可支配收入增长百分之八',
    ],
    ['an announcement before items', '今年重点办好以下民生实事：', '新建幼儿园三所，改造卫生院六家。'],
    ['a chapter', '第一章　发展环境', '清源县地处丘陵与平原的交界，物产丰富。'],
    ['a bare heading without a number', '奋力开创高质量发展新局面', '五年来，我们迎难而上，办成了许多大事。'],
    ['an ordinal heading', '第一，进一步夯实农业基础', '农业是安民之基，必须常抓不懈。'],
    [
      '各位代表 in mid-text',
      '财政运行总体平稳，民生支出占比超过八成',
      '各位代表，成绩来之不易，经验弥足珍贵。',
    ],
    ['a glossary heading', '为建设美好清源而努力奋斗！', '名词解释'],
    ['a glossary heading with 附件', '为建设美好清源而努力奋斗！', '附件：《政府工作报告》名词解释'],
    ['a glossary’s first entry', '有关用语说明', '邻里集市：指在社区开设的便民摊点。'],
    ['a remark in brackets', '清源县人民政府', '（此件公开发布）'],
    ['a document after a remark in brackets', '（此件公开发布）', '清源县2031年重点工作任务分工'],
    ['a date after a signature', '清源县人民政府', '2031年1月20日'],
    ['a date in Han after a signature', '清源县人民政府办公室', '二〇三一年一月二十日'],
    ['a signature after a sentence', '请认真抓好落实。', '清源县人民政府'],
    ['a text after a date', '2031年1月20日', '为做好今年的重点工作，现将任务分解如下。'],
    ['an attachment', '请认真抓好贯彻落实', '附件：1.任务分解表'],
    ['a title under a document number', '清政发〔2031〕3号', '清源县人民政府关于印发重点工作分工的通知'],
    [
      'an addressee under a title',
      '清源县人民政府关于印发重点工作分工的通知',
      '各镇政府，各街道办事处，县政府各部门：',
    ],
    [
      'a text under an addressee',
      '各镇政府，各街道办事处，县政府各部门：',
      '为做好今年的重点工作，现将任务分解如下。',
    ],
    ['a speaker', '县长 周一帆', '各位代表：'],
    ['a speaker with the wrong mark', '县长；周一帆', '各位代表：'],
    ['a salutation', '同志们：', '今天我们召开全县经济工作会议，部署任务。'],
    ['copies', '为建设美好清源而努力奋斗！', '抄送：县委各部门，县人大常委会办公室。'],
    [
      'a day on which something happened, and a heading',
      '2030年12月20日在县医院完成首例手术。',
      '（四）教育事业均衡发展',
    ],
    [
      'a day on which something happened, and a short line',
      '2030年12月20日在东关镇启动试点工作。',
      '成效初步显现，群众普遍欢迎。',
    ],
  ];
  for (const [name, between] of [
    ['blank lines', '\n\n'],
    ['single line ends', '\n'],
    ['form feeds', '\n\f'],
  ] as const)
    test.each(gapsToKeep)(`${name}: %s`, (_what, before, after) => {
      expect(mended(inReport([before, after], between))).toContain(`\n${before}\n${after}\n`);
    });

  test('a quotation that is never closed does not hold what follows', () => {
    const lines = [
      '全县上下大力弘扬“实干担当精神。',
      '（三）生态环境持续改善',
      '空气优良天数增加二十天。',
      '做强“一县一业的特色品牌',
      '五年来，我们办成了许多大事。',
    ];
    for (const between of ['\n', '\n\n'])
      expect(mended(inReport(lines, between))).toContain(`\n${lines.join('\n')}\n`);
  });

  test('the opening of a report, whatever stands between its lines', () => {
    const opening = [
      '政府工作报告',
      '——2031年1月9日在清源县第九届人民代表大会第二次会议上',
      '县长 周一帆',
      '各位代表：',
    ];
    for (const between of ['\n', '\n\n', '\n　　', '\n\f'])
      expect(mended(inReport([], between)).split('\n').slice(0, 4)).toEqual(opening);
  });
});

describe('a text of a paragraph a line stays as it is', () => {
  test.each(['\n', '\n\n', '\n　　', '\n\n　　', ' \n \n '])('between the lines: %j', (between) => {
    const tight = inReport([], '\n');
    expect(mended(inReport([], between))).toBe(tight);
    expect(mended(tight)).toBe(tight);
  });

  test.each([
    ['', ''],
    ['\n', '\n'],
    ['\n\n 　\n', '\n\n 　\n'],
    ['　　政府工作报告', '政府工作报告\n'],
    ['政府工作报告\n\n', '政府工作报告\n'],
    ['\n\n政府工作报告\n', '政府工作报告\n'],
  ])('%j', (text, clean) => {
    expect(mended(text)).toBe(clean);
  });
});

describe('hard-wrapped lines', () => {
  const paragraphs = [
    '过去一年，面对严峻复杂的外部环境和艰巨繁重的改革任务，我们紧紧依靠全县人民，攻坚克难、砥砺奋进，较好完成了年度目标任务，经济社会发展取得了来之不易的成绩。',
    '产业发展稳步向前。引进重点项目三十六个，到位资金四十八亿元；新增规模以上企业十二户，工业用电量保持两位数增长，园区承载能力明显增强，配套设施日趋完善。',
    '城乡面貌不断改善。改造老旧小区九个，新增停车泊位六百个，建成口袋公园八处；新建农村公路八十公里，实施饮水安全巩固提升工程二十处，惠及群众三万余人，满意度持续上升。',
    '民生保障更加有力。财政民生支出占比超过八成，城镇新增就业四千人，新建学校两所，改造卫生院五家，发放各类救助资金六千万元，社会大局保持和谐稳定。',
  ];
  const wrap = (text: string, width: number): string =>
    text
      .replace(new RegExp(`.{${width}}(?=.)`, 'gu'), '$&\n')
      .replace(/\n([，。、；：！？”）])/g, '$1\n')
      .replace(/\n$/, '');

  test.each([20, 24, 28, 33, 36])('indented, %i characters wide', (width) => {
    const text = `${paragraphs.map((each) => wrap(`　　${each}`, width)).join('\n')}\n`;
    expect(mended(text)).toBe(`${paragraphs.join('\n')}\n`);
  });

  test.each([20, 24, 28, 33, 36])('blank lines between paragraphs, %i characters wide', (width) => {
    const text = `${paragraphs.map((each) => wrap(each, width)).join('\n\n')}\n`;
    expect(mended(text)).toBe(`${paragraphs.join('\n')}\n`);
  });

  test('a paragraph that ends exactly at the line width', () => {
    const [one = '', two = ''] = paragraphs;
    const width = 26;
    const exact = `${one.slice(0, width * 3 - 3)}。`;
    expect(`　　${exact}`.length % width).toBe(0);
    const indented = [exact, two, exact, two].map((each) => wrap(`　　${each}`, width)).join('\n');
    expect(mended(indented)).toBe(`${[exact, two, exact, two].join('\n')}\n`);
  });

  test('a wrapped line is signed as such, a page seam among them as what it is', () => {
    const lines = paragraphs.flatMap((each) => wrap(`　　${each}`, 24).split('\n'));
    const text = [...lines.slice(0, 2), '', ...lines.slice(2)].join('\n');
    const means = gaps(text).map((gap) => gap.means);
    expect(means.filter((each) => each === 'seam')).toHaveLength(1);
    expect(means.filter((each) => each === 'paragraph')).toHaveLength(paragraphs.length - 1);
  });

  test('headings among them stand alone', () => {
    const text = [
      '一、2030年工作回顾',
      wrap(`　　${paragraphs[0]}`, 24),
      '　　（一）产业发展稳步向前',
      wrap(`　　${paragraphs[1]}`, 24),
      '　　（二）城乡面貌不断改善',
      wrap(`　　${paragraphs[2]}`, 24),
    ].join('\n');
    expect(mended(text).split('\n')).toEqual([
      '一、2030年工作回顾',
      paragraphs[0],
      '（一）产业发展稳步向前',
      paragraphs[1],
      '（二）城乡面貌不断改善',
      paragraphs[2],
      '',
    ]);
  });
});

test('what was unwrapped or mended once stays as it is', () => {
  const lines = [
    '过去一年，面对艰巨繁重的改革',
    '任务，我们攻坚克难，取得了很',
    '大成绩。',
    '　　产业发展稳步向前，引进项',
    '目三十六个，到位资金四十八亿',
    '元，新增规上企业十二户，园区',
    '承载能力明显增强。',
  ];
  const once = mended(lines.join('\n'));
  expect(once.split('\n')).toHaveLength(3);
  expect(mended(once)).toBe(once);
});

describe('what is joined has other lines, and those say nothing more', () => {
  const full = '甲乙丙丁戊己庚辛壬癸子丑寅卯';
  const title = '政府工作报告';
  test.each([
    ['a line that closes what stands before it, once it is joined', `“小巨\n${title}\n）\n`],
    ['the same after a mark', `“小巨\n${title}\n，\n人”企业\n`],
    ['fewer lines than a wrapped text has', `${full}\n${full}\n1.新建学校两所；\n）\n${full}\n${title}\n`],
    ['wider lines', `${title}\n${full}\n${full}\n${title}\n，\n${full}，完\n`],
    ['no indents', `${title}\n${title}\n${title}\n${full}，完\n　　${full}，完\n${full}\n`],
    ['no blank lines', `${title}\n${title}\n${title}\n${full}\n${full}，完\n\n${full}，完\n`],
  ])('%s', (_what, text) => {
    const once = mended(text);
    expect(mended(once)).toBe(once);
    expect(gaps(once).map(({ means }) => means)).not.toContain('wrap');
  });

  test('an open quotation goes on though its line reads as a heading', () => {
    const text = `${`${full}\n`.repeat(5)}做强“一县一业和订单农业的\n人”企业，再创佳绩。\n`;
    expect(mended(text)).toContain('的人”企业');
  });
});

describe('laws', () => {
  const pieces = fc.constantFrom(
    '政府工作报告',
    '一、工作回顾',
    '（一）稳中向好。',
    '（一）稳中向好',
    '1.新建学校两所；',
    '——增长7%；',
    '各位代表：',
    '县长 周一帆',
    '过去一年，全县上下克难奋进，完成地区生产总值一百二十亿元。',
    '全年新增就业岗位四千六百个，农村劳动力转移',
    '8.5%，高于全市。',
    '专精特新“小巨\n\n人”企业三家。',
    '（责任单位：\n县住建局）',
    '2031年1月9日在清源县第九届人民代表\n大会第二次会议上',
    '2031年1月9日',
    '增长势头强劲\n\n，继续领先。',
    'Blue',
    'Harbour',
    '**重点。**',
    '名词解释',
    '抄送：县委，',
    '第',
    '一、全国第二',
    '甲乙丙丁戊己庚辛壬癸子丑寅卯',
    '过去一年全县上下克难奋进完成了',
    '“小巨',
    '人”',
    '）',
    '，',
    '#',
    '**',
  );
  const between = fc.constantFrom('\n', '\n\n', '\n　　', '\n\f', ' \n \n', '\n\n\n', '');
  const text = fc.array(fc.tuple(pieces, between), { maxLength: 30 }).map((list) => list.flat().join(''));

  test('a gap is white space between two lines that hold text, in order', () => {
    fc.assert(
      fc.property(text, (source) => {
        let end = 0;
        for (const { from, to } of gaps(source)) {
          expect(from).toBeGreaterThan(end);
          expect(source.slice(from, to)).toMatch(/^\s*\n\s*$/);
          expect(source.slice(from - 1, from) + source.slice(to, to + 1)).toMatch(/^\S\S$/);
          end = to;
        }
      }),
    );
  });

  test('nothing but white space changes, no line is blank, one line end stands at the end', () => {
    fc.assert(
      fc.property(text, (source) => {
        const clean = mended(source);
        expect(clean.replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
        if (/\S/.test(source)) expect(clean).toMatch(/^\S(?:[^\n]*\S)?(?:\n\S(?:[^\n]*\S)?)*\n$/);
      }),
    );
  });

  test.each([pageSeam, wrappedLine, paragraphBreak])('$name says nothing of what the rules made', (rule) => {
    fc.assert(
      fc.property(text, (source) => {
        expect([...rule.changes(mended(source))]).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([0, 1, 2])('nor where %i looks at what was made are not enough', (looks) => {
    const made = (source: string): string =>
      settledGaps(source, looks).reduceRight(
        (so, { from, to, means }) => so.slice(0, from) + (means === 'paragraph' ? '\n' : '') + so.slice(to),
        source.trimEnd(),
      );
    fc.assert(
      fc.property(text, (source) => {
        const once = made(source);
        expect(made(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
