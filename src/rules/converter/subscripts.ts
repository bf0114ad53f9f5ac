import { rewrite } from '../rule.ts';

/** What is left of TeX when its commands for plain type are gone; `undefined` when it was more than that. */
function plain(formula: string): string | undefined {
  const text = formula
    .replace(/\\(?:mathrm|mathbf|mathit|mathsf|text|textbf|rm|bf|operatorname)\b ?/g, '')
    .replace(/\\(?:times)\b ?/g, '×')
    .replace(/\\(?:sim)\b ?/g, '~')
    .replace(/\\([%&#$ ])/g, '$1')
    .replace(/_ ?(?=[{0-9A-Za-z])/g, '')
    .replace(/[{}]/g, '')
    .replace(/ +/g, ' ')
    .trim();
  return /^[0-9A-Za-z.%+×~/()-]+(?: [0-9A-Za-z.%+×~/()-]+)*$/.test(text) ? text : undefined;
}

/**
 * `$PM_{2.5}$` → `PM2.5`, `$\mathrm{CO}_2$` → `CO2`, `$29.4\%$` → `29.4%`: plain words that a converter set as TeX.
 *
 * A real formula, with a power, a root or a Greek letter, stays as it is; so do two prices (`$5 and $6`).
 */
export const texFormula = rewrite(
  'tex-formula',
  /(?:(?<![$0-9A-Za-z\\])\$|(?<=[A-Za-z)])\$(?=_))(?![$\s])([^$\n]{1,80})(?<![\s\\-])\$(?![$0-9])/g,
  (match) => plain(match[1] ?? ''),
  { needs: ['$'] },
);

/** `\mathrm{PM}` → `PM`: a command for plain type outside a formula. */
export const texType = rewrite(
  'tex-type',
  /\\(?:mathrm|mathbf|text|textbf) ?\{([0-9A-Za-z.]{1,20})\}/g,
  (match) => match[1],
  { needs: ['\\', '{'] },
);

/** `PM_{2.5}` → `PM2.5`: a subscript in braces after a letter. */
export const texSubscript = rewrite(
  'tex-subscript',
  /(?: _(?<=[A-Za-z)] _)|_(?<=[A-Za-z)]_)) ?\{ ?([0-9A-Za-z.]{1,8}) ?\}/g,
  (match) => match[1],
  { needs: ['_', '{'] },
);

/** `CO_2` → `CO2`: a subscript without braces, in the formulas of the air alone; `report_2.pdf` stays. */
export const bareSubscript = rewrite(
  'bare-subscript',
  /_(?<=(?<![A-Za-z0-9_])(?:PM|CO|SO|NO|NH|CH|O|H|N)_)(?=[0-9]{1,2}(?:\.[0-9])?(?![0-9A-Za-z_]))/g,
  '',
  { needs: ['_'] },
);

/** `PM₁₀` → `PM10`, `CO₂` → `CO2`: subscript digits. Superscripts (`m²`), `㎡`, `℃`, `Ⅲ` and `①` stay. */
export const subscriptDigits = rewrite(
  'subscript-digits',
  /[₀-₉]/g,
  (match) => String.fromCharCode(match[0].charCodeAt(0) - 0x2080 + 0x30),
  { needs: ['₀₁₂₃₄₅₆₇₈₉'] },
);
