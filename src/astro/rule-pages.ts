import type { ReferenceRule, RuleReference } from '../core/finding/rule-reference.ts';
import { anchorOfRule, routeOfRuleGroup } from '../core/model/routes.ts';
import { parseBody } from '../markdown/parse-body.ts';
import type { RenderedLink } from '../markdown/render-options.ts';
import { renderHtml } from '../markdown/render-html.ts';

const idOfRule = /\b[A-Z]{4}-\d{3}\b/g;
/** A link of the documentation to a page of rules, or to a section of one. */
const linkToRules = /^(?:(?:\.\/)?([a-z]{4})\.md)?(?:#([a-z]{4}-\d{3})(?![0-9]).*)?$/;
/** Explanations stand below the heading of their rule, which is the second one of its page. */
const levelOfRule = 2;

/** The words of the built-in rules as Clausebook brings them along: whoever has the package knows them. */
export function wordsOfRules({ groups }: RuleReference): readonly string[] {
  return groups.flatMap(({ title, intro, rules }) => [
    title,
    intro,
    ...rules.flatMap((rule) => [
      ...[rule.title, rule.summary, rule.fix, rule.explanation],
      ...rule.parameters.map(({ says }) => says),
    ]),
  ]);
}

/**
 * The reference without names of what an audience may not see: fixes and values of the settings may hold some.
 *
 * @param reference the rules
 * @param mask takes such names out of a text
 */
export function maskedReference(reference: RuleReference, mask: (text: string) => string): RuleReference {
  const masked = (rule: ReferenceRule): ReferenceRule => ({
    ...rule,
    title: mask(rule.title),
    summary: mask(rule.summary),
    fix: mask(rule.fix),
    parameters: rule.parameters.map((parameter) => ({
      ...parameter,
      says: mask(parameter.says),
      value: mask(parameter.value),
      usual: mask(parameter.usual),
    })),
  });
  return {
    groups: reference.groups.map((group) => ({
      ...group,
      title: mask(group.title),
      intro: mask(group.intro),
      rules: group.rules.map(masked),
    })),
    own: reference.own.map(masked),
  };
}

/**
 * Renders explanations of rules like any other text. Rules that are named lead to their sections; a link to anything else of the
 * documentation becomes words, since only the rules have pages in a manual.
 *
 * @param reference the rules
 * @param options base path with `/` at its end, and what masks names that are withheld
 * @returns HTML by id of the rule; empty where it has no explanation
 */
export function ruleRenderer(
  { groups }: RuleReference,
  options: { readonly base: string; readonly mask: (text: string) => string },
): (id: string) => string {
  const rules = new Map(groups.flatMap((group) => group.rules.map((rule) => [rule.id, rule] as const)));
  const codes = new Set(groups.map(({ code }) => code.toLowerCase()));
  const pageOf = (code: string): string => `${options.base.slice(0, -1)}${routeOfRuleGroup(code)}`;
  const toRule = (id: string): RenderedLink | null => {
    const rule = rules.get(id);
    return rule === undefined
      ? null
      : { kind: 'link', href: `${pageOf(id.slice(0, 4))}#${anchorOfRule(id)}`, title: rule.summary };
  };
  const resolveLink = (target: string): RenderedLink => {
    if (/^(?:https?|mailto):/i.test(target)) return { kind: 'external', href: target };
    const [, code, anchor] = linkToRules.exec(target) ?? [];
    if (anchor !== undefined) return toRule(anchor.toUpperCase()) ?? { kind: 'words' };
    return code !== undefined && codes.has(code) ? { kind: 'link', href: pageOf(code) } : { kind: 'words' };
  };
  return (id) => {
    const explanation = rules.get(id)?.explanation ?? '';
    if (explanation === '') return '';
    const anchor = anchorOfRule(id);
    const headings = parseBody(`${id}.md`, explanation, 1)?.headings ?? [];
    return renderHtml(
      {
        body: explanation,
        bodyLine: 1,
        headings: headings.map((heading) => ({ ...heading, slug: `${anchor}-${heading.slug}` })),
      },
      {
        resolveLink,
        resolveId: (named) => (named === id ? null : toRule(named)),
        mask: options.mask,
        idPrefix: `cb_${anchor}`,
        withoutTitle: false,
        below: levelOfRule,
        idForm: idOfRule,
      },
    );
  };
}
