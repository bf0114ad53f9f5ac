export type { RawDocument } from '../documents/raw-document.ts';
export { repeatedTitle } from '../rules/furniture/repeated-title.ts';
export { type Rule, rewrite } from '../rules/rule.ts';
export type { Adapter } from './adapter.ts';
export { AdapterError } from './adapter-error.ts';
export type { AdapterDeclaration } from './declaration.ts';
export { defineAdapter } from './define-adapter.ts';
