export type { Adapter } from './adapters/adapter.ts';
export type { AdapterDeclaration } from './adapters/declaration.ts';
export { defineAdapter } from './adapters/define-adapter.ts';
export { type Rule, rewrite } from './rules/rule.ts';
