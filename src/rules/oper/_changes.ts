import { compareDates } from '../../core/lifecycle/calendar.ts';
import { booleanField, dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Days between the deployment of a change and its review, where the settings say nothing. A convention. */
export const ownReviewLimit = 'P30D';

/** What the category of a change means for the way it takes. */
export type CategoryKind = 'pre-approved' | 'emergency' | 'other';

const emergency = /emergenc|urgent|notfall|dringlich|eilig/i;
const preApproved = /pre-?\s?(?:approved|authori[sz]ed)|^standard|vorab|vorgenehmigt/i;

/**
 * True for a change that went live: it has a day of deployment, or a state behind it.
 *
 * @param change a change
 */
export function wasDeployed(change: Item): boolean {
  if (deployedOn(change) !== null) return true;
  if (['deployed', 'failed', 'reviewed'].includes(change.status)) return true;
  return change.status === 'closed' && textField(change, 'outcome') !== null;
}

/** Day on which a change went live; null when it did not, or the record does not say. */
export function deployedOn(change: Item): string | null {
  return dateField(mapField(change, 'deployment') ?? {}, 'actual');
}

/**
 * Changes that went live until the day judged, since the SMS claims to be complete and its records are kept here.
 *
 * @param sms the model
 */
export function judgedChanges(sms: Sms): readonly Item[] {
  const { inForceFrom, adopted } = sms.settings;
  const starts = [inForceFrom, adopted].filter((day) => day !== null);
  return itemsOfType(sms, 'change').filter((change) => {
    const day = deployedOn(change) ?? change.date;
    if (!change.inView || !wasDeployed(change) || (day !== null && compareDates(day, sms.asOf) > 0)) return false;
    return day === null || starts.every((start) => compareDates(day, start) >= 0);
  });
}

/**
 * What the category of a change means: the policy says it, else the words do.
 *
 * @param sms the model
 * @param change a change
 */
export function categoryOf(sms: Sms, change: Item): CategoryKind {
  const category = textField(change, 'category') ?? '';
  const entry = categoryEntry(sms, category);
  const words = `${textField(entry ?? {}, 'name') ?? ''} ${category}`;
  const isPreApproved = booleanField(entry ?? {}, 'preapproved');
  if (isPreApproved === true) return 'pre-approved';
  if (emergency.test(words)) return 'emergency';
  return isPreApproved === null && preApproved.test(category) ? 'pre-approved' : 'other';
}

/**
 * The row of a change policy about a category, found by its id or name.
 *
 * @param sms the model
 * @param category category as a change states it
 */
export function categoryEntry(sms: Sms, category: string): FieldMap | undefined {
  const wanted = plain(category);
  return itemsOfType(sms, 'policy')
    .filter((policy) => policy.state !== 'withdrawn')
    .flatMap((policy) => mapsField(policy, 'change_categories'))
    .find((row) =>
      [textField(row, 'id'), textField(row, 'name')].some((name) => name !== null && plain(name) === wanted),
    );
}

/** True for a change that failed or was taken back. */
export function wentWrong(change: Item): boolean {
  return change.status === 'failed' || ['reversed', 'failed'].includes(textField(change, 'outcome') ?? '');
}

/** True for words that name an emergency. */
export function isEmergencyWord(text: string): boolean {
  return emergency.test(text);
}

/** True for the row of a policy about emergencies. */
export function isEmergencyRow(row: FieldMap): boolean {
  return isEmergencyWord(`${textField(row, 'id') ?? ''} ${textField(row, 'name') ?? ''}`);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Nonconformities about an item: they name it, or answer an audit finding that does.
 *
 * @param sms the model
 * @param item the item
 */
export function nonconformitiesAbout(sms: Sms, item: Item): readonly Item[] {
  const naming = (id: string): readonly string[] => (sms.relationsTo.get(id) ?? []).map((relation) => relation.from);
  const direct = naming(item.id);
  const findings = direct.filter((id) => sms.items.get(id)?.type.key === 'finding');
  const ids = new Set([...direct, ...findings.flatMap(naming)]);
  return [...ids]
    .flatMap((id) => sms.items.get(id) ?? [])
    .filter((other) => other.type.key === 'nonconformity' && other.inView);
}

/** True when a nonconformity has dealt with what cannot be done again; the record itself stays as it was. */
export function isSettled(sms: Sms, item: Item): boolean {
  return nonconformitiesAbout(sms, item).some((about) => about.state === 'closed' || about.state === 'verified');
}

const outcomes: ReadonlySet<string> = new Set([
  ...['problem', 'improvement', 'nonconformity', 'corrective-action'],
  ...['risk', 'change', 'decision'],
]);

/**
 * True when a record leads to something that deals with what it found: a problem, an improvement, a nonconformity … is named
 * in it, or names it. What a change affects is none.
 *
 * @param sms the model
 * @param record a record
 */
export function leadsToSomething(sms: Sms, record: Item): boolean {
  const from = (sms.relationsFrom.get(record.id) ?? []).filter(({ path }) => path?.includes('affects') !== true);
  const to = sms.relationsTo.get(record.id) ?? [];
  const others = [...from.map((relation) => relation.to), ...to.map((relation) => relation.from)];
  return others.some((id) => outcomes.has(sms.items.get(id)?.type.key ?? ''));
}
