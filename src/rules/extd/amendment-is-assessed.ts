import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

/** The amendment of 2024 to the standard itself changes what clause 4.1 asks. */
const standard = /\b20000-1\b/;

export default defineRule({
  id: 'EXTD-005',
  name: 'amendment-is-assessed',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  types: ['external-document'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  summary: 'For every amendment of an outside document it is assessed what it means here.',
  fix: 'Read the amendment, and enter `assessed_at` and under `impact` what it changes for you; "nothing" is an answer.',
  *check({ sms, asOf }) {
    for (const item of itemsOfType(sms, 'external-document')) {
      if (!item.inForce || !item.inView) continue;
      for (const [index, amendment] of mapsField(item, 'amendments').entries()) {
        const published = dateField(amendment, 'date');
        const missing = missingOf(amendment, asOf);
        if (missing.length === 0 || (published !== null && compareDates(published, asOf) > 0)) continue;
        const ref = textField(amendment, 'ref') ?? `Amendment ${index + 1}`;
        const isOfStandard = standard.test(`${item.title} ${ref}`);
        yield {
          item: item.id,
          place: placeOfPath(item, 'amendments', [index]),
          ...(isOfStandard ? { clause: '4.1' } : {}),
          ...(published === null ? {} : { due: published }),
          message: `${ref}${published === null ? '' : ` of ${published}`} is registered at ${item.id} (${item.title}) without ${listWords(missing)}. Expected a look at what it changes here, entered with its day.`,
        };
      }
    }
  },
});

function missingOf(amendment: FieldMap, asOf: string): readonly string[] {
  const assessed = dateField(amendment, 'assessed_at');
  return [
    ...(assessed === null || compareDates(assessed, asOf) > 0 ? ['the day of its assessment'] : []),
    ...(textField(amendment, 'impact') === null ? ['its impact'] : []),
  ];
}
