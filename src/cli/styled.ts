import { styleText } from 'node:util';

/** A text in a style, on a terminal that has not asked for none. */
export function styled(style: 'bold' | 'dim' | 'red' | 'green', text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}
