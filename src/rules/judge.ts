import { believed } from '../core/control/believed.ts';
import { validWaivers, waiverRule } from '../core/control/waiver.ts';
import type { Finding, Judgement, Note, RelatedPlace, RuleInfo } from '../core/finding/finding.ts';
import type { KnownFinding } from '../core/finding/baseline.ts';
import { baselineRule, compareWithBaseline } from '../core/finding/baseline.ts';
import { sortFindings } from '../core/finding/order.ts';
import { isAboutTouched, touchedBetween } from '../core/finding/touched.ts';
import { addDuration, compareDates, parseDuration } from '../core/lifecycle/calendar.ts';
import { dateField, textField } from '../core/model/fields.ts';
import type { ShownVersion } from '../core/history/shown-version.ts';
import type { Item } from '../core/model/item.ts';
import { listWords } from '../core/model/list-words.ts';
import { remembered } from '../core/model/remembered.ts';
import { parameterValue } from '../core/model/parameter-value.ts';
import { startOfFile } from '../core/model/place.ts';
import type { Sms } from '../core/model/sms.ts';
import { isAtLevel } from '../core/types/type-table.ts';
import { changesOf, hiddenFinding, isOff, switchedOffNote } from './changed-rules.ts';
import type { Draft, Rule, RuleContext } from './define-rule.ts';
import { defaultGrace } from './define-rule.ts';
import { historyRemedy } from './meta/_missing-history.ts';
import { idleWaivers } from './meta/_idle-waivers.ts';
import { historyRule, unknownVersionNotes } from './meta/_unknown-versions.ts';

/** What the caller can look at besides the files. */
export interface Sight {
  readonly history: boolean;
  readonly base: boolean;
  /** The model with the texts in force on the day, where files hold others; see `publishedSms`. */
  readonly inForce?: Sms;
  /** Missing history is a finding, not a note. */
  readonly isHistoryRequired?: boolean;
  /** What is judged is published. */
  readonly isBuild?: boolean;
}

interface Found {
  readonly finding: Finding;
  readonly keys: readonly string[];
  readonly rule: Rule;
}

