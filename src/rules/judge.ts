import type { Finding, Judgement, Note, RelatedPlace, RuleInfo } from '../core/finding/finding.ts';
import { sortFindings } from '../core/finding/order.ts';
import { addDuration, compareDates, parseDuration } from '../core/lifecycle/calendar.ts';
import { dateField, textField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import type { Sms } from '../core/model/sms.ts';
import { isAtLevel } from '../core/types/type-table.ts';
import type { Draft, Rule, RuleContext } from './define-rule.ts';

/** What the caller can look at besides the files. */
export interface Sight {
  readonly history: boolean;
  readonly base: boolean;
}

interface Found {
  readonly finding: Finding;
  readonly keys: readonly string[];
  readonly rule: Rule;
}

const defaultGrace = 'P30D';

/**
 * Runs rules over an SMS: loads those its level and types call for, applies settings, clock, subsumption and waivers.
 *
 * @param sms the model
 * @param rules all known rules
 * @param sight what can be seen besides the files; rules that need more become notes
 */
export function judge(sms: Sms, rules: readonly Rule[], sight: Sight): Judgement {
  const notes: Note[] = [];
  const evaluated: string[] = [];
  const found: Found[] = [];
  const loaded = loadedRules(sms, rules);
  for (const rule of loaded) {
    if (rule.needs.includes('history') && !sight.history) {
      notes.push({ rule: rule.id, message: `Not evaluated: ${rule.summary}`, remedy: historyRemedy(sms), item: null });
      continue;
    }
    evaluated.push(rule.id);
    for (const draft of rule.check(contextOf(sms, rule, notes))) {
      const finding = findingOf(sms, rule, draft);
      found.push({ finding, keys: draft.keys ?? (draft.item ? [draft.item] : []), rule });
    }
  }
  const standing = withoutSubsumed(found);
  const early = sms.settings.inForceFrom === null || compareDates(sms.asOf, sms.settings.inForceFrom) < 0;
  const gaps = standing.filter((entry) => early && entry.rule.gapBeforeInForce === true).map((entry) => entry.finding);
  const rest = standing.filter((entry) => !early || entry.rule.gapBeforeInForce !== true).map((entry) => entry.finding);
  const judged = rest.map((finding) => withWaiver(sms, finding));
  return {
    findings: sortFindings(judged.filter((finding) => finding.waiver === null)),
    waived: sortFindings(judged.filter((finding) => finding.waiver !== null)),
    gaps: sortFindings(gaps),
    notes: notes.sort((a, b) => (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1)),
    rules: loaded.map(infoOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
    evaluated,
  };
}

/**
 * Rules that the level, the types in use and the settings call for.
 *
 * @param sms settings and types in use
 * @param rules all known rules
 */
export function loadedRules(sms: Pick<Sms, 'settings' | 'types'>, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(
    (rule) =>
      isAtLevel(rule.level, sms.settings.level) &&
      (rule.types === undefined || rule.types.some((type) => sms.types.has(type))) &&
      sms.settings.rules[rule.id]?.severity !== 'off',
  );
}

function infoOf({ id, name, summary, severity, basis, clause, fix }: Rule): RuleInfo {
  return { id, name, summary, severity, basis, clause, fix };
}

function historyRemedy(sms: Sms): string {
  return sms.settings.history === 'none'
    ? 'clausebook.yaml says `history: none`; keep the SMS in a Git repository with its full history and remove that line.'
    : 'This version of Clausebook does not read Git history yet.';
}

function contextOf(sms: Sms, rule: Rule, notes: Note[]): RuleContext {
  const parameter = (name: string): string | number => {
    const value = sms.settings.rules[rule.id]?.parameters?.[name] ?? rule.parameters?.[name]?.default;
    if (value === undefined) throw new Error(`Rule ${rule.id} has no parameter "${name}".`);
    return value;
  };
  return {
    sms,
    asOf: sms.asOf,
    text: (name) => String(parameter(name)),
    number: (name) => Number(parameter(name)),
    note: (message, remedy, item) => notes.push({ rule: rule.id, message, remedy, item: item ?? null }),
  };
}

function findingOf(sms: Sms, rule: Rule, draft: Draft): Finding {
  const setting = sms.settings.rules[rule.id];
  const own = draft.severity ?? (setting?.severity === 'off' ? undefined : setting?.severity) ?? rule.severity;
  return {
    rule: rule.id,
    severity: isInGrace(sms, rule, draft) && (own === 'block' || own === 'error') ? 'warn' : own,
    basis: draft.basis ?? rule.basis,
    clause: draft.clause ?? rule.clause,
    message: draft.message,
    place: draft.place,
    item: draft.item ?? null,
    actual: draft.actual ?? null,
    expected: draft.expected ?? null,
    fix: draft.fix ?? rule.fix,
    related: draft.related ?? [],
    due: draft.due ?? null,
    clock: rule.clock === true,
    waiver: null,
  };
}

function isInGrace(sms: Sms, rule: Rule, draft: Draft): boolean {
  if (rule.clock !== true || draft.due === undefined) return false;
  const stated =
    sms.settings.rules[rule.id]?.parameters?.['grace'] ?? rule.parameters?.['grace']?.default ?? defaultGrace;
  const grace = parseDuration(String(stated));
  return grace !== null && compareDates(sms.asOf, addDuration(draft.due, grace)) <= 0;
}

/** One cause, one finding: what a stronger finding explains becomes a related entry of it. */
function withoutSubsumed(found: readonly Found[]): readonly Found[] {
  const swallowed = new Map<Found, RelatedPlace[]>();
  const gone = new Set<Found>();
  for (const strong of found) {
    if (strong.rule.subsumes === undefined) continue;
    for (const weak of found) {
      if (!strong.rule.subsumes.includes(weak.rule.id) || !weak.keys.some((key) => strong.keys.includes(key))) continue;
      gone.add(weak);
      const related = {
        item: weak.finding.item,
        message: `${weak.rule.id}: ${weak.finding.message}`,
        place: weak.finding.place,
      };
      swallowed.set(strong, [...(swallowed.get(strong) ?? []), related]);
    }
  }
  return found
    .filter((entry) => !gone.has(entry))
    .map((entry) => {
      const more = swallowed.get(entry);
      return more === undefined
        ? entry
        : { ...entry, finding: { ...entry.finding, related: [...entry.finding.related, ...more] } };
    });
}

function withWaiver(sms: Sms, finding: Finding): Finding {
  if (finding.item === null || finding.rule === 'META-003') return finding;
  const waiver = activeWaivers(sms).find(
    (item) => textField(item, 'rule') === finding.rule && textField(item, 'target') === finding.item,
  );
  const until = waiver === undefined ? null : dateField(waiver, 'until');
  return waiver === undefined || until === null ? finding : { ...finding, waiver: { id: waiver.id, until } };
}

function activeWaivers(sms: Sms): readonly Item[] {
  return [...sms.items.values()].filter(
    (item) => item.type.key === 'waiver' && item.state === 'active' && textField(item, 'approved_by') !== null,
  );
}
