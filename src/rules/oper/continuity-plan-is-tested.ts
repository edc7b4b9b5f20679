import type { RelatedPlace } from '../../core/finding/finding.ts';
import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import {
  intervalOfTests,
  lateReview,
  promisedRetest,
  testsOf,
  untestedChanges,
} from '../../core/trace/continuity-tests.ts';
import type { Dated, Deployed } from '../../core/trace/continuity-tests.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';

const clause = '8.7.2';
export default defineRule({
  id: 'OPER-009',
  name: 'continuity-plan-is-tested',
  severity: 'error',
  basis: 'std',
  clause,
  level: 'essential',
  types: ['continuity-plan'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  subsumes: ['REVW-006', 'EVID-006', 'EVID-019', 'RECD-007'],
  summary: 'Every continuity plan is tested in its interval and again after a major change, and each test is reviewed.',
  fix: 'Test the plan as it stands today, and record the test with its review.',
  *check({ sms, asOf }) {
    for (const plan of itemsOfType(sms, 'continuity-plan')) {
      if (!plan.inForce) continue;
      const last = testsOf(sms, plan).at(-1);
      const reasons = [missedInterval(sms, plan, last), missedPromise(sms, plan, last), untestedVersion(plan, last)];
      const overdue = reasons
        .filter((reason) => reason !== null)
        .filter(({ due }) => due === undefined || compareDates(due, asOf) < 0)
        .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
      const [first] = overdue;
      if (first !== undefined) yield { ...first, item: plan.id, place: plan.place, keys: [plan.id, clause] };
      const due = last === undefined ? null : lateReview(last, asOf);
      if (last === undefined || due === null) continue;
      yield {
        item: last.id,
        place: last.place,
        message: `The test ${last.id} of ${plan.id} on ${last.date} has not been reviewed. Expected \`reviewed\` with day and person, and what follows from the test.`,
        due,
        fix: 'Review the test with those who took part and enter it under `reviewed`.',
        keys: [last.id, clause],
      };
    }
  },
});

type Reason = Pick<Draft, 'message' | 'due' | 'related'> | null;

function missedInterval(sms: Sms, plan: Item, last: Dated | undefined): Reason {
  const state = intervalOfTests(sms, plan, last);
  if (!state.isOverdue) return null;
  return {
    message: `${plan.id} (${plan.title}) ${lastTested(last)}${state.detail}. Test it and record the result with its review.`,
    ...(state.due === null ? {} : { due: state.due }),
    related: [...untestedChanges(sms, plan, last).map(relatedChange), ...relatedTest(last)],
  };
}

/** The plan promises a time for a new test. Where it promises none, the interval since the last test ends first anyway. */
function missedPromise(sms: Sms, plan: Item, last: Dated | undefined): Reason {
  const changes = untestedChanges(sms, plan, last);
  const promised = promisedRetest(plan);
  const [first] = changes;
  if (first === undefined || promised === null) return null;
  const due = plus(first.on, promised);
  return {
    message: `${plan.id} (${plan.title}) ${lastTested(last)}, and ${first.change.id} (${first.change.title}), a change with potential major impact on what it protects, went live on ${first.on}. The plan promises a new test within ${describeDuration(promised)} of such a change, so by ${due}: test it against what runs now.`,
    due,
    related: [...changes.map(relatedChange), ...relatedTest(last)],
  };
}

/** The last test was of another MAJOR version than the one in force. */
function untestedVersion(plan: Item, last: Dated | undefined): Reason {
  const tested = last === undefined ? null : textField(last, 'plan_version');
  const major = (version: string): string => version.replace(/^v/i, '').split('.')[0] ?? version;
  if (tested === null || plan.version === null || plan.effectiveFrom === null || major(tested) === major(plan.version))
    return null;
  return {
    message: `${plan.id} (${plan.title}) ${lastTested(last)} as version ${tested}; version ${plan.version} has been in force since ${plan.effectiveFrom}. Test the plan that is in force.`,
    due: plus(plan.effectiveFrom, promisedRetest(plan)),
    related: relatedTest(last),
  };
}

function lastTested(last: Dated | undefined): string {
  return last === undefined ? 'has not been tested yet' : `was last tested on ${last.date}`;
}

function relatedChange({ change, on }: Deployed): RelatedPlace {
  return { item: change.id, message: `went live on ${on}`, place: change.place };
}

function relatedTest(last: Dated | undefined): readonly RelatedPlace[] {
  return last === undefined ? [] : [{ item: last.id, message: `the last test, on ${last.date}`, place: last.place }];
}
