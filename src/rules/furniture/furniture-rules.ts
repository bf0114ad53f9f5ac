import type { Rule } from '../rule.ts';
import { lineKey } from './line-key.ts';
import { channelTag, listBullet, listDate, siteSuffix } from './list-page.ts';
import { pageNumber, runningHeader } from './pages.ts';
import { furniture } from './removal.ts';

/** What is known by more than a line's own words. */
export const surroundedRules: readonly Rule[] = [
  lineKey, // 2031⇥各位代表：… → 各位代表：…, where every line is a document
  listDate, // 2025-07-08 → (gone)
  runningHeader, // ⏎县政府工作报告⏎ at the top of every page → (gone)
  pageNumber, // — 12 — → (gone)
  channelTag, // 【青岛招商】政府工作报告 → 政府工作报告
  listBullet, // • 2021年某县政府工作报告 → 2021年某县政府工作报告
  siteSuffix, // 政府工作报告_某县人民政府网 → 政府工作报告
];

/** The kinds of furniture that a line's own words tell. */
export const lineRules: readonly Rule[] = [
  furniture('advert'), // 免费获取… → (gone)
  furniture('contact'), // 联系我们 → (gone), at the edge of a page
  furniture('navigation-channels'), // 政务公开 → (gone), at the edge of a page
  furniture('footer-links'), // 网站地图 关于我们 → (gone)
  furniture('form-bar'), // 用户名 密码 登录 → (gone)
  furniture('site-host'), // 主办单位：… 技术支持：… → (gone)
  furniture('hotline'), // 招商热线 400-000-0000 → (gone)
  furniture('own-address'), // 本文地址:/… → (gone)
  furniture('disclaimer'), // 本文仅代表作者观点… → (gone)
  furniture('site-title'), // 某县人民政府门户网站 → (gone), at the edge of a page
  furniture('submission-terms'), // 投稿须知 1.…本站… 2.…您… → (gone)
  furniture('breadcrumb'), // 当前位置：首页 > 政务公开 → (gone)
  furniture('navigation-menu'), // 导航菜单 → (gone)
  furniture('search-box'), // 请输入关键字 搜索 → (gone)
  furniture('reading-bar'), // 打印 关闭 → (gone)
  furniture('reading-bar-bracket'), // 】 → (gone), at the edge of a page
  furniture('share-bar'), // 分享到：微信 微博 → (gone)
  furniture('scan-code'), // 扫一扫在手机打开当前页 → (gone)
  furniture('published-line'), // 发布时间：2025-07-08 浏览次数：12 → (gone)
  furniture('source-line'), // 来源：某某日报 → (gone)
  furniture('editor'), // 责任编辑：张三 → (gone)
  furniture('photo-credit'), // 县长作报告。本报记者 李四 摄 → (gone)
  furniture('pager'), // 上一页 1 2 3 下一页 → (gone)
  furniture('neighbour-links'), // 上一篇：… → (gone)
  furniture('related-links'), // 相关链接 → (gone)
  furniture('comment-form'), // 留言与评论(共有 条评论) → (gone)
  furniture('captcha'), // 验证码: → (gone)
  furniture('copyright'), // 版权所有 某县人民政府 → (gone)
  furniture('filing-number'), // 某ICP备00000000号 → (gone)
];

/**
 * What the site, the printer or the converter added to a report: each kind a rule.
 *
 * They are applied one after another, in this order, each to what the ones before it left. Those that know their
 * lines by the company they keep come before the furniture that makes it.
 */
export const furnitureRules: readonly Rule[] = [...surroundedRules, ...lineRules];
