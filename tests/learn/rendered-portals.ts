import type { Portal } from './invented-portals.ts';
import { inventedReport } from './invented-reports.ts';

/** A portal that a program draws in the browser, saved as it stood there: names of classes are made up at each build. */
function rendered(nameOf: (part: string, build: number) => string): Portal {
  return (seed) => {
    const report = inventedReport(seed + 80, '遂昌县');
    const { title, paragraphs, published } = report;
    const named = (part: string): string => `data-v-${seed % 2}f3c class="${nameOf(part, seed % 3)}"`;
    const bar = ['无障碍浏览', '适老化模式', '大字体', '语音播报'];
    const foot = ['您对本页面的内容是否满意？', '非常满意', '基本满意', '不太满意'];
    const credits = ['来源 | 县府办', `编辑 | ${['桑立夏', '乔长风', '尹望舒'][seed % 3]}`, '— END —'];
    const app = '更多消息请下载“云上遂昌”客户端';
    const info = `发布时间：${published} 08:1${seed % 9}`;
    const spans = (words: readonly string[]): string =>
      words.map((each) => `<span ${named('item')}>${each}</span>`).join('');
    const html = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>
<!-- saved from url=(0041)https://suichang.example.org/#/detail?id=${seed} --><div id="app" data-v-app="">
<div ${named('bar')}>${spans(bar)}</div><div ${named('wrap')}><h1 ${named('title')}>${title}</h1>
<div ${named('meta')}><span>${info}</span><span>阅读次数：${seed * 31}</span></div>
<div ${named('body')}>${paragraphs.map((text) => `<p ${named('p')}>${text}</p>`).join('')}
${credits.map((text) => `<p ${named('p')}>${text}</p>`).join('')}<p ${named('p')}><strong>${app}</strong></p></div>
<div ${named('share')}>${spans(['分享到：', '微信', '微博'])}</div><div ${named('rate')}><p>${foot[0]}</p>${spans(foot.slice(1))}</div></div>
<div ${named('foot')}><p>主办：遂昌县人民政府办公室</p><p>浙ICP备00000000号</p></div></div></body></html>`;
    return {
      name: `detail-${seed}.html`,
      bytes: Buffer.from(html),
      gold: [`${[title, ...paragraphs].join('\n')}\n`],
      furniture: [...bar, ...foot, ...credits, app, info, `阅读次数：${seed * 31}`, '浙ICP备00000000号'],
    };
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const madeUp = (part: string, build: number): string =>
  [...part, 'x', 'y', 'z']
    .slice(0, 5)
    .map((letter, at) => letters[(letter.charCodeAt(0) * 7 + build * 11 + at * 5) % 36])
    .join('');

/** Portals that are drawn in the browser: by names that say nothing, and by names with a part that says nothing. */
export const renderedPortals: Readonly<Record<string, Portal>> = {
  emotion: rendered((part, build) => `css-${madeUp(part, build)}7q`),
  modules: rendered((part, build) => `Detail_${part}__${madeUp(part, build)}`),
};
