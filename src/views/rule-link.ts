import type { ReferenceRule, RuleReference } from '../core/finding/rule-reference.ts';
import { anchorOfRule, routeOfRuleGroup, routeOfRules } from '../core/model/routes.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf } from './site.ts';
import { say } from './words/say.ts';

/** True where the site has pages about the rules. */
export function hasRulePages({ rules }: Site): boolean {
  return rules.groups.length > 0 || rules.own.length > 0;
}

/** Link to the list of all rules. */
export function rulesLink(site: Site): LinkView {
  return { href: hrefOf(site, routeOfRules), text: say('Rules') };
}

const known = new WeakMap<RuleReference, ReadonlyMap<string, LinkView>>();

/**
 * Link to the section of a rule, or to its line in the list where it is one of the organization's own; text without an address
 * where the site does not explain it.
 *
 * @param site the site
 * @param id id of the rule
 */
export function ruleLink(site: Site, id: string): LinkView {
  const links = known.get(site.rules) ?? linksOf(site);
  known.set(site.rules, links);
  return links.get(id) ?? { href: '', text: id };
}

function linksOf(site: Site): ReadonlyMap<string, LinkView> {
  const { groups, own } = site.rules;
  const link = (page: string, { id, title }: ReferenceRule): readonly [string, LinkView] => [
    id,
    { href: `${hrefOf(site, page)}#${anchorOfRule(id)}`, text: id, title },
  ];
  return new Map([
    ...groups.flatMap(({ code, rules }) => rules.map((rule) => link(routeOfRuleGroup(code), rule))),
    ...own.map((rule) => link(routeOfRules, rule)),
  ]);
}
