import { drawsFrom } from './draws.ts';
import { madeReport } from './made-report.ts';

const REPORTS = 10;

/** A portal's list page saved as text, in UTF-8: ten reports run together, with adverts between them. */
export function madeList(seed: number, bytes: number): Uint8Array {
  const draws = drawsFrom(seed + 2);
  const lines = ['首页 > 园区资讯 > 政府工作报告', '样例园区网 招商政策 厂房出租 土地出让', ''];
  for (let part = 0; part < REPORTS; part += 1) {
    const report = madeReport(seed * REPORTS + part, bytes / REPORTS);
    lines.push(
      `• 【${report.county.slice(0, -1)}招商】${report.title}`,
      '',
      report.paragraphs.map((each) => `　　${each}`).join('\n'),
      '',
    );
    lines.push(`2025-0${draws.number(1, 9)}-1${draws.number(0, 9)} 马上咨询`, '');
    if (part % 2 === 0)
      lines.push(
        '样例园区厂房火热招租中',
        '免费领取选址手册',
        `招商热线：400-000-${draws.number(1000, 9999)}`,
        '',
      );
  }
  lines.push('首页 上一页 1 2 3 4 5 下一页 尾页', '样例园区网 版权所有 京ICP备00000000号');
  return Buffer.from(`${lines.join('\n')}\n`);
}
