import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { isAtLeast } from '../../core/finding/order.ts';
import { filesOfSms } from '../../core/model/files-of-sms.ts';
import { listWords } from '../../core/model/list-words.ts';
import { parameterValue } from '../../core/model/parameter-value.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { MovedTo, StatedControl } from '../../core/model/stated-control.ts';
import { statedControl, withMovedFiles } from '../../core/model/stated-control.ts';
import type { ControlStrength } from '../../core/types/declaration.ts';
import { isAtLevel } from '../../core/types/type-table.ts';
import type { RuleContext, RuleParameter } from '../define-rule.ts';
import { isWeakerControl } from './_control-strength.ts';
import { lessRead } from './_less-read.ts';
import { weakerNames } from './_weaker-names.ts';
import { weakerTypes } from './_weaker-types.ts';

/** Something that the settings ask for no longer, or less of. */
export interface Weaker {
  /** The same for the same setting, whatever its value. */
  readonly key: string;
  /** What became of it, to follow a subject or another of these. */
  readonly says: string;
}

/** What two states of the settings are compared with. */
export interface Comparison extends Pick<RuleContext, 'ruleOf' | 'asOf' | 'sms'> {
  /** Day on which the settings first stood in the repository; null where that is not known. */
  readonly since: string | null;
  /** Day of the last commit. */
  readonly until: string;
  /** Day on which the later of the two states came. */
  readonly on: string;
  /** Where files that were renamed lie now. */
  readonly movedTo: MovedTo;
}

/**
 * What one state of `clausebook.yaml` asks for less than another.
 *
 * @param context rules and items
 * @param before the earlier state
 * @param after the later state
 */
export function weakerIn(context: Comparison, before: Settings, after: Settings): readonly Weaker[] {
  return [
    ...weakerRules(context, before, after),
    ...weakerIntervals(context, before, after),
    ...weakerGrades(before, after),
    ...weakerControl(context, before, after),
    ...narrowerSight(context.sms, before, after),
    ...(isBeingAdopted(context, after) ? [] : lessRead(context.sms, before, after)),
    ...laterDays(context, before, after),
    ...weakerExtent(before, after),
    ...otherBaseline(context, before, after),
    ...moreApprovers(before, after),
    ...fewerStandards(before, after),
    ...lessOfTheirOwn(before, after),
    ...weakerTypes(context.sms, before, after),
    ...weakerNames(context.sms, before, after),
  ];
}

/** Until the day that `adopted` names, what was there is taken over; a later day set for it is told itself. */
function isBeingAdopted({ on }: Comparison, { adopted }: Settings): boolean {
  return adopted !== null && compareDates(on, adopted) <= 0;
}

/** Standards that are not worked to any more. */
function fewerStandards({ standards: old }: Settings, { standards: now }: Settings): readonly Weaker[] {
  return old
    .filter((standard) => !now.includes(standard))
    .map((standard) => ({
      key: `standard ${standard}`,
      says: `the standard ${standard} was taken out of \`standards\``,
    }));
}

/** What an organization asks beyond the built-in rules: its own rules, the lint, what has to be looked at after a change. */
function lessOfTheirOwn(before: Settings, after: Settings): readonly Weaker[] {
  const found: Weaker[] = [];
  if (before.ownRules !== null && after.ownRules === null)
    found.push({ key: 'ownRules', says: `the rules in ${before.ownRules}/ were switched off (\`own_rules\`)` });
  if (before.ownRules !== null && after.ownRules !== null && before.ownRules !== after.ownRules)
    found.push({
      key: 'ownRules',
      says: `the rules of ${after.ownRules}/ are run instead of those in ${before.ownRules}/ (\`own_rules\`)`,
    });
  if (before.lint.preset && !after.lint.preset)
    found.push({ key: 'lint', says: 'the plugins that always look at the prose were switched off (`lint.preset`)' });
  const kept = new Set(after.lint.plugins.map(({ name }) => name));
  for (const { name } of before.lint.plugins)
    if (!kept.has(name))
      found.push({ key: `lint ${name}`, says: `the plugin ${name} was taken out of \`lint.plugins\`` });
  for (const verb of keysOf(before.impact, after.impact))
    if (after.impact[verb] === 'none' && before.impact[verb] !== 'none')
      found.push({
        key: `impact ${verb}`,
        says: `what is named under \`${verb}\` may change without anybody looking (\`impact\`)`,
      });
  return found;
}

/** Roles that may approve what they could not approve before; where nobody was named, naming somebody widens nothing. */
function moreApprovers({ approvers: old }: Settings, { approvers: now }: Settings): readonly Weaker[] {
  return keysOf(old, now).flatMap((type) => {
    const before = old[type] ?? old['default'];
    const added = (now[type] ?? now['default'] ?? []).filter((role) => before?.includes(role) === false);
    const what = type === 'default' ? 'everything else' : type.replaceAll('-', ' ');
    const says = `${listWords(added)} may now approve ${what} (\`approvers\`)`;
    return added.length === 0 ? [] : [{ key: `approvers ${type}`, says }];
  });
}

