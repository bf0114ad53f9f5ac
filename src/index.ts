export type { Adapter } from './adapters/adapter.ts';
export type { AdapterDeclaration } from './adapters/declaration.ts';
export { defineAdapter } from './adapters/define-adapter.ts';
export { repeatedTitle } from './rules/furniture/repeated-title.ts';
export { type Rule, rewrite } from './rules/rule.ts';
