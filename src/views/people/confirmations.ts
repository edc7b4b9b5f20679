import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, numberField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { acknowledgementsOf, asksToBeConfirmed, isOfVersion } from '../../core/trace/acknowledgements.ts';
import type { Site } from '../site.ts';
import { say } from '../words/say.ts';

/** Whether a document is confirmed by people in some roles. */
export interface Confirmation {
  readonly isDue: boolean;
  readonly words: string;
  /** Ids of those who still have to confirm it. */
  readonly dueBy: readonly string[];
  /** The latest acknowledgement; null where there is none. */
  readonly record: Item | null;
}

/**
 * How it stands with the confirmation of a document; null where nobody asks for one and none is on file. An acknowledgement counts for
 * somebody whom its audience held on its day: by name, by role or by unit, or who was there where it names no audience. Where the document
 * asks for none, it is due only by those who came to its audience later.
 *
 * @param site the site
 * @param document the document
 * @param roles the roles
 * @param people ids of those who act for them
 */
export function confirmationOf(
  site: Site,
  document: Item,
  roles: readonly Item[],
  people: readonly string[],
): Confirmation | null {
  const { sms } = site.checked;
  const all = acknowledgementsOf(sms, document).toSorted((a, b) => compareDates(dayOf(a), dayOf(b)));
  const current = all.filter((row) => isOfVersion(row, document));
  const isAsked = asksToBeConfirmed(document);
  const record = current.at(-1) ?? all.at(-1) ?? null;
  if (record === null)
    return isAsked ? { isDue: true, words: say('due: nobody has confirmed it'), dueBy: people, record } : null;
  if (current.length === 0)
    return { isDue: true, words: say('due: an earlier version was confirmed'), dueBy: people, record };
  const dueBy = people.filter((id) => {
    const states = current.map((row) => coverage(row, sms.items.get(id), id, roles));
    return !states.includes('asked') && (isAsked || states.includes('came later'));
  });
  const words = dueBy.length > 0 ? say('due: was not asked yet') : doneWords(record);
  return { isDue: dueBy.length > 0, words, dueBy, record };
}

function dayOf(row: Item): string {
  return row.date ?? '0001-01-01';
}

function doneWords(row: Item): string {
  const coverage = mapField(row, 'coverage') ?? {};
  const [expected, done] = [numberField(coverage, 'expected'), numberField(coverage, 'done')];
  return expected !== null && done !== null && done < expected
    ? say('confirmed by {done} of {expected}', { done, expected })
    : say('confirmed');
}

/** Whether somebody belonged to those whom an acknowledgement asked when it was made, or came to them later. */
function coverage(
  row: Item,
  person: Item | undefined,
  id: string,
  roles: readonly Item[],
): 'asked' | 'came later' | 'not meant' {
  const audience = new Set(textsField(row, 'audience'));
  if (audience.has(id)) return 'asked';
  const joined = person === undefined ? null : dateField(mapField(person, 'employment') ?? {}, 'from');
  const unit = person === undefined ? null : textField(person, 'unit');
  const since = [
    ...(audience.size === 0 || (unit !== null && audience.has(unit)) ? [joined] : []),
    ...roles.filter((role) => audience.has(role.id)).map((role) => firstPost(role, id)),
  ];
  if (since.length === 0) return 'not meant';
  return since.some((from) => from === null || compareDates(from, dayOf(row)) <= 0) ? 'asked' : 'came later';
}

function firstPost(role: Item, person: string): string | null {
  const days = mapsField(role, 'posts')
    .filter((post) => textField(post, 'person') === person)
    .map((post) => dateField(post, 'from'));
  return days.includes(null) ? null : (days.toSorted((a, b) => compareDates(a ?? '', b ?? '')).at(0) ?? null);
}
