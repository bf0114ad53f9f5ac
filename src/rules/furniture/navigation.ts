import { barOf, kindOf } from './line.ts';

/** Where the reader is: `当前位置：首页 > 政务公开`. */
export const breadcrumb = kindOf('breadcrumb', {
  sure: /^•?(?:当前位置|现在位置|您(?:现在|当前|目前)?(?:所在)?的?(?:当前)?(?:位置|栏目))(?:是|为)? ?[:>].{0,100}$|^•?(?:所在)?位置: ?首页.{0,100}$|^•?(?:网站|本站)?首页 ?(?:>|→|»|›|\/|-&gt;).{0,100}$/,
});

/** A site's menu: `导航菜单`, `首页 政务公开 互动交流`. */
export const menu = barOf(
  'navigation-menu',
  `首页 网站首页 返回首页 本站首页 导航菜单 网站导航 导航 菜单 主菜单 切换导航 展开导航 返回顶部 回到顶部 返回 返回上页 返回上一页 返回列表 TOP
   设为首页 加为收藏 加入收藏 收藏本站 网站无障碍 无障碍 无障碍阅读 无障碍浏览 长者模式 关怀版 老年版 适老版 繁体 繁體 简体 繁体版 简体版 手机版 电脑版 移动版 移动端 English
   登录 注册 用户登录 个人中心 退出 邮箱 RSS 智能问答 政务微博 政务微信`,
  'edge',
);

/** A single channel's name out of a menu, and menus of channels. */
export const channels = barOf(
  'navigation-channels',
  '首页 网站首页 新闻中心 政务公开 政府信息公开 信息公开 政务服务 办事服务 互动交流 政民互动 公众参与 数据开放 政务动态 新闻动态 招商引资 投资指南 走进我们 专题专栏 热点专题 站点地图',
  'company',
  'edge',
);

/** A search box: `请输入关键字 搜索`. */
export const searchBox = kindOf('search-box', {
  sure: /^•?(?:请输入.{0,8}(?:关键字|关键词|搜索内容|检索词).{0,16}|(?:热门搜索|热搜词?|搜索热词|大家都在搜|搜索历史)(?::[^。;]{0,80})?|(?:站内|全站|本站|高级)(?:搜索|检索)(?: ?(?:搜索|检索|高级搜索))?)$/,
  edge: /^•?(?:搜索|检索|搜一搜|搜 索|search)$/i,
});

/** The name of a site on a line of its own, a welcome, the day of the visit. */
export const siteTitle = kindOf(
  'site-title',
  {
    sure: /^•?(?:欢迎(?:您)?(?:访问|光临|来到|浏览)[^。;]{0,30}(?:网|网站|门户)!?|今天是:? ?\d{4}年 ?\d{1,2}月 ?\d{1,2}日.{0,20})$/,
    outermost:
      /^•?[^。,;:!? ]{2,24}(?:门户网站|政府网站|人民政府网|政府网|信息公开网|园区网|招商网|信息网|新闻网|政务网)$/,
  },
  /网|今天|门户/,
);
