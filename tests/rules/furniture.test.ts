import { describe, expect, test } from 'vitest';
import { furnitureRules } from '../../src/rules/furniture/furniture-rules.ts';
import type { Rule } from '../../src/rules/rule.ts';

function apply(rule: Rule, text: string): string {
  let clean = '';
  let at = 0;
  for (const change of rule.changes(text)) {
    clean += text.slice(at, change.from) + change.insert;
    at = change.to;
  }
  return clean + text.slice(at);
}

const strip = (text: string) => furnitureRules.reduce((at, rule) => apply(rule, at), text);

const prose =
  '过去一年，全县上下团结一心，地区生产总值增长百分之六，城乡面貌持续改善，各项事业取得新的进步，群众的获得感不断增强。';
const head = `青禾县政府工作报告\n——2023年1月5日在青禾县第十届人民代表大会第二次会议上\n县长 林小禾\n各位代表：\n${prose}\n`;
const body = `${prose}\n${prose}\n`;

/** A line that must go: where it stands, its words, and the rule that is to sign for it. */
const goes: readonly (readonly ['before' | 'after' | 'within', string, string])[] = [
  ['before', 'breadcrumb', '当前位置：首页 > 政务公开 > 政府工作报告'],
  ['before', 'breadcrumb', '您现在的位置:首页 >> 政府信息公开'],
  ['within', 'breadcrumb', '您所在的位置：首页 > 要闻'],
  ['before', 'breadcrumb', '首页>政务公开>规划计划'],
  ['before', 'navigation-menu', '导航菜单'],
  ['before', 'navigation-menu', '　　设为首页 | 加入收藏'],
  ['before', 'search-box', '请输入关键字 搜索'],
  ['before', 'site-title', '青禾县人民政府门户网站'],
  ['before', 'site-title', '今天是2023年1月6日 星期五'],
  ['before', 'reading-bar', '下载'],
  ['before', 'reading-bar', '【字体：大 中 小】'],
  ['within', 'reading-bar', '打印本页 关闭窗口'],
  ['after', 'reading-bar', '打印 关闭'],
  ['before', 'reading-bar-bracket', '】'],
  ['within', 'share-bar', '分享到：微信 微博'],
  ['after', 'scan-code', '扫一扫在手机打开当前页'],
  ['before', 'published-line', '发布时间：2025-07-08 来源：青禾县政府办 浏览次数：128'],
  ['before', 'published-line', '发布日期:2023年1月6日 10:22'],
  ['before', 'published-line', '2023-01-06 10:22 来源：青禾日报 【字体：大 中 小】'],
  ['before', 'published-line', '时间：2023-01-06'],
  ['before', 'published-line', '来源：青禾县农业局发布时间：2023-01-06浏览次数：123次字体：[大][中][小]'],
  ['before', 'published-line', '2023年1月6日10:22 青禾日报'],
  ['before', 'published-line', '发布于 2023-01-06 10:22'],
  ['before', 'source-line', '来源：青禾日报'],
  ['after', 'editor', '责任编辑：王一'],
  ['after', 'editor', '编辑：王一 审核：李 二'],
  ['after', 'editor', '（责编：王一、李二三）'],
  ['before', 'photo-credit', '县长林小禾作政府工作报告。本报记者 王 一摄'],
  ['after', 'pager', '共 507 页'],
  ['after', 'pager', '上一页 1 2 3 下一页'],
  ['after', 'pager', '首页 上一页 下一页 尾页 共3页 第1页'],
  ['within', 'neighbour-links', '上一篇：白石县2022年政府工作报告'],
  ['after', 'neighbour-links', '下一篇：没有了'],
  ['after', 'related-links', '相关链接：'],
  ['after', 'related-links', '【推荐阅读】'],
  ['within', 'advert', '免费领取青禾园区厂房报价'],
  ['within', 'advert', '立即获取'],
  ['within', 'hotline', '园区招商热线：400-000-0000'],
  ['after', 'hotline', '400-000-0000'],
  ['after', 'own-address', '本文地址:/baogao/9.html'],
  ['after', 'own-address', '原文链接：http://www.example.cn/a/9.html'],
  ['after', 'comment-form', '留言与评论(共有 条评论)'],
  ['after', 'comment-form', '我要评论'],
  ['after', 'comment-form', '发表看法(已有 条)'],
  ['after', 'comment-form', '请先登录后再发言'],
  ['after', 'captcha', '验证码:'],
  ['after', 'captcha', '请输入验证码 看不清？换一张'],
  ['within', 'disclaimer', '本文仅代表作者观点,不代表本站立场。 凡标注本网原创的作品,未经许可,不得转载。'],
  ['after', 'disclaimer', '免责声明：本站部分内容来自网络，若有侵权请联系本站。'],
  ['after', 'copyright', '版权所有：青禾县人民政府'],
  ['after', 'copyright', '中文域名：青禾政府网.政务 技术支持：青禾县信息中心 版权所有：青禾县人民政府'],
  ['after', 'disclaimer', '您访问的链接即将离开“青禾县人民政府网站”，是否继续？'],
  ['after', 'copyright', 'Copyright © 2023 All Rights Reserved'],
  ['after', 'filing-number', '禾ICP备00000000号-1 禾公网安备 00000000000000号'],
  ['after', 'site-host', '主办单位：青禾县人民政府 技术支持：青禾县大数据中心'],
  ['after', 'footer-links', '网站地图 | 关于我们 | 联系我们'],
  ['after', 'submission-terms', '有话想说？点我投稿'],
  ['within', 'page-number', '— 12 —'],
  ['within', 'page-number', '- 12 -'],
  ['within', 'page-number', '－１２－'],
  ['within', 'page-number', '第12页'],
  ['within', 'page-number', '第 3 页 共 20 页'],
];

