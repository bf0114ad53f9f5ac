/** Writes the sample archives of `raw/web-archive/`: invented pages of an invented site, as a crawler and a browser keep them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { chunked, packedEach, recordOf, responseOf } from '../tests/archives/made-warc.ts';
import { zipOf } from '../tests/archives/made-zip.ts';

const folder = new URL('../raw/web-archive/', import.meta.url);
const site = 'https://www.example.org/ruzhou';

const report = `<html>
<head><title>2020年汝州市政府工作报告 - 汝州政务样例</title></head>
<body>
<div class="top"><a href="/">首页</a> | <a href="/news">要闻</a> | <a href="/open">公开</a></div>
<div class="article-content">
<h1>2020年汝州市政府工作报告</h1>
<p>——2020年4月21日在汝州市第九届人民代表大会第五次会议上</p>
<p>代理市长　范知秋</p>
<p>各位代表：</p>
<p>　　现在，我代表市人民政府向大会报告工作，请予审议，并请各位政协委员和列席同志提出意见。</p>
<p>　　一、2019年工作回顾</p>
<p>　　过去一年，全市生产总值增长6.3%，一般公共预算收入完成27.4亿元，城乡居民收入稳步提高。</p>
<p>　　（一）汝瓷产业加快集聚。瓷土公共检测站投入使用，新签约作坊41家，烧成率提高到83%，线上销售额翻了一番。</p>
<p>　　（二）城乡面貌持续改善。疏浚洗耳河11公里，新建停车泊位2600个，改造老旧小区19个，惠及3417户居民。</p>
<p>　　二、2020年工作安排</p>
<p>　　今年的主要目标是：生产总值增长6%左右，城镇新增就业7200人，空气优良天数达到251天。</p>
<p>　　（一）稳住企业和就业。对受影响的小微企业减免房租三个月，开展技能培训1.3万人次。</p>
<p>　　（二）办好民生实事。新建公办幼儿园6所，改造卫生室88个，开通公交线路4条。</p>
<p>　　各位代表！让我们一步一个脚印，把今年的事情一件一件办好，为建设美丽汝州而努力！</p>
</div>
<div class="foot">汝州政务样例　主办单位：样例办公室　联系电话：0000-0000000</div>
</body>
</html>
`;

const notice = `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>关于做好2020年小麦抢收工作的通知_汝州政务样例</title></head>
<body>
<nav><a href="/">首页</a><a href="/tz">通知公告</a></nav>
<div id="zoom">
<h2>汝州市人民政府办公室关于做好2020年小麦抢收工作的通知</h2>
<p>汝政办〔2020〕17号</p>
<p>各乡镇人民政府、街道办事处，市直有关单位：</p>
<p>为确保今年小麦颗粒归仓，经市政府同意，现将有关事项通知如下：</p>
<p>一、备足机具。5月25日前检修联合收割机1900台，跨区作业证由农机中心当日办结。</p>
<p>二、守住安全。每个打麦场配备两处水源、四具灭火器，值守人员不少于3人。</p>
<p>三、及时播种。收一块、种一块，6月12日前完成玉米、花生夏播54万亩。</p>
<p>汝州市人民政府办公室</p>
<p>2020年5月18日</p>
</div>
<footer>主办：样例办公室</footer>
</body>
</html>
`;

const townReport = `2019年纸坊镇政府工作报告
2019年2月26日在汝州市纸坊镇第五届人民代表大会第四次会议上
镇长 蒋文澜
各位代表：
我代表镇人民政府，向大会作工作报告，请予审议。
一、2018年工作回顾
一年来，全镇完成固定资产投资2.1亿元，农民人均可支配收入15380元，增长8.7%。
（一）产业有了新底子。发展红薯粉条加工户63户，建成冷库5座，年产粉条1800吨。
（二）村庄有了新面貌。硬化背街小巷27公里，栽植石榴4.6万株，建成文化广场9个。
二、2019年工作打算
全年计划新增高效田3200亩，改造自来水管网44公里，村级集体收入全部超过5万元。
各位代表，实干方能兴镇，让我们以更足的干劲完成全年任务！谢谢大家。
`;

mkdirSync(folder, { recursive: true });
const info = Buffer.from('software: made by hand for this project\r\nformat: WARC File Format 1.1\r\n');
const gbk = iconv.encode(report, 'gb18030');
const records = [
  recordOf(
    {
      'WARC-Type': 'warcinfo',
      'WARC-Date': '2025-06-18T01:00:00Z',
      'Content-Type': 'application/warc-fields',
    },
    info,
  ),
  responseOf({
    url: 'http://www.example.org/ruzhou/',
    date: '2025-06-18T01:00:02Z',
    status: '301 Moved Permanently',
    headers: { Location: `${site}/` },
    body: '',
  }),
  // Its encoding stands in its HTTP header alone.
  responseOf({
    url: `${site}/2020/content_1108.html`,
    date: '2025-06-18T01:00:05Z',
    type: 'text/html; charset=GBK',
    headers: { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' },
    body: chunked(gzipSync(gbk), 512),
  }),
  responseOf({
    url: `${site}/images/logo.gif`,
    date: '2025-06-18T01:00:06Z',
    type: 'image/gif',
    body: Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'),
  }),
  responseOf({
    url: `${site}/tz/view?id=317`,
    date: '2025-06-18T01:00:09Z',
    type: 'text/html;charset=utf-8',
    body: notice,
  }),
];
writeFileSync(new URL('ruzhou-crawl.warc.gz', folder), packedEach(records));

const name = '乡镇/纸坊镇2019.txt';
const manifest = {
  [name]: {
    url: `${site}/xiangzhen/zhifang-2019.txt`,
    retrievedAt: '2025-06-19',
    retrievedAtBasis: 'observed',
    note: 'example written for this project: invented report of 纸坊镇; its name in the archive is GBK, as Chinese Windows writes it',
  },
};
writeFileSync(
  new URL('ruzhou-towns.zip', folder),
  zipOf([
    { name: 'manifest.json', body: `${JSON.stringify(manifest, null, 2)}\n` },
    { name: iconv.encode(name, 'gb18030'), body: townReport },
  ]),
);
const example = 'example written for this project by scripts/build-sample-archives.ts:';
writeFileSync(
  new URL('manifest.json', folder),
  `${JSON.stringify(
    {
      'ruzhou-crawl.warc.gz': {
        note: `${example} a crawl of an invented site: a page in GBK that only its HTTP header tells of, one in UTF-8, a redirect, a picture`,
      },
      'ruzhou-crawl.warc.gz/000003-www.example.org-content_1108.html': {
        note: 'example written for this project: invented report of 汝州市; address and time are from the archive',
      },
      'ruzhou-towns.zip': { note: `${example} a zip of one text and its manifest.json` },
    },
    null,
    2,
  )}\n`,
);
