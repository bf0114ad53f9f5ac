export {
  afterLastLine,
  beforeFirstLine,
  betweenLines,
  fromLineToEnd,
  linesMatching,
} from './rules/furniture/site-noise.ts';
export { type Adapter, defineAdapter } from './stages/stage.ts';
