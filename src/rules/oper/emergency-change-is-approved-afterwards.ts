import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { categoryOf, deployedOn, isEmergencyRow, isSettled, judgedChanges } from './_changes.ts';
import { promisedTime } from '../../core/trace/promised-time.ts';
import { saysSomething } from './_values.ts';

/** How long assessment and approval may take, and who says so. */
interface Limit {
  readonly duration: string;
  readonly setBy: Item | null;
}

export default defineRule({
  id: 'OPER-003',
  name: 'emergency-change-is-approved-afterwards',
  severity: 'error',
  basis: 'own',
  clause: '8.5.1.3',
  level: 'advanced',
  types: ['change'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: 'P5D',
      says: 'How long after its deployment an emergency change may lack assessment and approval, where the policy says nothing.',
    },
  },
  summary: 'An emergency change is assessed and approved afterwards, inside the own limit.',
  fix: 'Assess and decide it now, and enter both. A decision that came too late is a nonconformity; once that is closed the finding ends.',
  *check({ sms, text }) {
    const limit = policyLimit(sms) ?? { duration: text('limit'), setBy: null };
    for (const change of judgedChanges(sms)) {
      const live = deployedOn(change);
      if (live === null || categoryOf(sms, change) !== 'emergency' || isSettled(sms, change)) continue;
      const due = plus(live, limit.duration);
      const problem = missing(sms, change, due) ?? late(change, due);
      if (problem === null) continue;
      const source = limit.setBy === null ? 'a limit of this rule' : `as ${limit.setBy.id} says`;
      yield {
        item: change.id,
        place: placeOfField(change, problem.field),
        message: `${change.id} (${change.title}), an emergency change, went live on ${live} and ${problem.words}. Expected assessment and decision by ${due}, ${describeDuration(limit.duration)} later, ${source}: ${problem.remedy}.`,
        due,
        ...(problem.isDone ? { severity: 'warn' as const } : {}),
        ...(limit.setBy === null
          ? {}
          : { related: [{ item: limit.setBy.id, message: 'sets the limit', place: limit.setBy.place }] }),
      };
    }
  },
});

interface Problem {
  readonly field: string;
  readonly words: string;
  readonly remedy: string;
  /** Too late, but there: it cannot be mended any more. */
  readonly isDone: boolean;
}

function missing(sms: Sms, change: Item, due: string): Problem | null {
  const lacks = (['assessment', 'decision'] as const).filter((field) => !saysSomething(change.fields[field]));
  const [field] = lacks;
  if (field === undefined || compareDates(due, sms.asOf) >= 0) return null;
  const words = { assessment: 'was not assessed (`assessment`)', decision: 'nobody decided it (`decision`)' };
  return {
    field,
    words: listWords(lacks.map((lack) => words[lack])),
    remedy: 'do it now and enter it',
    isDone: false,
  };
}

function late(change: Item, due: string): Problem | null {
  const at = dateField(mapField(change, 'decision') ?? {}, 'at');
  if (at === null || compareDates(due, at) >= 0) return null;
  return {
    field: 'decision',
    words: `was decided on ${at}`,
    remedy: 'treat the delay as a nonconformity that names the change',
    isDone: true,
  };
}

/** The time that a policy promises for emergencies: in the row of the category, else in a sentence about them. */
function policyLimit(sms: Sms): Limit | null {
  for (const setBy of itemsOfType(sms, 'policy')) {
    if (!setBy.inForce) continue;
    const rows = mapsField(setBy, 'change_categories').filter(isEmergencyRow);
    const sentences = [
      ...rows.flatMap((row) => textField(row, 'handling') ?? []),
      ...(setBy.kind?.key === 'change-management' ? (setBy.facts?.paragraphs ?? []).map(({ text }) => text) : []),
    ].flatMap((passage, index) =>
      passage
        .split(/(?<=[.!?])\s+/)
        .filter((sentence) => index < rows.length || /emergenc|notfall/i.test(sentence))
        .filter((sentence) => /approv|assess|decid|decision|genehmig|bewert|entscheid/i.test(sentence)),
    );
    const duration = sentences.map(promisedTime).find((time) => time !== null);
    if (duration !== undefined) return { duration, setBy };
  }
  return null;
}
