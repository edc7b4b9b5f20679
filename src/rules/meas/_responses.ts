import { compareDates } from '../../core/lifecycle/calendar.ts';
import { asText, dateField, mapField, mapsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Reading } from '../../core/trace/measured-values.ts';

/** What somebody does about a value. */
const actingTypes: ReadonlySet<string> = new Set([
  'change',
  'corrective-action',
  'decision',
  'improvement',
  'nonconformity',
  'problem',
  'service-transition-plan',
]);

const ids = /\b[A-Z]{2,4}-\d{2,6}b?\b/g;

/**
 * True when somebody acted on values of a measure: such an item, not older than the first of them, names the measure, or the comment
 * of a value names it; or an action or decision in a record of that time names the measure.
 *
 * @param sms the model
 * @param measure the measure
 * @param readings the values, oldest first
 */
export function isActedOn(sms: Sms, measure: Item, readings: readonly Reading[]): boolean {
  const since = readings[0]?.period.from ?? sms.asOf;
  const named = readings.flatMap(({ comment }) => comment.match(ids) ?? []);
  if (named.some((id) => actingTypes.has(sms.items.get(id)?.type.key ?? ''))) return true;
  const isLater = (item: Item): boolean => {
    const day = dayOf(item);
    return item.inView && (day === null || compareDates(day, since) >= 0);
  };
  const naming = (sms.relationsTo.get(measure.id) ?? []).flatMap(({ from }) => sms.items.get(from) ?? []);
  if (naming.some((item) => actingTypes.has(item.type.key) && isLater(item))) return true;
  return [...sms.items.values()].some(
    (item) => item.type.class === 'record' && dayOf(item) !== null && isLater(item) && hasEntryAbout(item, measure.id),
  );
}

function dayOf(item: Item): string | null {
  return item.date ?? dateField(item, 'at') ?? dateField(mapField(item, 'closed') ?? {}, 'at');
}

/** An entry of `actions` or `decisions` whose text names the measure. */
function hasEntryAbout(item: Item, measure: string): boolean {
  const texts = ['actions', 'decisions']
    .flatMap((field) => mapsField(item, field))
    .flatMap((entry) => Object.values(entry).map((value) => asText(value) ?? ''));
  return texts.some((text) => [...text.matchAll(ids)].some(([id]) => id === measure));
}
