import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { deployedOn, isSettled, judgedChanges, leadsToSomething, ownReviewLimit, wentWrong } from './_changes.ts';
import { saysSomething } from './_values.ts';

export default defineRule({
  id: 'OPER-007',
  name: 'failed-change-is-investigated',
  severity: 'error',
  basis: 'std',
  clause: '8.5.1.3',
  level: 'advanced',
  types: ['change'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: ownReviewLimit,
      says: 'How long after its deployment a change that failed may wait for its investigation, while it is open. A convention of ours.',
    },
  },
  summary: 'A change that failed or was reversed is investigated, and something is agreed.',
  fix: 'Find out why it failed, agree what to do, and enter both: `investigation`, and the action or the item it leads to.',
  *check({ sms, text }) {
    for (const change of judgedChanges(sms)) {
      if (!wentWrong(change) || isSettled(sms, change)) continue;
      const problem = problemOf(sms, change);
      const due = isConcluded(change) ? null : dueOf(change, text('limit'));
      if (problem === null || (!isConcluded(change) && (due === null || compareDates(due, sms.asOf) >= 0))) continue;
      const live = deployedOn(change);
      const outcome = textField(change, 'outcome') ?? 'failed';
      const within =
        due === null ? '' : ` Expected by ${due}, ${describeDuration(text('limit'))} after the deployment:`;
      yield {
        item: change.id,
        place: placeOfField(change, hasField(change, 'investigation') ? 'investigation' : 'outcome'),
        message: `${change.id} (${change.title}) ${outcome === 'reversed' ? 'was reversed' : 'failed'}${live === null ? '' : ` on ${live}`}, and ${problem.words}.${within === '' ? ` Expected it before the change is ${change.status}:` : within} ${problem.remedy}.`,
        ...(due === null ? {} : { due }),
      };
    }
  },
});

function isConcluded(change: Item): boolean {
  return change.status === 'reviewed' || change.status === 'closed';
}

function dueOf(change: Item, limit: string): string | null {
  const live = deployedOn(change) ?? change.date;
  return live === null ? null : plus(live, limit);
}

function problemOf(sms: Sms, change: Item): { readonly words: string; readonly remedy: string } | null {
  if (!saysSomething(change.fields['investigation']))
    return {
      words: 'nobody looked into it (`investigation`)',
      remedy: 'find out why, agree what to do, and enter both',
    };
  return isAgreed(sms, change)
    ? null
    : {
        words: 'its investigation leads to nothing that was agreed',
        remedy: 'name the action (`actions`), or the problem, improvement or nonconformity it leads to',
      };
}

const agreement =
  /agree|action|decid|from now on|henceforth|in future|\bwill\b|repeat|again on|ma(?:ß|ss)nahme|vereinbar|beschl|künftig|ab sofort|wird\b/i;

/** An action of its own, an item it leads to, or words of the investigation that say what was agreed. */
function isAgreed(sms: Sms, change: Item): boolean {
  if (mapsField(change, 'actions').length > 0 || agreement.test(textField(change, 'investigation') ?? '')) return true;
  return leadsToSomething(sms, change);
}
