import type { Finding, Note } from '../core/finding/finding.ts';
import { isAtLeast } from '../core/finding/order.ts';
import { fitsParameter } from '../core/model/parameter-value.ts';
import type { Place } from '../core/model/place.ts';
import type { RuleSetting } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import type { Rule } from './define-rule.ts';

const settingsFile = 'clausebook.yaml';

/** True for a rule that the settings switch off. */
export function isOff(sms: Pick<Sms, 'settings'>, rule: Rule): boolean {
  return sms.settings.rules[rule.id]?.severity === 'off';
}

/**
 * What the settings have changed about a rule that runs: a lower severity, other values of its parameters. A higher severity
 * hides nothing and needs no word.
 *
 * @param sms settings
 * @param rule a rule that is not switched off
 */
export function changesOf(sms: Pick<Sms, 'settings'>, rule: Rule): readonly Note[] {
  const setting = sms.settings.rules[rule.id];
  if (setting === undefined) return [];
  const { severity, parameters = {} } = setting;
  const isLowered = severity !== undefined && severity !== 'off' && !isAtLeast(severity, rule.severity);
  const values = Object.entries(parameters).flatMap(([name, value]) => {
    const known = rule.parameters?.[name];
    return known === undefined || !fitsParameter(known, value) || String(known.default) === String(value)
      ? []
      : [`\`${name}\` is ${value} instead of ${known.default}`];
  });
  const changes = [...(isLowered ? [`it counts as ${severity} instead of ${rule.severity}`] : []), ...values];
  if (changes.length === 0) return [];
  return [
    {
      rule: rule.id,
      kind: 'changed',
      message: `Changed ${inSettings(setting)}: ${changes.join('; ')}.`,
      remedy: 'Take the setting out, or have it approved like any other controlled document.',
      item: null,
    },
  ];
}

/**
 * The note on a rule that is switched off.
 *
 * @param sms settings
 * @param rule the rule
 * @param hidden findings it would report; null when that cannot be told
 */
export function switchedOffNote(sms: Pick<Sms, 'settings'>, rule: Rule, hidden: number | null): Note {
  const would =
    hidden === null
      ? 'What it would report cannot be said.'
      : `It would report ${hidden === 0 ? 'nothing' : findings(hidden)}.`;
  return {
    rule: rule.id,
    kind: 'not-evaluated',
    message: `Switched off ${inSettings(sms.settings.rules[rule.id])} (severity ${rule.severity}). ${would}`,
    remedy: 'Take the setting out; a waiver tolerates a single finding for a time.',
    item: null,
  };
}

/**
 * The finding that takes the place of what a switched-off rule hides: nothing that the standard calls for disappears without
 * a waiver, wherever waivers are in use. What is good practice only, warnings and hints may be switched off; a note says so.
 *
 * @param sms settings
 * @param rule the rule that is switched off
 * @param hidden what it would report and no waiver covers
 * @param reporter META-003
 */
export function hiddenFinding(
  sms: Pick<Sms, 'settings'>,
  rule: Rule,
  hidden: readonly Finding[],
  reporter: Rule,
): Finding | null {
  const grave = hidden.filter((finding) => isAtLeast(finding.severity, 'error') && finding.basis !== 'practice');
  if (grave.length === 0) return null;
  const setting = sms.settings.rules[rule.id];
  return {
    rule: reporter.id,
    severity: reporter.severity,
    basis: reporter.basis,
    clause: reporter.clause,
    message: `${rule.id} (severity ${rule.severity}) is switched off, which hides ${findings(grave.length)} without a waiver. Expected the rule switched on, and for each item to be tolerated a waiver with a reason, an end and somebody who agrees.`,
    place: placeOf(setting),
    item: null,
    actual: 'off',
    expected: rule.severity,
    fix: `Take the setting of ${rule.id} out of ${settingsFile}; settle what it then reports, or add waivers.`,
    related: [],
    due: null,
    clock: false,
    waiver: null,
    elsewhere: false,
  };
}

function inSettings(setting: RuleSetting | undefined): string {
  return `in ${settingsFile}${setting?.line === undefined ? '' : `, line ${setting.line}`}`;
}

function placeOf(setting: RuleSetting | undefined): Place {
  const line = setting?.line ?? 1;
  return { file: settingsFile, line, column: 1, endLine: line, endColumn: 1 };
}

function findings(count: number): string {
  return `${count} finding${count === 1 ? '' : 's'}`;
}
