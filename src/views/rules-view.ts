import { basisInWords, severityInWords } from '../core/finding/words.ts';
import type { ReferenceGroup, ReferenceParameter, ReferenceRule } from '../core/finding/rule-reference.ts';
import { routeOfRuleGroup } from '../core/model/routes.ts';
import { basisNames, severityNames } from './finding-view.ts';
import { hasRulePages, ruleLink, rulesLink } from './rule-link.ts';
import type { RuleLine } from './rule-line.ts';
import { ruleLine } from './rule-line.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, hrefOf, sectionLink } from './site.ts';
import { say, sayKnown } from './words/say.ts';

/** A group in the list of all rules. */
export interface RuleGroupLines {
  readonly code: string;
  readonly title: string;
  readonly anchor: string;
  readonly link: LinkView;
  /** One sentence. */
  readonly about: string;
  readonly lines: readonly RuleLine[];
}

/** The list of all rules. */
export interface RulesView {
  readonly trail: readonly LinkView[];
  /** How many rules there are, how many of them were not evaluated, and how many are switched off. */
  readonly count: number;
  readonly notEvaluated: number;
  readonly off: number;
  readonly groups: readonly RuleGroupLines[];
  /** Rules of the organization. */
  readonly own: readonly RuleLine[];
  readonly organization: string;
  readonly severities: readonly string[];
  readonly bases: readonly string[];
  readonly results: readonly string[];
  /** Highest classification the numbers cover; null where they cover everything. */
  readonly upTo: string | null;
}

/** A rule on the page of its group. */
export interface RuleSection extends RuleLine {
  readonly title: string;
  /** Words of the summary where the title says something else. */
  readonly whatIsRight: string;
  /** What its severity does. */
  readonly means: string;
  readonly basisMeans: string;
  /** Where the settings change the rule: `clausebook.yaml, line 12`; '' where they do not. */
  readonly setAt: string;
  readonly html: string;
  readonly parameters: readonly (ReferenceParameter & { readonly isChanged: boolean })[];
  readonly explains: readonly LinkView[];
  readonly needsHistory: boolean;
  readonly isClock: boolean;
}

/** The page of a group. */
export interface RuleGroupView {
  readonly code: string;
  readonly title: string;
  readonly intro: string;
  readonly path: string;
  readonly trail: readonly LinkView[];
  readonly rules: readonly RuleSection[];
  readonly previous: LinkView | null;
  readonly next: LinkView | null;
}

/** Pages about the rules, for the router: the list, which has no group, and one page for each group. */
export function rulePaths(site: Site): readonly { readonly params: { readonly group: string | undefined } }[] {
  if (!hasRulePages(site)) return [];
  return [undefined, ...site.rules.groups.map(({ code }) => code.toLowerCase())].map((group) => ({
    params: { group },
  }));
}

/** Page model of the list of all rules. */
export function rulesView(site: Site): RulesView {
  const groups = site.rules.groups.map((group) => ({
    code: group.code,
    title: capitalized(group.title),
    anchor: `cb_${group.code.toLowerCase()}`,
    link: groupLink(site, group),
    about: firstSentence(group.intro),
    lines: group.rules.map((rule) => ruleLine(site, rule)),
  }));
  const own = site.rules.own.map((rule) => ruleLine(site, rule));
  const all = [...groups.flatMap(({ lines }) => lines), ...own];
  const withResult = (key: RuleLine['result']['key']): number => all.filter(({ result }) => result.key === key).length;
  const used = (names: readonly string[], of: (line: RuleLine) => string): readonly string[] =>
    names.filter((name) => all.some((line) => of(line) === name));
  return {
    trail: [sectionLink(site, 'findings')],
    count: all.length,
    notEvaluated: withResult('not-evaluated'),
    off: all.filter(({ severity }) => severity.key === 'off').length,
    groups,
    own,
    organization: site.checked.sms.settings.organization,
    severities: used(
      [...Object.values(severityNames).map((name) => say(name)), say('Switched off')],
      ({ severity }) => severity.text,
    ),
    bases: used(
      Object.values(basisNames).map((name) => say(name)),
      ({ basis }) => basis,
    ),
    results: used(Object.values(resultNames), ({ result }) => resultNames[result.key]),
    upTo: site.audience === 'restricted' ? null : site.audience,
  };
}

/** Names of results, for filters. */
export const resultNames: Readonly<Record<RuleLine['result']['key'], string>> = {
  findings: 'with findings',
  none: 'without findings',
  'not-evaluated': 'not evaluated',
  off: 'switched off',
};

/**
 * Page model of a group of rules.
 *
 * @param site the site
 * @param code the four letters of the group, in any case
 * @throws Error when there is no such group (a defect of ours)
 */
export function ruleGroupView(site: Site, code: string): RuleGroupView {
  const { groups } = site.rules;
  const index = groups.findIndex((group) => group.code === code.toUpperCase());
  const group = groups[index];
  if (group === undefined) throw new Error(`No group of rules ${code}.`);
  const neighbour = (at: number): LinkView | null => {
    const found = groups[at];
    return found === undefined ? null : groupLink(site, found);
  };
  return {
    code: group.code,
    title: capitalized(group.title),
    intro: group.intro,
    path: routeOfRuleGroup(group.code),
    trail: [sectionLink(site, 'findings'), rulesLink(site)],
    rules: group.rules.map((rule) => sectionOf(site, rule)),
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  };
}

function sectionOf(site: Site, rule: ReferenceRule): RuleSection {
  const line = ruleLine(site, rule);
  const isChanged = line.changed !== '';
  return {
    ...line,
    title: rule.title,
    whatIsRight: rule.title === rule.summary ? '' : rule.summary,
    means: rule.here === 'off' ? say('is not looked at') : sayKnown(severityInWords[rule.here]),
    basisMeans: sayKnown(basisInWords[rule.basis]),
    setAt: isChanged ? setAtWords(rule.line) : '',
    html: site.ruleHtml(rule.id),
    parameters: rule.parameters.map((parameter) => ({ ...parameter, isChanged: parameter.value !== parameter.usual })),
    explains: rule.explains.map((id) => ruleLink(site, id)),
    needsHistory: rule.needsHistory,
    isClock: rule.isClock,
  };
}

function setAtWords(line: number | null): string {
  return line === null ? 'clausebook.yaml' : say('{file}, line {line}', { file: 'clausebook.yaml', line });
}

function groupLink(site: Site, { code, title }: ReferenceGroup): LinkView {
  return { href: hrefOf(site, routeOfRuleGroup(code)), text: capitalized(title) };
}

/** The first sentence of a text; a full stop within a sentence has no capital letter behind it. */
function firstSentence(text: string): string {
  return text.split(/(?<=[.!?]) (?=[A-Z`])/)[0] ?? '';
}
