import type { ParameterLimits } from '../../core/model/parameter-value.ts';
import { fitsParameter, wantedValue } from '../../core/model/parameter-value.ts';
import { startOfFile } from '../../core/model/place.ts';
import { likeness } from '../../core/model/settings-problem.ts';
import type { RuleSetting } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import { builtinTypes } from '../../core/types/builtin-types.ts';
import type { Draft, Rule, RuleContext } from '../define-rule.ts';
import { defaultGrace, defineRule } from '../define-rule.ts';
import { retiredRules } from '../retired.ts';
import { areRulesKnown } from './_known-rules.ts';
import { unusedControl } from './_unused-control.ts';

const settingsFile = 'clausebook.yaml';

export default defineRule({
  id: 'META-010',
  name: 'settings-name-what-exists',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Packs, rules and their parameters, and files under another control, that clausebook.yaml names are there.',
  fix: 'Correct the name, or delete the entry.',
  *check(context) {
    yield* unknownPacks(context.sms);
    yield* missingBaseline(context.sms);
    yield* unknownCopies(context.sms);
    // What a key names may be gone for a good reason.
    for (const message of unusedControl(context.sms)) yield { ...at(undefined, message), severity: 'warn' };
    const hidden = context.sms.notRun.filter(({ what }) => what === 'rules');
    for (const { message, remedy } of hidden) context.note(message, remedy);
    for (const [id, setting] of Object.entries(context.sms.settings.rules))
      // What rules there would be is not known while those of the user are not run.
      if (areRulesKnown(context.sms, context.ruleIds, id)) yield* unknownInRule(context, id, setting);
  },
});

function* missingBaseline({ settings, baseline }: Sms): Iterable<Draft> {
  if (settings.baseline !== null && baseline === null)
    yield at(
      undefined,
      `\`baseline\` names "${settings.baseline}", and there is no such file in the folder of the SMS, so no finding is known. Expected the list that \`clausebook baseline\` writes.`,
    );
}

function* unknownCopies({ settings, items, registers }: Sms): Iterable<Draft> {
  for (const [id, role] of Object.entries(settings.site.paperCopies)) {
    const missing = items.has(id) || registers.has(id) ? (items.get(role)?.type.key === 'role' ? null : role) : id;
    if (missing === null) continue;
    const known = [...items.values()].filter(({ type }) => missing === id || type.key === 'role');
    yield {
      ...at(
        undefined,
        `\`site.paper_copies\` names ${missing}, which is no ${missing === id ? 'item' : 'role'}, so nothing on paper says that it is controlled.${likeness(
          missing,
          known.map(({ id: other }) => other),
        )} Expected an item and the role that issues its copies.`,
      ),
      severity: 'warn',
    };
  }
}

function* unknownPacks({ settings }: Sms): Iterable<Draft> {
  const known = [...new Set([...builtinTypes, ...settings.types].flatMap(({ pack }) => pack ?? []))].sort();
  for (const [index, pack] of settings.packs.entries()) {
    if (!known.includes(pack))
      yield at(
        settings.packLines?.[index],
        `\`packs\` names "${pack}", which is no pack, so no type is switched on by it.${likeness(pack, known)} Expected one of ${known.join(', ')}.`,
      );
  }
}

function* unknownInRule({ ruleIds, ruleOf }: RuleContext, id: string, setting: RuleSetting): Iterable<Draft> {
  const rule = ruleOf(id);
  const retired = retiredRules.find((candidate) => candidate.id === id);
  if (rule === null && retired === undefined)
    yield at(
      setting.line,
      `\`rules\` names ${id}, which is no rule, so nothing is changed by it.${likeness(id, ruleIds)} Expected the id of a rule; \`clausebook rules\` lists them.`,
    );
  if (rule === null && retired !== undefined)
    yield at(
      setting.line,
      `\`rules\` names ${id}, which was given up (${retired.reason}), so nothing is changed by it. Expected no such entry.`,
    );
  if (rule !== null) yield* unfitValues(rule, id, setting);
  const parameters = Object.keys(rule?.parameters ?? {});
  for (const name of Object.keys(setting.parameters ?? {})) {
    // Every rule with a clock has a grace, whether it names one or not.
    if (rule === null || parameters.includes(name) || (rule.clock === true && name === 'grace')) continue;
    const known = parameters.length === 0 ? 'no parameter: it has none' : `one of ${parameters.join(', ')}`;
    yield at(
      setting.line,
      `\`rules.${id}\` sets "${name}", which the rule does not know, so nothing is changed by it.${likeness(name, parameters)} Expected ${known}.`,
    );
  }
}

/** A value that a rule cannot count with would silence it. */
function* unfitValues(rule: Rule, id: string, { parameters = {}, line }: RuleSetting): Iterable<Draft> {
  const grace = rule.clock === true ? { grace: { default: defaultGrace } } : {};
  for (const [name, known] of Object.entries<ParameterLimits>({ ...grace, ...rule.parameters })) {
    const value = parameters[name];
    if (value === undefined || fitsParameter(known, value)) continue;
    yield at(
      line,
      `\`rules.${id}\` sets "${name}" to "${value}", which the rule cannot use, so ${known.default} counts. Expected ${wantedValue(known) ?? 'a text'}.`,
    );
  }
}

function at(stated: number | undefined, message: string): Draft {
  const line = stated ?? 1;
  return { place: { ...startOfFile(settingsFile), line, endLine: line }, message };
}