/** What every rule is run in. */
interface Scene {
  readonly sms: Sms;
  readonly sight: Sight;
  readonly rules: readonly Rule[];
}

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
  const scene: Scene = { sms, sight, rules };
  const called = calledRules(sms, rules);
  const loaded = called.filter((rule) => !isOff(sms, rule));
  for (const rule of loaded) {
    notes.push(...changesOf(sms, rule));
    if (!canSee(rule, sight)) {
      notes.push(notEvaluatedNote(sms, rule));
      continue;
    }
    evaluated.push(rule.id);
    found.push(...foundBy(scene, rule, notes));
  }
  if (rules.some((rule) => rule.id === historyRule)) notes.push(...unknownVersionNotes(sms));
  const standing = withoutSubsumed(found);
  const early = sms.settings.inForceFrom === null || compareDates(sms.asOf, sms.settings.inForceFrom) < 0;
  const isGap = ({ rule }: Found): boolean => early && rule.gapBeforeInForce === true;
  const gaps = standing.filter(isGap).map((entry) => entry.finding);
  const waivers = validWaivers(believed(sms));
  const counted = standing.filter((entry) => !isGap(entry)).map((entry) => withWaiver(waivers, entry.finding));
  const hidden: Finding[] = [];
  const reporter = called.find((rule) => rule.id === waiverRule);
  for (const rule of called.filter((candidate) => isOff(sms, candidate))) {
    if (!canSee(rule, sight)) {
      notes.push(switchedOffNote(sms, rule, null));
      continue;
    }
    const would = foundBy(scene, rule, []);
    const left = withoutSubsumed([...found, ...would]).filter((entry) => entry.rule === rule && !isGap(entry));
    const open = left.map((entry) => withWaiver(waivers, entry.finding)).filter((finding) => finding.waiver === null);
    notes.push(switchedOffNote(sms, rule, open.length));
    const finding = reporter === undefined ? null : hiddenFinding(sms, rule, open, reporter);
    if (finding !== null) hidden.push(finding);
  }
  const looked = {
    rules: loaded.filter(({ id }) => evaluated.includes(id)),
    found: found.map(({ finding }) => finding),
    notes,
  };
  const idle =
    reporter === undefined || isOff(sms, reporter)
      ? []
      : [...idleWaivers(sms, looked)].map((draft) => findingOf(sms, reporter, draft));
  const judged = withElsewhere(sms, [...counted, ...hidden, ...idle]);
  const unwaived = sortFindings(judged.filter((finding) => finding.waiver === null));
  const compared = compareWithBaseline(sms, unwaived, believed(sms).baseline);
  const shrinkable = goneFinding(sms, compared.gone, rules);
  const named = hidden.length > 0 && reporter !== undefined ? new Set([...loaded, reporter]) : loaded;
  return {
    items: (sight.inForce ?? sms).items.size,
    findings: shrinkable === null ? compared.fresh : sortFindings([...compared.fresh, shrinkable]),
    waived: sortFindings(judged.filter((finding) => finding.waiver !== null)),
    known: compared.known,
    unlisted: [],
    gaps: sortFindings(gaps),
    notes: notes.sort((a, b) => (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1)),
    rules: [...named].map(infoOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
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
  return calledRules(sms, rules).filter((rule) => !isOff(sms, rule));
}

/**
 * Rules that the level and the types in use call for, also those that are switched off.
 *
 * @param sms settings and types in use
 * @param rules all known rules
 */
export function calledRules(sms: Pick<Sms, 'settings' | 'types'>, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(
    (rule) =>
      isAtLevel(rule.level, sms.settings.level) &&
      (rule.types === undefined || rule.types.some((type) => sms.types.has(type))),
  );
}

function canSee(rule: Rule, sight: Sight): boolean {
  return sight.history || !rule.needs.includes('history') || rule.looksForItself === true;
}

/** Never the summary alone: "nobody approves their own version" would read as what was found. */
function notEvaluatedNote(sms: Sms, { id, question, summary }: Rule): Note {
  const message =
    question === undefined ? `Not evaluated. It asks for this: ${summary}` : `Not evaluated: ${question}.`;
  return { rule: id, kind: 'not-evaluated', message, remedy: historyRemedy(sms), item: null };
}

function foundBy(scene: Scene, rule: Rule, notes: Note[]): readonly Found[] {
  const { sms } = scene;
  const published = scene.sight.inForce ?? sms;
  const judged = rule.judges === 'in-force' ? published : sms;
  const wasThere = ({ item }: Draft): boolean => !item || published.items.has(item) || !sms.items.has(item);
  return [...rule.check(contextOf({ ...scene, sms: judged }, rule, notes))].filter(wasThere).map((draft) => ({
    finding: findingOf(sms, rule, atItsFile(sms, judged, draft)),
    keys: draft.keys ?? (draft.item ? [draft.item] : []),
    rule,
  }));
}

/** A finding about a text that stands in no file today is found at the item, with the version that was looked at. */
function atItsFile(sms: Sms, published: Sms, draft: Draft): Draft {
  const { place } = draft;
  if (sms === published || isSameFile(sms, published, place.file)) return draft;
  const shown = draft.item ? published.instead.get(draft.item) : undefined;
  const own = draft.item ? sms.items.get(draft.item)?.place : undefined;
  return {
    ...draft,
    place: own ?? startOfFile(place.file),
    ...(shown === undefined ? {} : { message: `${draft.message} ${lookedAt(shown, sms.asOf)}` }),
  };
}

function isSameFile(sms: Sms, published: Sms, file: string): boolean {
  const factsIn = (model: Sms): unknown => model.files.find((facts) => facts.file === file);
  return factsIn(sms) === factsIn(published);
}

function lookedAt({ version, ofFile }: ShownVersion, day: string): string {
  const name = version === null ? 'the text' : `version ${version}`;
  const other = ofFile.version === null || ofFile.version === version ? 'another text' : `version ${ofFile.version}`;
  return `This is about ${name} in force on ${day}; the file holds ${other}.`;
}

function infoOf({ id, name, summary, severity, basis, clause, fix }: Rule): RuleInfo {
  return { id, name, summary, severity, basis, clause, fix };
}

function contextOf({ sms, sight, rules }: Scene, rule: Rule, notes: Note[]): RuleContext {
  const parameter = (name: string): string | number => {
    const known = rule.parameters?.[name];
    if (known === undefined) throw new Error(`Rule ${rule.id} has no parameter "${name}".`);
    return parameterValue(known, sms.settings.rules[rule.id]?.parameters?.[name]);
  };
  return {
    sms,
    asOf: sms.asOf,
    isHistoryRequired: sight.isHistoryRequired === true,
    isBuild: sight.isBuild === true,
    ruleOf: (id) => rules.find((candidate) => candidate.id === id) ?? null,
    ruleIds: idsOfRules(rules),
    text: (name) => String(parameter(name)),
    number: (name) => Number(parameter(name)),
    note: (message, remedy, item) =>
      notes.push({ rule: rule.id, kind: 'not-evaluated', message, remedy, item: item ?? null }),
  };
}

const idsOfRules = remembered((rules: readonly Rule[]) => rules.map(({ id }) => id));

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
    elsewhere: false,
  };
}