/** Lines of reports and notices that look like furniture and stay, wherever they stand. */
const stays: readonly string[] = [
  '青禾县政府工作报告',
  '青禾县人民政府',
  '青禾县人民政府办公室',
  '2023年1月31日',
  '2023年1月3日印发',
  '（此件公开发布）',
  '抄送：县委各部门，县人大常委会办公室，县政协办公室。',
  '附件：1.重点工作任务分工表',
  '一、2022年工作回顾',
  '（一）推进政务公开。',
  '1.下载安装政务服务应用。',
  '12345政务服务热线高效运转，办结率达到百分之九十九。',
  '版权登记数量增长两成，版权所有者权益得到保护。',
  '版权所有者权益保护力度持续加大',
  '开展“我为青禾投稿”活动，收到作品三百件。',
  '“一网通办”：政务服务事项网上办理、一次办成。',
  '扫码查看办理进度，方便群众办事',
  '分享给更多群众，推动成果共享',
  '分享发展机遇',
  '首页推荐产品进入“好品青禾”平台销售',
  '来源于财政的资金二十亿元',
  '来源：县统计局。',
  '时间：2024年1月5日上午9时',
  '时间：2024年1月5日',
  '地点：县政府三楼会议室',
  '日期、金额以合同为准',
  '联系电话：0000-7000000',
  '联系人：王一，联系电话：0000-7000000',
  '咨询电话：400-000-0000',
  '主办单位：青禾县文化和旅游局',
  '技术支持：王一 0000-7000000',
  '声明：本表数据为快报数。',
  '说明：本文所称小微企业按国家标准划分。',
  '凡注明产品来源的，一律纳入追溯体系',
  '本站点覆盖十个乡镇',
  '校对：王一',
  '审核把关更加严格',
  '编辑出版《青禾年鉴》',
  '上一轮规划圆满收官',
  '下一步打算',
  '下一页规划正在展开',
  '共3个乡镇12个村',
  '大中小企业',
  '推荐性标准十二项',
  '相关名词解释',
  '评论工作得到加强',
  '验证码登录实现全覆盖',
  '位置：胜利路以东、青河以南',
  '【专栏1】“十四五”重点项目规划',
  '【放管服】简政放权、放管结合、优化服务。',
  '• 持续优化营商环境',
  '■ 2022年工作回顾',
  '2020-2035',
  '12%',
  '12 15',
  '第12届运动会',
  '第1页码洋',
  '记者站建成使用',
  '网站集约化建设完成，全县政务网',
  '姓名 电话',
  '关于我们的工作',
  '服务协议签订率达到百分之百',
];

