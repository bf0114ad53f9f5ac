import iconv from 'iconv-lite';
import { type InventedReport, inventedReport } from './invented-reports.ts';

/** A file as it was saved from an invented portal, what should come out of it, and what should not. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** the reports in it, each as it should read */
  readonly gold: readonly string[];
  /** the lines that are the site's, but for what changes from visit to visit */
  readonly furniture: readonly string[];
}

/** A portal: how it looks, and what it puts around its reports. */
export type Portal = (seed: number) => SavedFile;

const channels = ['首页', '政务公开', '政府文件', '办事服务', '互动交流', '走进赤壁'];
const others = [
  '市文旅局组织开展春季巡查',
  '全市防汛演练在东坝举行',
  '新增三处便民服务站',
  '柳溪小学新校区投用',
  '枫桥片区路灯改造完工',
  '秋粮收购进展顺利',
  '石门水库除险加固开工',
  '社区食堂试运营',
  '青龙渡口恢复通航',
  '下梅老街修缮竣工',
];

const other = (seed: number): string => others[seed % others.length] as string;

function goldOf({ title, paragraphs }: InventedReport): string {
  return `${[title, ...paragraphs].join('\n')}\n`;
}

function saved(
  seed: number,
  html: string,
  report: InventedReport,
  furniture: readonly string[],
  gbk = false,
): SavedFile {
  return {
    name: `t${report.published.replaceAll('-', '')}_${4000 + seed * 37}.html`,
    bytes: gbk ? iconv.encode(html, 'gbk') : Buffer.from(html),
    gold: [goldOf(report)],
    furniture,
  };
}

const list = (items: readonly string[], tag = 'li'): string =>
  items.map((item, i) => `<${tag}><a href="/c${i}/">${item}</a></${tag}>`).join('\n');