/** The list of known findings may only shrink; another file would be another list. A first one is made when an SMS is taken over. */
function otherBaseline(context: Comparison, { baseline: old }: Settings, after: Settings): readonly Weaker[] {
  const { baseline: now } = after;
  if (now === null || old === now || (old === null && isBeingAdopted(context, after))) return [];
  const says =
    old === null
      ? `a baseline was introduced, so that what ${now} lists does not count (\`baseline\`)`
      : `the baseline was changed from ${old} to ${now}`;
  return [{ key: 'baseline', says }];
}

function weakerRules({ ruleOf, asOf }: Comparison, before: Settings, after: Settings): readonly Weaker[] {
  const found: Weaker[] = [];
  for (const id of keysOf(before.rules, after.rules)) {
    const rule = ruleOf(id);
    if (rule === null) continue;
    const [old, now] = [before.rules[id]?.severity ?? rule.severity, after.rules[id]?.severity ?? rule.severity];
    if (now === 'off' && old !== 'off') found.push({ key: id, says: `${id} was switched off` });
    else if (now !== 'off' && old !== 'off' && old !== now && !isAtLeast(now, old))
      found.push({ key: id, says: `${id} was lowered from ${old} to ${now}` });
    for (const [name, parameter] of Object.entries(rule.parameters ?? {})) {
      const [a, b] = [
        parameterValue(parameter, before.rules[id]?.parameters?.[name]),
        parameterValue(parameter, after.rules[id]?.parameters?.[name]),
      ];
      const says = weakerValue(String(a), String(b), parameter, asOf);
      if (says !== null) found.push({ key: `${id} ${name}`, says: `\`${name}\` of ${id} ${says}` });
    }
  }
  return found;
}

/** What became of the value of a parameter; null where it asks for no less. */
function weakerValue(before: string, after: string, { weaker }: RuleParameter, asOf: string): string | null {
  if (isMeasurable(before) && isMeasurable(after)) {
    if (weaker === 'less') return isMore(before, after, asOf) ? `was lowered from ${before} to ${after}` : null;
    return isMore(after, before, asOf) ? `was raised from ${before} to ${after}` : null;
  }
  const kept = new Set(entriesOf(after).map((entry) => entry.toLowerCase()));
  const gone = entriesOf(before).filter((entry) => !kept.has(entry.toLowerCase()));
  return gone.length === 0 ? null : `does not name ${listWords(gone, 5)} any more`;
}

function isMeasurable(value: string): boolean {
  return parseDuration(value) !== null || /^\d/.test(value);
}

function entriesOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function weakerIntervals({ asOf }: Comparison, before: Settings, after: Settings): readonly Weaker[] {
  return keysOf(before.reviewInterval, after.reviewInterval).flatMap((type) => {
    const [a, b] = [intervalOf(before, type), intervalOf(after, type)];
    const says = `the interval of review ${ofType(type)} was lengthened from ${describeDuration(a)} to ${describeDuration(b)}`;
    return isMore(b, a, asOf) ? [{ key: `interval ${type}`, says }] : [];
  });
}

function weakerGrades(before: Settings, after: Settings): readonly Weaker[] {
  return keysOf(before.minimumGrade, after.minimumGrade).flatMap((type) => {
    const [a, b] = [gradeOf(before, type), gradeOf(after, type)];
    // A is the best grade.
    const says = `the least grade of proof ${ofType(type)} was lowered from ${a} to ${b}`;
    return b > a ? [{ key: `grade ${type}`, says }] : [];
  });
}

/** A type that is controlled less; of a pattern of files, items that are. */
function weakerControl({ sms, movedTo }: Comparison, before: Settings, after: Settings): readonly Weaker[] {
  const { types, items } = sms;
  const followed = (control: Settings['control']): StatedControl =>
    statedControl({ control: withMovedFiles(control, movedTo) });
  const [old, now] = [followed(before.control), followed(after.control)];
  return keysOf(before.control, after.control).flatMap((key): readonly Weaker[] => {
    const type = types.get(key);
    const lowered =
      type === undefined
        ? [...items.values()].flatMap(({ file, kind, type: own }) => {
            if (followed({ [key]: before.control[key] ?? after.control[key] ?? 'full' })(file, '') === null) return [];
            const usual = kind?.control ?? own.control;
            return loweredControl(old(file, own.key) ?? usual, now(file, own.key) ?? usual);
          })
        : loweredControl(before.control[key] ?? type.control, after.control[key] ?? type.control);
    const [first] = lowered;
    return first === undefined
      ? []
      : [{ key: `control ${key}`, says: `the control of ${nameOf(key, type !== undefined)} was lowered ${first}` }];
  });
}

