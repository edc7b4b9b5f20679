import { compareDates } from '../../core/lifecycle/calendar.ts';
import { isFieldMap, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { sectionText } from '../serv/_sections.ts';
import { judgedNonconformities, saysCause } from './_causes.ts';

/** Words that find the cause in a person, in English and German. */
const people =
  /\bhuman (?:error|failure|mistake)|\b(?:operator|user|staff|individual) error|\bcareless|\binattenti|\bnegligen|\b(?:forgot|forgotten|overlooked|oversight)\b|\black of (?:training|attention|awareness)|\b(?:not|insufficiently|inadequately|poorly) (?:been )?trained|\b(?:insufficient|inadequate|missing|poor) training|\bmenschliche[sr]? (?:Fehler|Versagen|Irrtum)|\bBedien(?:er|ungs)?fehler|\bUnachtsamkeit|\bNachlässigkeit|\bFlüchtigkeitsfehler|\bvergessen\b|\bübersehen\b|\b(?:fehlende|mangelnde|unzureichende)[nr]? Schulung|\bnicht (?:ausreichend )?geschult/i;
/** Words that ask on: what in the system let it happen. */
const further =
  /\bbecause\b|\bsince\b|\bwhy\b|\bas (?:the|no|there)\b|\bdue to (?:the|a|an)\b|\bno (?:check|control|alarm|reminder|procedure|instruction|template|step)|\b(?:process|procedure|instruction|checklist|template|tool|form|design|system|workload|shift)s?\b|\bweil\b|\bda (?:die|der|das|kein)|\bwarum\b|\bkeine?n? (?:Prüfung|Kontrolle|Anweisung|Vorlage|Schritt|Alarm)|\b(?:Prozess|Verfahren|Anweisung|Vorlage|Werkzeug|Formular|Checkliste|Ablauf)/i;

export default defineRule({
  id: 'NONC-009',
  name: 'causes-go-beyond-people',
  severity: 'info',
  basis: 'practice',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  parameters: {
    inARow: {
      default: 3,
      says: 'Nonconformities one after the other whose cause is sought in people only, from which it is told. A convention of ours.',
    },
  },
  summary: 'Causes of nonconformities are sought in the system, not again and again in people.',
  fix: 'Ask why the system let it happen, and add the answer to the cause of those that are still open.',
  *check({ sms, number }) {
    const told = judgedNonconformities(sms)
      .filter(saysCause)
      .sort((a, b) => compareDates(a.date ?? '0001-01-01', b.date ?? '0001-01-01'));
    const others = told.findLastIndex((item) => !blamesPeople(item));
    const run = told.slice(others + 1);
    const last = run.at(-1);
    if (last === undefined || run.length < Math.max(2, number('inARow'))) return;
    yield {
      item: last.id,
      keys: run.map(({ id }) => id),
      place: placeOfField(last, 'cause'),
      message: `The last ${run.length} nonconformities with a cause find it in people only: error, forgetting, or a lack of training (${run.map(({ id }) => id).join(', ')}). Expected an answer to why the system let it happen.`,
      related: run
        .slice(0, -1)
        .map((item) => ({ item: item.id, message: 'the same', place: placeOfField(item, 'cause') })),
    };
  },
});

function blamesPeople(nonconformity: Item): boolean {
  const stated = nonconformity.fields['cause'];
  const text = isFieldMap(stated) ? textField(stated, 'text') : textField(nonconformity, 'cause');
  const all = [text ?? '', sectionText(nonconformity, 'Cause') ?? ''].join('\n');
  return people.test(all) && !further.test(all);
}
