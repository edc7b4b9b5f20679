import type { SourceFacts } from '../../core/model/facts.ts';
import { remembered } from '../../core/model/remembered.ts';
import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isDecided, slugsUnder } from './_documents.ts';
import { leavesEmpty } from './_empty-sections.ts';

export default defineRule({
  id: 'CONT-004',
  name: 'process-has-criteria',
  severity: 'error',
  basis: 'std',
  clause: '8.1',
  level: 'essential',
  types: ['process'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every process says by which measures or criteria it is steered.',
  fix: 'Name its measures (`measures: [KPI-…]`), or write the criteria under a heading such as "How we steer it".',
  *check({ sms }) {
    for (const process of itemsOfType(sms, 'process')) {
      if (!process.inView || !isDecided(sms, process) || hasCriteria(sms, process)) continue;
      yield {
        item: process.id,
        place: placeOfField(process, 'measures'),
        message: `Nothing says by what ${process.id} (${process.title}) is steered. Expected at least one measure under \`measures\`, a measure that states the process under \`of\`, or criteria under a heading such as "How we steer it".`,
      };
    }
  },
});

function hasCriteria(sms: Sms, process: Item): boolean {
  if (textsField(process, 'measures').length > 0) return true;
  const measured = (sms.relationsTo.get(process.id) ?? []).some(({ from }) => {
    const measure = sms.items.get(from);
    return measure?.type.key === 'measure' && measure.inForce && idsAt(sms, measure, 'of').includes(process.id);
  });
  const { facts } = process;
  return measured || (facts !== null && (writesCriteria(facts) || leavesEmpty(process, facts, steering)));
}

const steering =
  /\bsteer|criteri|measur|\bkpis?\b|indicator|performance|\btargets?\b|how we know|kennzahl|steuer|kriteri|messung|messgrö(?:ß|ss)e|zielwert|leistungsindikator/;

const writesCriteria = remembered((facts: SourceFacts): boolean => {
  const slugs = slugsUnder(facts, (meaning) => steering.test(meaning));
  const isUnder = ({ heading }: { readonly heading: { readonly slug: string } | null }): boolean =>
    heading !== null && slugs.has(heading.slug);
  return (
    facts.paragraphs.some(
      (paragraph) => isUnder(paragraph) && !/^(?:none|nothing|no\b|keine?\b|nichts)/i.test(paragraph.text),
    ) ||
    facts.lists.some(isUnder) ||
    facts.tables.some((table) => isUnder(table) && table.rows.length > 0)
  );
});