function isInGrace(sms: Sms, rule: Rule, draft: Draft): boolean {
  if (rule.clock !== true || draft.due === undefined) return false;
  const known = rule.parameters?.['grace'] ?? { default: defaultGrace };
  const grace = parseDuration(String(parameterValue(known, sms.settings.rules[rule.id]?.parameters?.['grace'])));
  return grace !== null && compareDates(sms.asOf, addDuration(draft.due, grace)) <= 0;
}

/**
 * Marks clock findings about what a change does not touch: the day came without it. Without a trusted base everything is of the change.
 */
function withElsewhere(sms: Sms, findings: readonly Finding[]): readonly Finding[] {
  if (sms.base === null || !findings.some(({ clock }) => clock)) return findings;
  const touched = touchedBetween(sms.base, sms);
  return findings.map((finding) => ({ ...finding, elsewhere: finding.clock && !isAboutTouched(touched, finding) }));
}

/** Entries of the baseline that nothing answers any more: the list may shrink. */
function goneFinding(sms: Sms, gone: readonly KnownFinding[], rules: readonly Rule[]): Finding | null {
  const rule = rules.find(({ id }) => id === baselineRule);
  const { baseline } = believed(sms);
  const [first] = gone;
  if (rule === undefined || baseline === null || first === undefined || isOff(sms, rule)) return null;
  const names = listWords(gone.slice(0, 5).map((entry) => `${entry.rule} at ${entry.item ?? entry.file}`));
  return findingOf(sms, rule, {
    place: startOfFile(baseline.file),
    severity: 'info',
    message: `The baseline lists ${gone.length === 1 ? 'a finding that is' : `${gone.length} findings that are`} no longer there: ${names}${gone.length > 5 ? ' …' : ''}. Expected the list to shrink with what is mended.`,
    fix: 'Run `clausebook baseline`, which takes them out, and commit the file.',
  });
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

function withWaiver(waivers: readonly Item[], finding: Finding): Finding {
  if (finding.item === null || finding.rule === waiverRule) return finding;
  const waiver = waivers.find(
    (item) => textField(item, 'rule') === finding.rule && textField(item, 'target') === finding.item,
  );
  const until = waiver === undefined ? null : dateField(waiver, 'until');
  return waiver === undefined || until === null ? finding : { ...finding, waiver: { id: waiver.id, until } };
}
