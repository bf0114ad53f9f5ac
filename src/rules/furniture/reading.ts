import { barOf, kindOf } from './line.ts';

/** The buttons over an article: `下载 打印 全屏 收藏`, `【字号：` `加大` `还原` `】`. */
export const readingBar = barOf(
  'reading-bar',
  `下载 下载本文 全文下载 文档下载 下载文字版 下载图片版 打印 打印本页 打印本文 打印正文 我要打印 全屏 收藏 收藏本页 收藏本文 我要收藏 点赞 关闭 关闭窗口 关闭本页 关闭页面 窗口关闭 纠错 我要纠错 朗读 语音播报 播报 视力保护色
   复制链接 字体 字号 字体大小 文字大小 特大 加大 还原 减小 缩小 放大 默认 超大 大 中 小 A A- A+ 繁 简 返回顶部 返回 分享 转发 确认 确定 取消 继续访问 放弃 X × ✖`,
  'edge',
);

/** A bracket left of a bar that was broken into lines: `【字号：` … `】`. */
export const barBracket = kindOf('reading-bar-bracket', { edge: /^[【】[\]]$/ }, undefined, {
  opens: '【】[]',
  closes: '【】[]',
});

/** `分享到：微信 微博`, `分享`. */
export const shareBar = kindOf('share-bar', {
  sure: /^•?(?:(?:一键)?分享(?:至|到)(?:[: ][^。;,]{0,60})?|分享:[^。;,]{0,40}|(?:微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|人人网|腾讯微博|豆瓣)(?:[ |、](?:微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|人人网|腾讯微博|豆瓣)){1,10})$/,
  edge: /^•?(?:微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|腾讯微博)$/,
});

/** The square to photograph: `扫一扫在手机打开当前页`. */
export const scanCode = kindOf('scan-code', {
  sure: /^•?(?:(?:微信|手机)?(?:扫一扫|扫码|扫描二维码|扫描下方二维码|长按二维码)[^。;,]{0,12}(?:打开|分享|关注|浏览|查看|阅读|访问)[^。;,]{0,20}|(?:关注|打开)[^。;]{0,12}(?:微信公众号|二维码)[^。;]{0,12})$/,
  edge: /^•?(?:微信|手机)?(?:扫一扫|扫码|二维码)$/,
});
