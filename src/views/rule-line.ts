import type { ReferenceRule } from '../core/finding/rule-reference.ts';
import { anchorOfRule } from '../core/model/routes.ts';
import { basisNames, severityNames } from './finding-view.ts';
import { pageOfFirstFinding } from './findings-view.ts';
import { ruleLink } from './rule-link.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, hrefOf } from './site.ts';
import { say, sayCount } from './words/say.ts';
import type { CountText, PlainText } from './words/say.ts';

/** What one rule has found on the day. */
export interface RuleResult {
  /** Key for filters and colours. */
  readonly key: 'findings' | 'none' | 'not-evaluated' | 'off';
  /** In words: `3`, `none`, `not evaluated`. */
  readonly text: string;
  /** Address of the page of findings that has the first one; '' where there is none. */
  readonly href: string;
  /** What does not count: gaps, waived and known findings. */
  readonly apart: readonly LinkView[];
}

/** The facts about a rule that lists and its own section show. */
export interface RuleLine {
  readonly link: LinkView;
  readonly anchor: string;
  /** What is right. */
  readonly summary: string;
  readonly fix: string;
  /** Severity as it is here; the key is `off` for a rule that is switched off. */
  readonly severity: { readonly key: string; readonly text: string };
  /** What the settings have changed, in words; '' where they have not. */
  readonly changed: string;
  readonly basis: string;
  readonly clause: LinkView;
  readonly result: RuleResult;
}

/**
 * The facts about a rule.
 *
 * @param site the site
 * @param rule the rule
 */
export function ruleLine(site: Site, rule: ReferenceRule): RuleLine {
  const { id, here, severity, summary, fix, basis, clause } = rule;
  return {
    link: ruleLink(site, id),
    anchor: anchorOfRule(id),
    summary,
    fix,
    severity: { key: here, text: here === 'off' ? say('Switched off') : say(severityNames[here]) },
    changed: [
      ...(here === severity ? [] : [say('set here instead of {severity}', { severity: say(severityNames[severity]) })]),
      ...(rule.parameters.some(({ value, usual }) => value !== usual) ? [say('with values set here')] : []),
    ].join('; '),
    basis: say(basisNames[basis]),
    clause: clauseLink(site, site.checked.sms.catalogue.primaryStandard, clause),
    result: resultOf(site, rule),
  };
}

function resultOf(site: Site, { id, here }: ReferenceRule): RuleResult {
  const { findings, waived, known, gaps, evaluated } = site.checked.judgement;
  const count = (list: readonly { readonly rule: string }[]): number => list.filter(({ rule }) => rule === id).length;
  const entry = (number: number, href: string, one: PlainText, many: CountText): readonly LinkView[] =>
    number === 0 ? [] : [{ href, text: sayCount(number, one, many) }];
  const missing = count(gaps);
  const apart = [
    ...entry(missing, hrefOf(site, '/gaps/'), '1 gap', '{count} gaps'),
    ...entry(count(waived), hrefOf(site, '/findings/'), '1 waived', '{count} waived'),
    ...entry(count(known), hrefOf(site, '/findings/'), '1 known before', '{count} known before'),
  ];
  const found = count(findings);
  if (found > 0) return { key: 'findings', text: String(found), href: pageOfFirstFinding(site, id), apart };
  if (here === 'off') return { key: 'off', text: say('not looked at'), href: '', apart };
  return evaluated.includes(id)
    ? { key: 'none', text: say('none'), href: '', apart }
    : { key: 'not-evaluated', text: say('not evaluated'), href: '', apart };
}