function loweredControl(before: ControlStrength, after: ControlStrength): readonly string[] {
  return isWeakerControl(after, before) ? [`from ${before} to ${after}`] : [];
}

function nameOf(key: string, isType: boolean): string {
  return isType ? key.replaceAll('-', ' ') : key;
}

/** Items whose files the settings no longer look at. Where files moved along with the roots, nothing is out of sight. */
function narrowerSight({ history }: Sms, before: Settings, after: Settings): readonly Weaker[] {
  const [wasSeen, isSeen] = [filesOfSms(before), filesOfSms(after)];
  const hidden = [...(history?.line.values() ?? [])].flatMap((states) => {
    const last = states.at(-1)?.snapshot ?? null;
    const isHidden = last !== null && wasSeen(last.file) && !isSeen(last.file);
    return isHidden && (last.storage === 'file' || last.storage === 'register') ? [last] : [];
  });
  if (hidden.length === 0) return [];
  const ids = hidden.map(({ id }) => id);
  const named = listWords(ids.length > 3 ? [...ids.slice(0, 2), `${ids.length - 2} others`] : ids);
  const wouldBeSeen = filesOfSms({ ...after, exclude: before.exclude });
  const key = hidden.some(({ file }) => wouldBeSeen(file)) ? 'exclude' : 'roots';
  const says = `\`${key}\` was changed so that ${named} ${ids.length === 1 ? 'is' : 'are'} not looked at any more`;
  return [{ key: 'sight', says }];
}

/** Days before which less is asked, moved later; the day after which nothing is looked at, moved earlier. */
function laterDays({ since, until }: Comparison, before: Settings, after: Settings): readonly Weaker[] {
  const found: Weaker[] = [];
  const { adopted, inForceFrom, seriesStart, asOf } = after;
  // A later pinned day shows more than an earlier one; the day of the last commit hides nothing.
  const isEarlier = asOf !== null && (before.asOf === null || compareDates(asOf, before.asOf) < 0);
  if (isEarlier && compareDates(asOf, until) < 0)
    found.push({
      key: 'asOf',
      says:
        before.asOf === null
          ? `everything was declared to be judged as of ${asOf}, so that what comes later is not looked at (\`as_of\`)`
          : `\`as_of\` was moved back from ${before.asOf} to ${asOf}, so that what came since is not looked at`,
    });
  // What stood there from the first day is taken over anyway.
  const from = before.adopted ?? since;
  if (adopted !== null && from !== null && compareDates(adopted, from) > 0)
    found.push({
      key: 'adopted',
      says: `what entered until ${adopted} was declared taken over as it was (\`adopted\`${before.adopted === null ? '' : `, before: ${before.adopted}`})`,
    });
  for (const [key, name, a, b] of [
    ['inForceFrom', 'in_force_from', before.inForceFrom, inForceFrom],
    ['seriesStart', 'series_start', before.seriesStart, seriesStart],
  ] as const)
    if (a !== null && (b === null || compareDates(b, a) > 0))
      found.push({
        key,
        says: b === null ? `\`${name}\` (${a}) was removed` : `\`${name}\` was moved from ${a} to ${b}`,
      });
  return found;
}

/** History that counts no longer, a lower level, packs left out. */
function weakerExtent(before: Settings, after: Settings): readonly Weaker[] {
  const found: Weaker[] = [];
  if (before.history === 'git' && after.history === 'none')
    found.push({ key: 'history', says: 'the history was declared to say nothing (`history: none`)' });
  if (before.level !== after.level && isAtLevel(after.level, before.level))
    found.push({ key: 'level', says: `the level was lowered from ${before.level} to ${after.level}` });
  for (const pack of before.packs.filter((name) => !after.packs.includes(name)))
    found.push({ key: `pack ${pack}`, says: `the pack ${pack} was switched off` });
  return found;
}

function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function ofType(type: string): string {
  return type === 'default' ? 'of everything else' : `of ${type.replaceAll('-', ' ')}`;
}

function intervalOf(settings: Settings, type: string): string {
  return settings.reviewInterval[type] ?? settings.reviewInterval['default'] ?? 'P12M';
}

function gradeOf({ minimumGrade }: Settings, type: string): string {
  return minimumGrade[type] ?? minimumGrade['default'] ?? 'D';
}

/** True for a longer time, or a larger number. */
function isMore(a: string, b: string, asOf: string): boolean {
  const [long, short] = [parseDuration(a), parseDuration(b)];
  if (long !== null && short !== null) return compareDates(addDuration(asOf, long), addDuration(asOf, short)) > 0;
  return Number.parseFloat(a) > Number.parseFloat(b);
}
