/** What speaks of a site, its pages, its readers and those who put them up; no word of it alone makes a report's line. */
const ofSite =
  /本网|本站|网站|网友|网民|网址|微信|微博|公众号|视频号|抖音|客户端|手机版|APP|扫码|扫一扫|扫描|二维码|点击|点赞|点阅|浏览|阅读[量数次]|阅读[:：]|访问[量数次]|访客|人次|转载|版权|免责|来源[:：]|稿源|编辑|责编|信息员|录入[:：]|值班(?:编辑|主任|总编)|审核[:：]|审校|校对[:：]|供稿|撰稿|来稿|投稿|[摄攝]影[:：]|上一[篇条页]|下一[篇条页]|打印|关闭|字体|字号|分享|收藏|返回|首页|顶部|更多|订阅|广告|赞助|推广|推荐阅读|相关(?:链接|新闻|文章|阅读|报道)|专题|链接|登录|注册|纠错|ICP|备案|www\.|https?:|搜索|评论|关注|技术支持|新媒体|融媒体|全媒体|门户|报道|记者|通讯员|编者|Copyright|©|热线|欢迎您|阅读\s?\d/i;

/** What only a site says, to those who read it: to press, to follow, to fetch; whose words these are; that it advertises. */
const toReader =
  /^[【[（(]?(?:广告|推广|赞助|AD)[】\]）):：]|^(?:本[站网报])?(?:特约|图片|文字|友情|公益)?广告(?:位|招租)?$|您对[^。]{0,12}(?:是否)?满意|对您[^。]{0,6}(?:有|是否有)?帮助|^\P{L}*(?:the)?end\P{L}*$|(?:点击|点此|戳|猛戳|长按|扫码|扫一扫|扫描)(?:下方|上方|左侧|右侧|此处|这里|图片|链接|“|《|二维码|进入|查看|下载|关注|了解|观看|收听|阅读|打开|报名|领取|订阅)|(?:关注|搜索|订阅|下载|打开|加入)[^。，]{0,16}(?:公众号|视频号|抖音号?|微信号?|微博|客户端|小程序|APP|手机报)|欢迎(?:您|大家|广大|网友|读者)?(?:关注|访问|下载|投稿|转发|订阅|留言|点赞)|本(?:网|站|稿件?|页面?|栏目|平台|公众号)[^。]{0,20}(?:转载|版权|整理|所有|编辑|立场|负责|联系)|(?:转载|引用)(?:请|须|时|务必)|未经[^。]{0,12}(?:授权|许可|同意)[^。]{0,12}(?:转载|复制|使用|摘编)|责任编辑|违法[^。]{0,10}举报|邀您|喊您|等你来|约起来|免责声明/iu;

/** Whether a line addresses those who read a site, as no report does. */
export function addressesReader(words: string): boolean {
  return toReader.test(words.slice(0, 200));
}

/** Names of elements that stand beside an article, as whole words of a class or an id. */
const ofBesides =
  /(?:^|[\s_-])(?:ads?\w?|adv\w*|gg\w*|guanggao|banner|tips?|share\w*|fenxiang|print|tools?|toolbar|qr\w*|ewm|code|wechat|weixin|wx\w*|author|editor|bianji|zebian|zrbj|laiyuan|source|ly|info|infos?|meta|counter|count|hits|llcs|views?num|prev\w*|next\w*|pages?|pagination|pager|sxp|syp|xyp|related?|xg\w*|hot|recommend|tuijian|tj|links?|more|copyright|foot\w*|app|download|promo\w*|sponsor|gzh|attention|follow|vote|zan|like|comment|statement|shengming|mzsm)(?:$|[\s_-])/i;

/** Whether a line speaks of a site rather than of the work of a government. */
export function speaksOfSite(words: string): boolean {
  return ofSite.test(words);
}

/** Whether an element's class or id is one of what stands beside an article. */
export function namedBeside(names: string): boolean {
  return ofBesides.test(names.replace(/([a-z])([A-Z])/g, '$1-$2'));
}
