import { statesOf } from '../../core/history/item-states.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import {
  addDuration,
  compareDates,
  describeDuration,
  parseDuration,
  dayAfter,
  dayBefore,
} from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { lastMeasured } from '../meas/_last-measured.ts';
import { pursuedObjectives } from './_objectives.ts';

/** Rhythm of a measure that states none, as its type says. */
const usualRhythm = 'P1M';

export default defineRule({
  id: 'OBJV-004',
  name: 'objective-is-measured',
  severity: 'warn',
  basis: 'own',
  clause: '6.2.1',
  level: 'standard',
  types: ['objective'],
  needs: ['files'],
  clock: true,
  summary: 'The measure of an active objective has a value for one of its last two periods.',
  fix: 'Measure, and add a line to the data file of the measure; or change how often it is measured (`every`).',
  *check({ sms, asOf }) {
    for (const objective of pursuedObjectives(sms)) {
      if (objective.state !== 'active') continue;
      for (const id of idsAt(sms, objective, 'measure')) {
        const measure = sms.items.get(id);
        const every = measure === undefined ? null : (textField(measure, 'every') ?? usualRhythm);
        const period = every === null ? null : parseDuration(every);
        if (measure?.type.key !== 'measure' || every === null || period === null) continue;
        const last = lastMeasured(sms, id);
        const from = last === null ? beginOf(sms, objective, measure) : dayAfter(last);
        const due = from === null ? null : dayBefore(addDuration(from, twice(period)));
        if (from === null || due === null || compareDates(asOf, due) <= 0) continue;
        const what =
          last === null
            ? `has no value, though it could be measured since ${from}`
            : `has its last value for the time up to ${last}`;
        yield {
          item: objective.id,
          place: placeOfField(objective, 'measure'),
          message: `${objective.id} (${objective.title}) is active, and its measure ${id} ${what}. Its rhythm is ${describeDuration(every)}, so on ${due} two periods had passed without a value. Expected a value in the data file of ${id} or in a report; measure, or change how often.`,
          due,
          related: [{ item: id, message: 'the measure', place: measure.place }],
        };
      }
    }
  },
});

function twice(duration: Duration): Duration {
  const { years, months, weeks, days, hours, minutes } = duration;
  return {
    years: years * 2,
    months: months * 2,
    weeks: weeks * 2,
    days: days * 2,
    hours: hours * 2,
    minutes: minutes * 2,
  };
}

/** Day from which there could be values: of the SMS, of the target, of the entry where history knows it. */
function beginOf(sms: Sms, objective: Item, measure: Item): string | null {
  const { inForceFrom, adopted } = sms.settings;
  if (inForceFrom === null || compareDates(inForceFrom, sms.asOf) > 0) return null;
  const target = dateField(mapField(measure, 'target') ?? {}, 'from');
  const entered = sms.history === null ? undefined : statesOf(sms, objective.id)[0]?.day;
  return (
    [inForceFrom, adopted, target, entered]
      .filter((begin) => typeof begin === 'string')
      .sort()
      .at(-1) ?? null
  );
}
