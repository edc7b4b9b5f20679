import { readFile } from 'node:fs/promises';
import type { RuleDocumentation, RuleGroupDocumentation } from '../rules/parse-rule-docs.ts';
import { parseRuleDocs, parseRuleGroup } from '../rules/parse-rule-docs.ts';

const folder = new URL('../../docs/rules/', import.meta.url);

/** A page of the documentation with its sections by rule id. */
export interface RuleGroupPage extends RuleGroupDocumentation {
  readonly sections: ReadonlyMap<string, RuleDocumentation>;
}

/**
 * Documentation of the built-in rules, as it comes with the package: one page per group.
 *
 * @param groups first four letters of the rule ids wanted, in any case
 * @returns sections by rule id; a page that is not there gives none
 */
export async function readRuleDocs(groups: Iterable<string>): Promise<ReadonlyMap<string, RuleDocumentation>> {
  const pages = await readRuleGroups(groups);
  return new Map(pages.flatMap(({ sections }) => [...sections]));
}

/**
 * Pages of the documentation of the built-in rules.
 *
 * @param groups first four letters of the rule ids wanted, in any case
 * @returns one page for each of them, by these letters; a page that is not there has no words and no sections
 */
export async function readRuleGroups(groups: Iterable<string>): Promise<readonly RuleGroupPage[]> {
  const names = [...new Set([...groups].map((group) => group.toLowerCase()))].sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(`${name}.md`, folder), 'utf8').catch(() => '');
      return {
        ...parseRuleGroup(name.toUpperCase(), text),
        sections: new Map(parseRuleDocs(text).map((section) => [section.id, section])),
      };
    }),
  );
}