describe('furniture goes, each kind by its own rule', () => {
  test.each(goes)('%s: %s: %s', (place, rule, line) => {
    const kept = head + body;
    const text = { before: `${line}\n${kept}`, within: `${head}${line}\n${body}`, after: `${kept}${line}\n` }[
      place
    ];
    expect(strip(text)).toBe(kept);
    expect(strip(kept)).toBe(kept);
    const signed = furnitureRules.filter((each) => apply(each, text) !== text).map((each) => each.name);
    expect(signed).toEqual([rule]);
  });
});

describe('a line of the report stays', () => {
  test.each(stays)('%s', (line) => {
    for (const text of [
      `${line}\n${head}${body}`,
      `${head}${line}\n${body}`,
      `${head}${body}${line}\n`,
      line,
    ]) {
      expect(strip(text)).toBe(text);
    }
  });
});

describe('a word that may be furniture', () => {
  test.each([
    '下载',
    '打印',
    '大 中 小',
    '关闭',
    '导航菜单',
    '来源：青禾日报',
    '搜索',
    '】',
    '相关链接',
    '编辑：王一',
  ])('stays in the midst of a report: %s', (word) => {
    const text = `${head}${body}${word}\n${body}${prose}\n`;
    expect(strip(text)).toBe(text);
  });

  test.each([
    '联系我们',
    '企业入驻',
    '政务公开',
    '网站地图',
    '技术支持：青禾科技',
    '• 招商引资突破',
    '免责声明',
  ])('stays at the end without company: %s', (word) => {
    const text = `${head}${body}${word}\n`;
    expect(strip(text)).toBe(text);
  });

  test.each(['联系我们', '企业入驻', '政务公开', '网站地图', '技术支持：青禾科技', '• 招商引资', '免责声明'])(
    'goes at the end in company: %s',
    (word) => {
      expect(strip(`${head}${body}${word}\n禾ICP备00000000号\n`)).toBe(head + body);
    },
  );
});

test('the rules have names of their own', () => {
  const names = furnitureRules.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

test.each(['加大', '中', '大、', '确定', '更多'])(
  'the end of a broken sentence stays at a page’s edge: %s',
  (word) => {
    const text = `${prose}\n${word}\n\f${prose}\n`;
    expect(strip(text)).toBe(text);
  },
);

describe('line breaks', () => {
  test('no gap grows where a line goes, and none closes', () => {
    expect(strip(`${prose}\n\n分享到：微信\n\n${prose}\n`)).toBe(`${prose}\n\n${prose}\n`);
    expect(strip(`${prose}\n分享到：微信\n\n${prose}\n`)).toBe(`${prose}\n\n${prose}\n`);
    expect(strip(`${prose}\n\n分享到：微信\n${prose}\n`)).toBe(`${prose}\n\n${prose}\n`);
    expect(strip(`\n\n下载\n\n${prose}`)).toBe(`\n\n${prose}`);
  });
  test('CR LF goes with its line', () => {
    expect(strip(`下载\r\n打印\r\n${prose}\r\n`)).toBe(`${prose}\r\n`);
  });
  test('a form feed stays', () => {
    expect(strip(`${prose}\n— 1 —\f${prose}\n— 2 —\f`)).toBe(`${prose}\n\f${prose}\n\f`);
  });
});
