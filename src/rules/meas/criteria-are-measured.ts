import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { lastMeasured } from './_last-measured.ts';

export default defineRule({
  id: 'MEAS-003',
  name: 'criteria-are-measured',
  severity: 'warn',
  basis: 'std',
  clause: '8.1',
  level: 'essential',
  types: ['process', 'measure'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  parameters: {
    first: {
      default: 'P6M',
      says: 'How long after the process took effect, or the SMS did, its measures may be without a value.',
    },
  },
  summary: 'The measures by which a process is steered have been measured.',
  fix: 'Measure, and add the values to the data file of the measure or to a report; or steer the process by something that is measured.',
  *check({ sms, asOf, text }) {
    const first = parseDuration(text('first'));
    for (const process of itemsOfType(sms, 'process')) {
      if (first === null || !process.inForce || !process.inView) continue;
      const measures = measuresOf(sms, process);
      if (measures.length === 0 || measures.some((measure) => isMeasured(sms, measure))) continue;
      const start = [sms.settings.inForceFrom, sms.settings.adopted, process.effectiveFrom].filter(
        (day) => day !== null,
      );
      const due = sms.settings.inForceFrom === null ? null : addDuration(start.sort().at(-1) ?? asOf, first);
      const isEarly = sms.settings.inForceFrom === null || compareDates(asOf, sms.settings.inForceFrom) < 0;
      if (!isEarly && due !== null && compareDates(asOf, due) <= 0) continue;
      const names = listWords(
        measures.map(({ id }) => id),
        5,
      );
      yield {
        item: process.id,
        place: placeOfField(process, 'measures'),
        message: `${process.id} (${process.title}) is steered by ${names}, and there is not one value of ${measures.length === 1 ? 'it' : 'them'}: neither in a data file nor in a report. Expected values; measure, or name what is measured.`,
        ...(due === null ? {} : { due }),
        related: measures.map((measure) => ({ item: measure.id, message: 'has no value', place: measure.place })),
      };
    }
  },
});

/** Measures in use that the process names, or that name the process. */
function measuresOf(sms: Sms, process: Item): readonly Item[] {
  const naming = (sms.relationsTo.get(process.id) ?? []).flatMap(({ from, path }) =>
    path?.includes('of') === true ? from : [],
  );
  return [...new Set([...idsAt(sms, process, 'measures'), ...naming])].flatMap((id) => {
    const item = sms.items.get(id);
    return item?.type.key === 'measure' && item.inForce ? [item] : [];
  });
}

/** A value in its data file or in the results of a report, or a report that speaks of it in another form. */
function isMeasured(sms: Sms, { id }: Item): boolean {
  if (lastMeasured(sms, id) !== null) return true;
  const name = new RegExp(String.raw`\b${id}\b`);
  return ['service-report', 'report', 'management-review'].some((type) =>
    itemsOfType(sms, type).some((item) => item.inView && item.countsAsEvidence && name.test(item.facts?.body ?? '')),
  );
}
