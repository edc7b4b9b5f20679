import type { ReferenceRule, RuleReference } from '../core/finding/rule-reference.ts';
import { parameterValue } from '../core/model/parameter-value.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import type { Rule } from '../rules/define-rule.ts';
import { calledRules } from '../rules/judge.ts';
import type { RuleDocumentation } from '../rules/parse-rule-docs.ts';
import { rules as builtinRules } from '../rules/registry.ts';
import type { OwnCodeOptions } from './own-code.ts';
import { loadOwnCode } from './own-code.ts';
import { readRuleGroups } from './read-rule-docs.ts';

/**
 * The rules that an SMS is judged by, with their documentation and with what the settings make of them.
 *
 * @param root folder of the SMS
 * @param sms its settings and types
 * @param options whether rules of the organization may be loaded
 * @throws UsageError when one of these cannot be loaded
 */
export async function readRuleReference(
  root: string,
  sms: Pick<Sms, 'settings' | 'types'>,
  options: OwnCodeOptions,
): Promise<RuleReference> {
  const { settings } = sms;
  const called = calledRules(sms, builtinRules);
  const own = await loadOwnCode(root, { ...settings, lint: { preset: false, plugins: [] } }, options);
  const groups = await readRuleGroups(called.map(codeOf));
  const byCode = Map.groupBy(called, codeOf);
  return {
    groups: groups.map(({ code, title, intro, sections }) => ({
      code,
      title,
      intro,
      rules: byId((byCode.get(code) ?? []).map((rule) => referenceOf(settings, rule, sections.get(rule.id) ?? null))),
    })),
    own: byId(calledRules(sms, own.rules).map((rule) => referenceOf(settings, rule, null))),
  };
}

function codeOf({ id }: Rule): string {
  return id.slice(0, 4);
}

function byId(rules: readonly ReferenceRule[]): readonly ReferenceRule[] {
  return rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function referenceOf(settings: Settings, rule: Rule, documentation: RuleDocumentation | null): ReferenceRule {
  const { id, name, summary, severity, basis, clause, fix } = rule;
  const setting = settings.rules[id];
  return {
    ...{ id, name, summary, severity, basis, clause, fix },
    title: documentation?.title ?? summary,
    explanation: documentation?.explanation ?? '',
    here: setting?.severity ?? severity,
    line: setting?.line ?? null,
    parameters: Object.entries(rule.parameters ?? {}).map(([name, parameter]) => ({
      name,
      says: parameter.says,
      value: String(parameterValue(parameter, setting?.parameters?.[name])),
      usual: String(parameter.default),
    })),
    needsHistory: rule.needs.includes('history'),
    isClock: rule.clock === true,
    explains: rule.subsumes ?? [],
  };
}
