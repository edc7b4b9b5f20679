import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isAnswer } from '../nonc/_says.ts';
import { knownSystems, outsidePlaces, plainName } from './_outside.ts';

export default defineRule({
  id: 'RECD-016',
  name: 'outside-records-can-be-found',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  types: ['external-register'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'Of records kept in another system a row says where they are and how to get at them.',
  fix: 'Add or complete the row of the system, and try it as an auditor would.',
  *check({ sms }) {
    for (const row of itemsOfType(sms, 'external-register')) {
      if (!row.inForce || !row.inView || isAnswer(row.fields['query'])) continue;
      yield {
        item: row.id,
        place: placeOfField(row, 'query'),
        message: `${row.id} (${row.title}) says that records are kept elsewhere, and not how to get at them. Expected under \`query\` how an auditor retrieves a sample.`,
      };
    }
    const known = knownSystems(sms);
    for (const record of judgedRecords(sms)) {
      const lost = outsidePlaces(record).filter(
        ({ system }) => !known.has(plainName(system)) && !isDeadEnd(sms, system),
      );
      const [first] = lost;
      if (first === undefined) continue;
      const systems = [...new Set(lost.map(({ system }) => `"${system}"`))];
      yield {
        item: record.id,
        place: placeOfField(record, first.field, ...first.inside),
        message: `${record.id} (${record.title}) points to ${listWords(systems)}, and no row says what that is and how to get at it. Expected the id of an external register, or a row for the system.`,
      };
    }
  },
});

/** An id that no item has is for the rules about references. */
function isDeadEnd(sms: Sms, system: string): boolean {
  return /^[A-Z]{2,4}-\d{2,6}$/.test(system.trim()) && !sms.items.has(system.trim());
}

/** Records from before the day Git keeps the SMS are taken over as they are. */
function judgedRecords(sms: Sms): readonly Item[] {
  const { adopted } = sms.settings;
  return [...sms.items.values()].filter(
    ({ type, inView, date }) =>
      type.class === 'record' && inView && (adopted === null || date === null || compareDates(date, adopted) >= 0),
  );
}
