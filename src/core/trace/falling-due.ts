import { addDuration, compareDates } from '../lifecycle/calendar.ts';
import type { Duration } from '../lifecycle/calendar.ts';
import { dateField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { expectedSeries } from './series.ts';

/** Something that has to be done by a day. What is late already is a finding. */
export interface FallingDue {
  /** The day, YYYY-MM-DD; not before the day judged. */
  readonly on: string;
  readonly what: 'review' | 'action' | 'audit' | 'management review' | 'report';
  /** Item it is about; of a report the definition that asks for it. */
  readonly item: string;
  /** The action in its words, or period and subject of the report; null for everything else. */
  readonly detail: string | null;
}

/**
 * What falls due from the day judged on, in order of the days.
 *
 * @param sms the model
 * @param within how far to look ahead
 */
export function fallingDue(sms: Sms, within: Duration): readonly FallingDue[] {
  const until = addDuration(sms.asOf, within);
  const found = [...[...sms.items.values()].flatMap(ofItem), ...reportsUntil(sms, until)];
  return found
    .filter(({ on }) => compareDates(on, sms.asOf) >= 0 && compareDates(on, until) <= 0)
    .sort((a, b) => compareDates(a.on, b.on) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0));
}

function ofItem(item: Item): readonly FallingDue[] {
  const { id, type, status, date } = item;
  const found: FallingDue[] = [];
  if (item.reviewDue !== null && item.inForce)
    found.push({ on: item.reviewDue, what: 'review', item: id, detail: null });
  if (!item.frozen) found.push(...openActions(item));
  if (date !== null && type.key === 'audit' && status === 'planned')
    found.push({ on: date, what: 'audit', item: id, detail: null });
  if (date !== null && type.key === 'management-review' && status === 'open')
    found.push({ on: date, what: 'management review', item: id, detail: null });
  return found;
}

function openActions(item: Item): readonly FallingDue[] {
  return mapsField(item, 'actions').flatMap((action) => {
    const due = dateField(action, 'due');
    return due === null || textField(action, 'done') !== null
      ? []
      : [
          {
            on: due,
            what: 'action' as const,
            item: item.id,
            detail: textField(action, 'what') ?? textField(action, 'text'),
          },
        ];
  });
}

/** Records that series ask for by then and that are not on file yet. */
function reportsUntil({ items, settings }: Sms, until: string): readonly FallingDue[] {
  return expectedSeries(items, settings, until).flatMap(({ definition, subject, period, due, record }) =>
    record === null
      ? [
          {
            on: due,
            what: 'report' as const,
            item: definition,
            detail: subject === definition ? period : `${period} for ${subject}`,
          },
        ]
      : [],
  );
}
