import { rewrite } from '../rule.ts';

/**
 * `显着` → `显著`, `卓着` → `卓著`: a 着 that a simplifier put for 著 where only 著 is a word.
 *
 * Not `彰显着`, `凸显着` (显 with the particle), nor `显着力`. `着名` and `着作` only where no verb can be before:
 * `带着名牌`, `忙着作报告` stay; `论着`, `编着`, `执着` are left alone.
 */
export const misusedParticle = rewrite(
  'misused-particle',
  /着(?:(?<=(?<![彰凸尽突浅隐])显着|[卓昭]着)(?![力眼手重急实装])|(?<=(?:^|[，。、；：“《（\n]|国内外|海内外|国内|世界|国际|全国)着)(?=名(?:的|品牌|景区|企业|专家|学者|商标|高校|大学))|(?=作(?:权|等身))|(?<=(?:四大名|文学名|世界名|经典名)着)(?!手))/g,
  '著',
  { needs: ['着'] },
);
