import { blanks, blanksButTabs } from './characters/blanks.ts';
import { hanZero } from './characters/han-zero.ts';
import { misusedParticle } from './characters/misused-characters.ts';
import { normalForm } from './characters/normal-form.ts';
import { privateUse } from './characters/private-use.ts';
import { compatibilityIdeographs, radicals } from './characters/radicals.ts';
import { strayVariants } from './characters/variants.ts';
import { fullWidthLetters, fullWidthSigns, halfWidthMarks, numberingStop } from './characters/width.ts';
import { englishAnd, englishOr } from './converter/english-word.ts';
import { lineBreakTag, markdownEmphasis, markdownEscape, markdownHeading } from './converter/markdown.ts';
import { bareSubscript, subscriptDigits, texFormula, texSubscript, texType } from './converter/subscripts.ts';
import { dashes } from './marks/dashes.ts';
import { documentNumber } from './marks/document-number.ts';
import { doubledMarks } from './marks/doubled-marks.ts';
import { dottedEllipsis, halfEllipsis, stoppedEllipsis } from './marks/ellipsis.ts';
import { fullStop, pointedLine } from './marks/full-stop.ts';
import { brackets, marks } from './marks/punctuation-width.ts';
import { doubleQuotes, singleQuotes } from './marks/quotes.ts';
import type { Rule } from './rule.ts';
import { emptyLine, hanSpaces, letterSpacing, lineEnds, percentSpace, yearSpacing } from './spaces/spaces.ts';
import { speakerLine } from './spaces/speaker-line.ts';

export { mayHaveVariants, strayVariants, variantsRule } from './characters/variants.ts';

/**
 * What `normalise` does to the characters, the punctuation and the spaces of a report, in order.
 *
 * Each rule sees the text as the rules before it left it. First what leaves gaps, then characters, then what a
 * converter left, then words, then marks, and spaces last, because a space may stand where a mark is decided.
 */
export const normaliseRules: readonly Rule[] = [
  // What leaves a gap behind; blanks after them, so that later patterns meet single spaces only. (What has no shape at
  // all left before: see the stage `extract`.)
  lineBreakTag, // `上<br>下` → two lines
  markdownEscape, // `\*` → `*`; first: `\*\*要点\*\*` is emphasis, and `PM\_{2.5}` a subscript
  markdownEmphasis, // `**要点。**` → `要点。`
  blanks, // `工作　　报告` → `工作 报告`

  // Characters.
  privateUse, // U+E81E → `龴`; may give radicals
  radicals, // `⺠` → `民`; may give traditional characters
  compatibilityIdeographs, // U+F90A → `金`
  halfWidthMarks, // `｡` → `。`
  fullWidthLetters, // `２０２２` → `2022`
  normalForm, // `e` + U+0301 → `é`
  strayVariants, // `驻兗部队` → `驻兖部队`
  misusedParticle, // `显着` → `显著`
  hanZero, // `二○二一年` → `二〇二一年`

  // What a converter left.
  markdownHeading, // `## 一、` → `一、`
  subscriptDigits, // `PM₁₀` → `PM10`
  texFormula, // `$PM_{2.5}$` → `PM2.5`
  texType, // `\mathrm{PM}` → `PM`
  texSubscript, // `PM_{2.5}` → `PM2.5`
  bareSubscript, // `CO_2` → `CO2`
  fullWidthSigns, // `12．5％` → `12.5%`; when every digit beside them is one
  numberingStop, // `1．项目` → `1.项目`

  // Marks. Quotes, dashes and ellipses first: they are context to the marks beside them, and look through them.
  documentNumber, // `发[2024]1号` → `发〔2024〕1号`; before the brackets
  doubleQuotes, // `"小巨人"` → `“小巨人”`
  singleQuotes, // `'十四五'` → `‘十四五’`
  englishAnd, // `思想 and 党的` → `思想和党的`; a Han word is context to what follows
  englishOr, // `企业 or 个人` → `企业或个人`
  dashes, // `--在会上` → `——在会上`
  stoppedEllipsis, // `。。。` → `……`; before doubled marks
  dottedEllipsis, // `...` → `……`; before full stops
  halfEllipsis, // `…` → `……`
  brackets, // `(二期)` → `（二期）`
  marks, // `发展,改革` → `发展，改革`
  pointedLine, // `向好.预计` → `向好。预计`
  fullStop, // `向好.` → `向好。`

  // Spaces. The speaker's line first, for it says where one stays; letter-spacing before the general rule.
  lineEnds, // ` 一、 ` → `一、`
  speakerLine, // `区 长 王 营` → `区长 王营`
  letterSpacing, // `２ ０ ２ ２ 年` → `2022年`
  yearSpacing, // `2 0 2 2 年` → `2022 年`
  hanSpaces, // `2022 年` → `2022年`
  percentSpace, // `2.5 %` → `2.5%`
  doubledMarks, // `， ，` → `，`; after the spaces between them
  emptyLine, // `上⏎⏎下` → `上⏎下`; last: any of them may have taken all that stood on a line
];

/** The same for a text whose tabs stand between the cells of its tables. */
export const normaliseRulesWithTabs: readonly Rule[] = normaliseRules.map((rule) =>
  rule === blanks ? blanksButTabs : rule,
);
