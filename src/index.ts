export { clausebook as default } from './astro/integration.ts';
export type { ClausebookOptions } from './astro/integration.ts';
export { clausebookCollections } from './astro/collections.ts';
export { check } from './check.ts';
export type { CheckResult, CheckSettings } from './check.ts';
export { defineItemType } from './core/types/declaration.ts';
export type { ItemTypeDeclaration } from './core/types/declaration.ts';
export { defineRule } from './rules/define-rule.ts';
export type { Draft, Rule, RuleContext } from './rules/define-rule.ts';
