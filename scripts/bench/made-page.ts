import { type Draws, drawsFrom } from './draws.ts';
import { type MadeReport, madeReport, sentences } from './made-report.ts';

/** What of a page is its article; the rest is navigation, tables, lists of links, scripts and a footer. */
const ARTICLE = 0.6;
const CHANNELS = [
  '首页',
  '要闻动态',
  '政务公开',
  '办事服务',
  '互动交流',
  '走进样例',
  '专题专栏',
  '数据发布',
] as const;

/** A page of a site as it is served, in UTF-8, of about so many bytes. */
export function madePage(seed: number, bytes: number): Uint8Array {
  const draws = drawsFrom(seed + 3);
  const report = madeReport(seed, bytes * ARTICLE * 0.8);
  const parts = [head(report, draws, bytes * 0.06), article(report, draws, bytes * ARTICLE * 0.2)];
  parts.push(related(draws, bytes * 0.25), foot());
  return Buffer.from(parts.join('\n'));
}

function head({ title }: MadeReport, draws: Draws, bytes: number): string {
  const script =
    'var channel="zwgk";function share(kind){window.open("/share?to="+kind+"&u="+encodeURIComponent(location.href));}\n';
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="ArticleTitle" content="${title}">
<title>${title}_政府工作报告_样例县人民政府</title>
<link rel="stylesheet" href="/static/site.css">
<style>.nav li{float:left;padding:0 12px}.art p{text-indent:2em;line-height:2}</style>
<script>${script.repeat(Math.max(1, Math.round(bytes / 2 / script.length)))}</script>
</head>
<body>
<div class="top"><a href="/login">登录</a> | <a href="/reg">注册</a> | <a href="/wza">无障碍</a></div>
<div class="nav"><ul>${CHANNELS.map((name, index) => `<li><a href="/c${index}/" target="_self">${name}</a><ul>${links(draws, Math.max(3, Math.round(bytes / 2000)))}</ul></li>`).join('')}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政府工作报告</div>`;
}

function article({ title, paragraphs }: MadeReport, draws: Draws, bytes: number): string {
  const body = paragraphs.map((paragraph, index) => {
    const styled =
      index % 3 === 0
        ? `<span style="font-family:仿宋_GB2312;font-size:16pt">${paragraph}</span>`
        : paragraph;
    return `<p style="text-align:justify">&nbsp;&nbsp;&nbsp;&nbsp;${styled.replace(/（([一二三四五六七八])）([^。]{4,12}。)/, '<strong>（$1）$2</strong>')}</p>`;
  });
  const middle = Math.floor(body.length / 2);
  body.splice(middle, 0, table(draws, bytes));
  return `<div class="main">
<h1>${title}</h1>
<div class="info"><span>来源：样例县人民政府办公室</span><span>发布时间：2024-03-0${draws.number(1, 9)} 09:${draws.number(10, 59)}</span><span>浏览次数：<em>${draws.number(10, 9000)}</em></span> <a href="javascript:share('wx')">分享</a> <a href="javascript:window.print()">打印</a></div>
<div class="art" id="zoom">
${body.join('\n')}
</div>
</div>`;
}

function table(draws: Draws, bytes: number): string {
  const rows: string[] = [];
  for (let length = 0; length < bytes; length += 170)
    rows.push(
      `<tr><td>${rows.length + 1}</td><td>${draws.pick(['灌渠', '校舍', '县道', '水厂', '果园'])}建设项目</td><td align="right">${draws.number(100, 9999)}.${draws.number(0, 9)}</td><td>${draws.number(1, 12)}月</td></tr>`,
    );
  return `<table border="1" cellspacing="0"><tr><th>序号</th><th>指标</th><th>数值（万元）</th><th>完成</th></tr>\n${rows.join('\n')}\n</table>`;
}

function related(draws: Draws, bytes: number): string {
  const list = links(draws, Math.max(5, Math.round(bytes / 170)));
  return `<div class="side"><h3>相关链接</h3><ul class="list">${list}</ul></div>`;
}

function links(draws: Draws, count: number): string {
  const made: string[] = [];
  for (let i = 0; i < count; i += 1)
    made.push(
      `<li><a href="/art/2024/${draws.number(1, 12)}/${draws.number(1, 28)}/art_${draws.number(1000, 99999)}.html" title="详情">${sentences(draws, 1).slice(0, draws.number(9, 18))}</a><span>0${draws.number(1, 9)}-1${draws.number(0, 9)}</span></li>`,
    );
  return made.join('\n');
}

function foot(): string {
  return `<div class="foot"><p>主办：样例县人民政府办公室　<a href="/map">网站地图</a>　<a href="/about">关于我们</a></p><p>京ICP备00000000号　网站标识码：0000000000</p><img src="/static/jiucuo.png" alt="纠错"></div>
<script src="/static/count.js"></script>
</body>
</html>
`;
}
