import type { FieldMap } from '../../core/model/fields.ts';
import { asText, mapsField, textField } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { capacityPlans } from './_capacity.ts';
import { named } from './_services.ts';

/** The four kinds of resource, with words that mean them in English and German. */
const kinds: Readonly<Record<string, RegExp>> = {
  people: /human|people|person|staff|\bteam|mensch|mitarbeit/i,
  technical: /techni|equipment|infrastruct|hardware|system|anlage/i,
  information: /information|\bdata\b|daten/i,
  money: /financ|money|budget|cost|finanz|geld|kosten/i,
};

export default defineRule({
  id: 'SERV-031',
  name: 'capacity-plan-covers-resources',
  severity: 'warn',
  basis: 'std',
  clause: '8.4.3',
  level: 'essential',
  types: ['plan'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Capacity plans speak of people, technical resources, information and money.',
  fix: 'Add a line for the kind that is missing under "What is needed", or one that says "none needed".',
  *check({ sms }) {
    const plans = capacityPlans(sms).map((plan) => ({ plan, rows: mapsField(plan, 'resources') }));
    const [first] = plans;
    // A plan without the table is reported by CONT-012.
    if (first === undefined || plans.some(({ rows }) => rows.length === 0)) return;
    const rows = plans.flatMap((entry) => entry.rows);
    const missing = Object.keys(kinds).filter((kind) => !rows.some((row) => kindsOf(row).includes(kind)));
    if (missing.length === 0) return;
    yield {
      item: first.plan.id,
      place: placeOfField(first.plan, 'resources'),
      message: `${listWords(plans.map(({ plan }) => named(plan)))} ${plans.length === 1 ? 'names' : 'name'} no resources of the kind ${missing.join(' or ')}. Expected a line for each of the four kinds: people, technical, information, money; "none needed" is an answer.`,
      expected: listWords(missing),
    };
  },
});

/** What the column "Kind" says; where it says nothing, what the whole line speaks of. */
function kindsOf(row: FieldMap): readonly string[] {
  const words = textField(row, 'kind') ?? Object.values(row).map(asText).join(' ');
  return Object.entries(kinds).flatMap(([kind, meaning]) => (meaning.test(words) ? [kind] : []));
}
