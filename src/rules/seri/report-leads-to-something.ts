import { hasField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isOpen } from '../serv/_sections.ts';
import { issuedReports } from './_issued-reports.ts';
import { textUnder } from './_report-sections.ts';

const consequences =
  /what we (?:do|did|decided)|action|decision|next steps|improve|follow.?up|was wir|ma(?:ß|ss)nahm|entscheid|beschl|schritte|verbesser/;
/** What deals with something that a report found. */
const answers: ReadonlySet<string> = new Set([
  'improvement',
  'nonconformity',
  'corrective-action',
  'problem',
  'change',
  'risk',
  'decision',
  'case',
]);

export default defineRule({
  id: 'SERI-009',
  name: 'report-leads-to-something',
  severity: 'warn',
  basis: 'std',
  clause: '9.4',
  level: 'essential',
  types: ['service-report', 'report'],
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'What a report finds leads to a decision or action, which is passed on: who does what until when.',
  fix: 'Write under "What we do about it" what was decided, also "none needed"; name `who` and `due` of each action. Of an issued report add an entry to `closed.follow_up`.',
  *check({ sms }) {
    for (const { item } of issuedReports(sms)) {
      if (isJudgedBySelf(item) && !leadsToSomething(sms, item)) {
        yield {
          item: item.id,
          place: placeOfField(item, 'conclusions'),
          message: `${item.id} (${item.title}) says what it found, and nothing says what follows from it. Expected a decision or action under a heading such as "What we do about it", or "none needed" with the reason.`,
        };
        continue;
      }
      const open = actionsOfNobody(item);
      const [first] = open;
      if (first === undefined) continue;
      yield {
        item: item.id,
        place: placeOfField(item, 'actions', first.index),
        message: `${item.id} (${item.title}) was issued with ${open.length === 1 ? 'an action that is' : `${open.length} actions that are`} not passed on: ${listWords(
          open.map(({ words }) => words),
          5,
        )}. Expected who does it and until when.`,
      };
    }
  },
});

/** Reports on agreements and suppliers are asked for an answer where they show a missed target: SERV-019. */
function isJudgedBySelf(report: Item): boolean {
  return report.type.key === 'report' && report.kind?.key !== 'supplier';
}

function leadsToSomething(sms: Sms, report: Item): boolean {
  if (['actions', 'decisions'].some((field) => mapsField(report, field).length > 0)) return true;
  if (followUp(report).length > 0) return true;
  const linked = [
    ...(sms.relationsTo.get(report.id) ?? []).map(({ from }) => from),
    ...(sms.relationsFrom.get(report.id) ?? []).map(({ to }) => to),
  ];
  if (linked.some((id) => answers.has(sms.items.get(id)?.type.key ?? ''))) return true;
  const text = textUnder(report, consequences);
  // "None" is an answer, a dash or "to follow" is not.
  return text !== null && (/^(?:none|keine)/i.test(text) || !isOpen(text));
}

/** Actions without a person or a day, as far as nothing is said of them after the issue. */
function actionsOfNobody(report: Item): readonly { readonly index: number; readonly words: string }[] {
  const followed = followUp(report).flatMap((entry) => textField(entry, 'ref') ?? []);
  return mapsField(report, 'actions').flatMap((action, index) => {
    const id = textField(action, 'id') ?? String(index + 1);
    if (hasField(action, 'done') || followed.some((ref) => ref === id || ref.endsWith(`/${id}`))) return [];
    const lacks = [...(hasField(action, 'who') ? [] : ['nobody']), ...(hasField(action, 'due') ? [] : ['no day'])];
    return lacks.length === 0 ? [] : [{ index, words: `${id} has ${lacks.join(' and ')}` }];
  });
}

function followUp(report: Item): readonly FieldMap[] {
  return mapsField(mapField(report, 'closed') ?? {}, 'follow_up');
}
