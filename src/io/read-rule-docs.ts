import { readFile } from 'node:fs/promises';
import type { RuleDocumentation } from '../rules/parse-rule-docs.ts';
import { parseRuleDocs } from '../rules/parse-rule-docs.ts';

const folder = new URL('../../docs/rules/', import.meta.url);

/**
 * Documentation of the built-in rules, as it comes with the package: one page per group.
 *
 * @param groups first four letters of the rule ids wanted, in any case
 * @returns sections by rule id; a page that is not there gives none
 */
export async function readRuleDocs(groups: Iterable<string>): Promise<ReadonlyMap<string, RuleDocumentation>> {
  const names = [...new Set([...groups].map((group) => group.toLowerCase()))];
  const pages = await Promise.all(names.map((name) => readFile(new URL(`${name}.md`, folder), 'utf8').catch(() => '')));
  return new Map(pages.flatMap(parseRuleDocs).map((section) => [section.id, section]));
}