/** 拓尔思: `TRS_Editor` in a box of its own, an advert between paragraphs, an editor's line inside the editor. */
export const trs: Portal = (seed) => {
  const report = inventedReport(seed);
  const { title, paragraphs, published } = report;
  const advert = '赤壁文旅：春到羊楼洞，茶香等你来';
  const half = Math.floor(paragraphs.length / 2);
  const p = (text: string): string => `<p style="text-indent:2em">　　${text}</p>`;
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_赤壁市人民政府门户网站</title>
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${published}">
<link rel="canonical" href="https://chibi.example.org/zwgk/${4000 + seed * 37}.shtml"></head><body>
<div class="header"><div class="logo">赤壁市人民政府</div><ul class="nav">${list(channels)}</ul></div>
<div class="bread">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政府工作报告</div>
<div class="article-box"><h1 class="art-title">${title}</h1>
<div class="art-info"><span>发布时间：${published}</span><span>信息来源：赤壁市政府办公室</span><span>浏览次数：${seed * 131 + 7}次</span><span class="print-btn">【打印】</span></div>
<div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor">
${paragraphs.slice(0, half).map(p).join('\n')}
<div class="wenlv-ad"><a href="/wenlv/">${advert}</a></div>
${paragraphs.slice(half).map(p).join('\n')}
<p class="zrbj">值班主任：柏清和　信息员：${['桑立夏', '乔长风', '尹望舒'][seed % 3]}</p>
<p style="text-align:center">掌上赤壁 一手掌握</p>
</div></div>
<div class="bdshare">分享到：<a>微信</a><a>微博</a></div>
<div class="updown"><p>上一篇：<a href="a.html">${other(seed)}</a></p><p>下一篇：<a href="b.html">${other(seed + 3)}</a></p></div></div>
<div class="side"><h3>热门信息</h3><ul>${list([other(seed + 1), other(seed + 2), other(seed + 4)])}</ul></div>
<div class="footer"><p>主办：赤壁市人民政府办公室　承办：赤壁市大数据中心</p><p>鄂ICP备00000000号</p><p>您是第${seed * 977 + 12}位访客</p></div>
</body></html>`;
  return saved(seed, html, report, [
    ...channels,
    '赤壁市人民政府',
    advert,
    '掌上赤壁 一手掌握',
    `分享到：微信微博`,
    `上一篇：${other(seed)}`,
    `下一篇：${other(seed + 3)}`,
    `发布时间：${published}`,
    '信息来源：赤壁市政府办公室',
    '热门信息',
    other(seed + 1),
    '鄂ICP备00000000号',
    `您是第${seed * 977 + 12}位访客`,
    `值班主任：柏清和 信息员：${['桑立夏', '乔长风', '尹望舒'][seed % 3]}`,
    '【打印】',
  ]);
};

/** 大汉: `#zoom` in tables of a print area, a notice of the app and a second share bar in the body. */
export const hanweb: Portal = (seed) => {
  const report = inventedReport(seed + 40, '桐庐县');
  const { title, paragraphs, published } = report;
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>桐庐县人民政府 政府工作报告 ${title}</title></head><body>
<!-- saved from url=(0063)http://tonglu.example.org/art/${report.year}/2/3/art_1229${seed}_${59000 + seed}.html -->
<div id="barrierfree_container"><table width="1000" class="top"><tr><td>${channels.map((c) => `<a href="#">${c}</a>`).join(' | ')}</td></tr></table>
<table id="article" width="1000"><tr><td class="title">${title}</td></tr>
<tr><td class="bar">信息来源：<b>县府办</b> 发布日期：${published} <font>浏览次数：<span>${seed * 31}</span></font> 字号：[ 大 中 小 ]</td></tr>
<tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin-->
${paragraphs.map((text, i) => `<div style="text-indent: 2em;"><span>${text}</span></div>${i === 9 ? '<div class="app-tip">打开“浙里桐庐”客户端，听书更轻松</div>' : ''}`).join('\n')}
<!--ZJEG_RSS.content.end--><div class="erweima"><img src="q.png"/>扫一扫在手机打开当前页</div>
<div class="fujian-tip">如需纸质文本，可到县档案馆索取</div>
</div></td></tr>
<tr><td class="tools">【<a href="javascript:window.print()">打印本页</a>】【<a href="javascript:window.close()">关闭窗口</a>】</td></tr></table>
<table class="foot"><tr><td>版权所有：桐庐县人民政府　浙公网安备00000000000000号</td></tr></table></div></body></html>`;
  return saved(seed, html, report, [
    ...channels,
    '打开“浙里桐庐”客户端，听书更轻松',
    '扫一扫在手机打开当前页',
    '如需纸质文本，可到县档案馆索取',
    '打印本页',
    '关闭窗口',
    '版权所有：桐庐县人民政府',
    '浙公网安备00000000000000号',
    '县府办',
  ]);
};

/** 开普: `#UCAP-CONTENT`, a table of index fields before, links of other articles and a paragraph about the account inside. */
const ucap: Portal = (seed) => {
  const report = inventedReport(seed + 80, '奉化区');
  const { title, paragraphs, published } = report;
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:url" content="https://fenghua.example.org/content/${seed}.html"><title>${title}</title></head><body>
<div class="wza"><a>无障碍浏览</a><a>长者模式</a></div><nav><ul>${list(channels)}</ul></nav>
<div class="content clearfix"><div class="xl-head"><table class="xxgk"><tr><td>索引号：</td><td>00299${seed}/2024-${seed}</td><td>发布机构：</td><td>区府办</td></tr><tr><td>公开日期：</td><td>${published}</td><td>公开方式：</td><td>主动公开</td></tr></table>
<h2>${title}</h2><div class="xl-mes"><span>来源：区府办</span><span>点击率：${seed + 99}</span></div></div>
<div class="pages_content" id="UCAP-CONTENT">
${paragraphs.map((text, i) => `<p>${text}</p>${i % 8 === 7 ? '<p class="gzh"><a href="https://weixin.example.org/x">点击关注“奉化发布”</a></p>' : ''}`).join('\n')}
<ul class="xgyd"><li><a href="1.html">${other(seed)}</a></li><li><a href="2.html">${other(seed + 5)}</a></li><li><a href="3.html">${other(seed + 6)}</a></li></ul>
<p>（奉化区融媒体中心供稿）</p>
</div><div class="share-box">分享：<a>微信</a></div></div>
<div class="ft">主办单位：奉化区人民政府<br>网站标识码：0000000000</div></body></html>`;
  return saved(seed, html, report, [
    ...channels,
    '无障碍浏览',
    '区府办',
    '点击关注“奉化发布”',
    other(seed),
    other(seed + 5),
    other(seed + 6),
    '（奉化区融媒体中心供稿）',
    '主办单位：奉化区人民政府',
    '网站标识码：0000000000',
    '主动公开',
  ]);
};

/** Tables in tables in GBK, with hardly a name: the text between `<br>`, slogans and a counter in the same cell. */
const tables: Portal = (seed) => {
  const report = inventedReport(seed + 120, '仙居县');
  const { title, paragraphs, published } = report;
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>仙居县政府网</title></head><body>
<table width="778" align="center"><tr><td>${channels.map((c) => `<a href="x.asp">${c}</a>`).join('　')}</td></tr></table>
<table width="778" align="center"><tr><td width="180" valign="top"><table><tr><td>站内搜索</td></tr><tr><td><a href="1.asp">${other(seed + 7)}</a></td></tr><tr><td><a href="2.asp">${other(seed + 8)}</a></td></tr></table></td>
<td valign="top"><table width="100%"><tr><td align="center"><font size="4"><b>${title}</b></font></td></tr>
<tr><td align="center">发布日期：${published}　阅读：${seed * 17 + 3}次</td></tr>
<tr><td class="nr"><table><tr><td class="nrtext">
神仙居所　生态仙居<br>
${paragraphs.map((text) => `　　${text}<br><br>`).join('\n')}
仙居县政府网 编辑部整理　录入：网管<br>
本页面已被浏览${seed * 7 + 4}次<br>
<a href="javascript:history.back()">返回上级栏目</a><br>
</td></tr></table></td></tr></table></td></tr></table>
<table width="778"><tr><td align="center">仙居县人民政府 版权所有　建议使用1024*768分辨率浏览</td></tr></table></body></html>`;
  return saved(
    seed,
    html,
    report,
    [
      ...channels,
      '神仙居所　生态仙居',
      '仙居县政府网 编辑部整理　录入：网管',
      `本页面已被浏览${seed * 7 + 4}次`,
      '返回上级栏目',
      '站内搜索',
      other(seed + 7),
      '仙居县人民政府 版权所有　建议使用1024*768分辨率浏览',
      `发布日期：${published}`,
    ],
    true,
  );
};

/** 博达: ids with numbers in them, the article in `v_news_content` in a form. */
const vsb: Portal = (seed) => {
  const report = inventedReport(seed + 160, '修水县');
  const { title, paragraphs, published } = report;
  const html = `<!DOCTYPE HTML><html><head><meta charset="utf-8"><title>${title}-修水县人民政府</title></head><body>
<header><a>${channels.join('</a><a>')}</a></header>
<div class="main-r"><form name="_newscontent_fromname"><h1>${title}</h1><div class="rq">时间：${published}　作者：县府办　阅读：<span id="dynclicks_${seed}">${seed * 3 + 8}</span></div>
<div id="vsb_content_${500 + seed}"><div class="v_news_content">
${paragraphs.map((text) => `<p class="vsbcontent_start">${text}</p>`).join('\n')}
<p class="vsbcontent_end">诵读：修水之声 制作：修水网信</p>
</div></div><p>上一条：<a href="9.htm">${other(seed + 2)}</a></p><p>下一条：<a href="8.htm">${other(seed + 9)}</a></p></form></div>
<footer><p>赣公网安备 00000000000000号</p></footer></body></html>`;
  return saved(seed, html, report, [
    ...channels,
    '诵读：修水之声 制作：修水网信',
    `上一条：${other(seed + 2)}`,
    '赣公网安备 00000000000000号',
    '县府办',
  ]);
};

/** A dump of pages as text, each with the site's menu above and its own lines below and between. */
const dump: Portal = (seed) => {
  const report = inventedReport(seed + 200, '乾安县');
  const { title, paragraphs, published } = report;
  const head = [
    '乾安政务在线',
    '首页 走进乾安 政务公开 办事服务',
    '智慧乾安 | 数据乾安',
    `当前位置：首页 > 政府信息 > 工作报告`,
  ];
  const foot = [
    `信息员：${['鲍清和', '蒙致远', '柏望舒'][seed % 3] as string}`,
    '乾安县融媒体中心 二维码 关注我们',
    '本稿件由乾安政务在线整理，转载请注明出处，欢迎网友留言。',
    '乾安印象 大美草原',
    `累计访问：${seed * 1234 + 5}人次`,
    '主办：乾安县人民政府　吉ICP备00000000号',
  ];
  const text = `${[...head, title, `发布时间：${published} 来源：县政府办`, ...paragraphs, ...foot].join('\n')}\n`;
  return {
    name: `${5000 + seed}.txt`,
    bytes: Buffer.from(text),
    gold: [goldOf(report)],
    furniture: [...head, ...foot, `发布时间：${published} 来源：县政府办`],
  };
};

/** A list page as text: three reports run together, each under its entry and over its advert. */
const listPage: Portal = (seed) => {
  const places = ['余江区', '樟树市', '靖安县', '上高县', '铜鼓县', '宜丰县'];
  const reports = [0, 1, 2].map((i) =>
    inventedReport(seed * 3 + i + 300, places[(seed + i) % places.length], 2),
  );
  const head = ['赣鄱园区网', '投资指南 | 园区名录 | 厂房出租', '共 88 条记录'];
  const between = ['看园区 找厂房 上赣鄱园区网', '立即咨询 400-000-0000'];
  const foot = ['下一页 尾页', '赣鄱园区网 版权所有'];
  const text = `${[...head, ...reports.flatMap((report) => [`• 【${report.place.slice(0, 2)}招商】${report.title}`, ...report.paragraphs, report.published, ...between]), ...foot].join('\n')}\n`;
  return {
    name: `list_${seed}.txt`,
    bytes: Buffer.from(text),
    gold: reports.map(goldOf),
    furniture: [
      ...head,
      ...between,
      ...foot,
      ...reports.map(({ published }) => published),
      ...reports.map(({ place }) => `【${place.slice(0, 2)}招商】`),
    ],
  };
};

/**
 * What must not be learned: headings in a class of their own that every report has, under the same words; a set phrase
 * that speaks of more than a site does; a speaker and a signature that stay for years; a table at the end.
 */
export const traps: Portal = (seed) => {
  const base = inventedReport(seed + 240, '奉化区');
  const paragraphs = [
    ...base.paragraphs.slice(0, 1),
    '奉化区区长 褚望舒',
    ...base.paragraphs.slice(2, 5),
    '工业经济',
    ...base.paragraphs.slice(5, 9),
    '农业农村',
    ...base.paragraphs.slice(9),
    '让改革发展成果更多更公平惠及全体人民，让群众有更多获得感。',
    '“奉化办”客户端上线事项新增三百项，点击率居全市第一。',
    '奉化区人民政府',
    `${base.year}年2月18日`,
    '（此件公开发布）',
  ];
  const report = { ...base, paragraphs };
  const heading = (text: string): string =>
    /^(?:工业经济|农业农村|主要工作|名词解释)$/.test(text) ? ' class="sub-title"' : '';
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${report.title} - 奉化区人民政府</title></head><body>
<div class="top">${list(channels, 'span')}</div>
<div class="xl_con"><h1>${report.title}</h1><p class="xl_tit">发布日期：${report.published} 来源：区政府办 阅读 ${seed * 7}</p>
<div class="xl_txt" id="con_${7000 + seed}">
${paragraphs.map((text) => `<p${heading(text)}>${text}</p>`).join('\n')}
<p class="xl_bj">文字编辑丨${['尹清和', '邬立夏', '蒙长风'][seed % 3]}</p>
</div></div></body></html>`;
  return saved(seed, html, report, [
    ...channels,
    `发布日期：${report.published} 来源：区政府办 阅读 ${seed * 7}`,
    `文字编辑丨${['尹清和', '邬立夏', '蒙长风'][seed % 3]}`,
  ]);
};

/** No class and no id anywhere: adverts out of a pool, a shop's that comes again and again, related articles below. */
const plain: Portal = (seed) => {
  const report = inventedReport(seed + 280, '靖安县');
  const { title, paragraphs, published } = report;
  const pool = [
    '【广告】靖安白茶节进行中，点击了解详情！',
    '扫码下载“靖安通”客户端，掌上办事更方便！',
    '关注“靖安发布”公众号，第一时间看本地资讯',
    '【推广】三爪仑漂流门票预订',
  ];
  const [first, second] = [pool[seed % 4] as string, pool[(seed + 1) % 4] as string];
  const shop = '靖安农商银行 百姓自己的银行';
  const p = (text: string): string => `<p>　　${text}</p>`;
  const body = paragraphs.flatMap((text, i) => [
    p(text),
    ...(i === 7 ? [`<p>${first}</p>`] : []),
    ...(i === 12 ? [`<p>${second}</p>`] : []),
    ...(i % 9 === 5 ? [`<p>${shop}</p>`] : []),
  ]);
  const related = [other(seed), other(seed + 3), other(seed + 6)];
  const html = `<html><head><meta charset="gbk"><title>${title}_靖安新闻_靖安在线</title></head><body><p>${channels.map((c) => `<a href="/x">${c}</a>`).join(' ')}</p>
<h2>${title}</h2><p>${published} 09:12 靖安在线</p>
${body.join('\n')}
<p>责任编辑：${['鲍清和', '邬立夏'][seed % 2]}</p><p>猜你感兴趣的内容</p>
${related.map((text) => `<p><a href="/n/${text.length}.html">${text}</a></p>`).join('\n')}
<p>违法和不良信息举报电话：000-00000000</p></body></html>`;
  return saved(
    seed,
    html,
    report,
    [
      ...channels,
      first,
      second,
      shop,
      ...related,
      `责任编辑：${['鲍清和', '邬立夏'][seed % 2]}`,
      '猜你感兴趣的内容',
      '违法和不良信息举报电话：000-00000000',
      `${published} 09:12 靖安在线`,
    ],
    true,
  );
};

/** The same as text: what a person copied out of the window. */
const copied: Portal = (seed) => {
  const report = inventedReport(seed + 320, '上高县');
  const { title, paragraphs, published } = report;
  const menu = [
    '上高新闻网',
    '首页',
    '要闻',
    '乡镇',
    '部门',
    '专题',
    '视听',
    '你的位置：上高新闻网 > 文件 > 正文',
  ];
  const ads = ['上高紫皮大蒜 原产地直供', '上高紫皮大蒜 原产地直供'];
  const related = ['阅读推荐', other(seed), other(seed + 2), other(seed + 5)];
  const foot = [`浏览 ${seed * 41}`, '点赞 收藏 评论', ...related, '上高新闻网版权所有 未经书面授权不得复制'];
  const body = paragraphs.flatMap((text, i) => [
    text,
    ...(i === 8 ? [ads[0] as string] : []),
    ...(i === 15 ? [ads[1] as string] : []),
  ]);
  const text = `${[...menu, title, `${published} 作者：县政府办`, ...body, ...foot].join('\r\n')}\r\n`;
  return {
    name: `${8000 + seed}.txt`,
    bytes: iconv.encode(text, 'gbk'),
    gold: [goldOf(report)],
    furniture: [...menu, ...ads, ...foot, `${published} 作者：县政府办`],
  };
};

/** All of them, by name. */
export const portals: Readonly<Record<string, Portal>> = {
  trs,
  hanweb,
  ucap,
  tables,
  vsb,
  dump,
  listPage,
  traps,
  plain,
  copied,
};
