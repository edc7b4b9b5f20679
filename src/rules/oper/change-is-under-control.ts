import type { RelatedPlace } from '../../core/finding/finding.ts';
import { stateInWords } from '../../core/finding/words.ts';
import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { categoryOf, deployedOn, isSettled, judgedChanges, nonconformitiesAbout, ownReviewLimit } from './_changes.ts';
import { saysSomething } from './_values.ts';

interface Lack {
  readonly field: string;
  readonly words: string;
  /** Day by which it could still come; null for what had to be there when the change went live. */
  readonly due: string | null;
}

export default defineRule({
  id: 'OPER-004',
  name: 'change-is-under-control',
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
      says: 'How long after its deployment a change may wait for its review. A convention of ours.',
    },
  },
  summary: 'No change goes live without assessment, decision and way back, and each is reviewed afterwards.',
  fix: 'Complete the record. What was missing when the change went live is a nonconformity; once that is closed the finding ends.',
  *check({ sms, text }) {
    for (const change of judgedChanges(sms)) {
      const lacks = lacksOf(sms, change, text('limit'));
      const [first] = lacks;
      if (first === undefined || isSettled(sms, change)) continue;
      const about = nonconformitiesAbout(sms, change);
      const due = lacks.every((lack) => lack.due !== null) ? first.due : null;
      const day = deployedOn(change);
      const since = due === null ? '' : `, more than ${describeDuration(text('limit'))} ago`;
      yield {
        item: change.id,
        place: placeOfField(change, first.field, ...(first.field === 'reversal' ? ['plan'] : [])),
        message: `${change.id} (${change.title}) went live${day === null ? '' : ` on ${day}`}${since}, and ${listWords(lacks.map((lack) => lack.words))}. ${expectation(lacks, about)}`,
        ...(due === null ? {} : { due }),
        related: about.map(relatedNonconformity),
      };
    }
  },
});

function expectation(lacks: readonly Lack[], about: readonly Item[]): string {
  if (lacks.every((lack) => lack.field === 'reviewed'))
    return 'Look whether it did what it was meant to do, and enter day, person and result under `reviewed`.';
  const [first] = about;
  return first === undefined
    ? 'What belongs before the deployment and was not there is a nonconformity: open one that names the change, and complete the record.'
    : `${first.id} deals with it: the finding ends when that is closed.`;
}

function relatedNonconformity(item: Item): RelatedPlace {
  return { item: item.id, message: `${item.title} (${stateInWords(item)})`, place: item.place };
}

/** Pre-approved changes were assessed and decided once for all, emergencies are afterwards (a rule of their own). */
function lacksOf(sms: Sms, change: Item, limit: string): readonly Lack[] {
  const before = categoryOf(sms, change) === 'other' ? [assessmentLack(change), decisionLack(change)] : [];
  return [...before, wayBackLack(change), reviewLack(sms, change, limit)].filter((lack) => lack !== null);
}

function assessmentLack(change: Item): Lack | null {
  return saysSomething(change.fields['assessment'])
    ? null
    : { field: 'assessment', words: 'nothing says what effects were expected (`assessment`)', due: null };
}

function decisionLack(change: Item): Lack | null {
  const value = change.fields['decision'];
  if (!saysSomething(value)) return { field: 'decision', words: 'nobody decided it (`decision`)', due: null };
  const decision = mapField(change, 'decision') ?? {};
  const result = textField(decision, 'result') ?? '';
  if (/^(?:not\b|reject|refus|declin|denied|abgelehnt|nicht )/i.test(result.trim()))
    return { field: 'decision', words: `its decision says "${result}"`, due: null };
  const [at, live] = [dateField(decision, 'at'), deployedOn(change)];
  return at !== null && live !== null && compareDates(live, at) < 0
    ? { field: 'decision', words: `it was decided only on ${at}`, due: null }
    : null;
}

function wayBackLack(change: Item): Lack | null {
  const reversal = mapField(change, 'reversal');
  return saysSomething(reversal === null ? change.fields['reversal'] : reversal['plan'])
    ? null
    : { field: 'reversal', words: 'it has no way back and no remedy (`reversal.plan`)', due: null };
}

/** Wanted at once of a change that calls itself reviewed or closed, of others after the limit. */
function reviewLack(sms: Sms, change: Item, limit: string): Lack | null {
  const reviewed = mapField(change, 'reviewed');
  if (saysSomething(reviewed === null ? change.fields['reviewed'] : (reviewed['at'] ?? null))) return null;
  const words = 'it was not reviewed (`reviewed`)';
  if (['reviewed', 'closed'].includes(change.status)) return { field: 'reviewed', words, due: null };
  const live = deployedOn(change);
  const due = live === null ? null : plus(live, limit);
  return due !== null && compareDates(due, sms.asOf) < 0 ? { field: 'reviewed', words, due } : null;
}
