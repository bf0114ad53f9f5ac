export { fromLineToEnd } from './rules/site-noise.ts';
export { type Adapter, defineAdapter } from './stages/stage.ts';
