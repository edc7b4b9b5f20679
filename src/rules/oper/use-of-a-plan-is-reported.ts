import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { dateField, hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { isSettled, leadsToSomething } from './_changes.ts';
import { lacksOfUse, ownReportLimit, usesOfPlans } from './_plan-uses.ts';
import { saysSomething } from './_values.ts';

export default defineRule({
  id: 'OPER-019',
  name: 'use-of-a-plan-is-reported',
  severity: 'error',
  basis: 'std',
  clause: '8.7.2',
  level: 'essential',
  types: ['major-incident-report', 'continuity-test'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: ownReportLimit,
      says: 'How long after the end its report may take while the record is open, and how long a shortcoming of a test may wait for an action. A convention of ours.',
    },
  },
  summary:
    'Each use of a continuity plan is reported with cause, impact and recovery and reviewed, and each shortcoming of a test has an action.',
  fix: 'Complete the report, hold the review, give the shortcoming an action.',
  *check({ sms, text }) {
    for (const use of usesOfPlans(sms)) {
      const lacks = isSettled(sms, use) ? null : lacksOfUse(sms, use, text('limit'));
      if (lacks === null) continue;
      const { names, fields, due } = lacks;
      const plan = idsAt(sms, use, 'continuity_invoked')[0] ?? textField(use, 'continuity_invoked');
      const day = dateField(use, 'detected') ?? use.date;
      const when =
        due === null
          ? `Expected all of it before the record is ${use.status}`
          : `Expected all of it by ${due}, ${describeDuration(text('limit'))} after the end`;
      yield {
        item: use.id,
        place: placeOfField(use, hasField(use, 'continuity_invoked') ? 'continuity_invoked' : (fields[0] ?? 'status')),
        message: `${use.id} tells of the use of ${plan ?? 'a continuity plan'}${day === null ? '' : ` on ${day}`} and says nothing about ${listWords(names)}. ${when}: ${remedyFor(fields)}.`,
        ...(due === null ? {} : { due }),
      };
    }
    for (const test of itemsOfType(sms, 'continuity-test')) {
      const draft = test.inView && !isSettled(sms, test) ? openShortcoming(sms, test, text('limit')) : null;
      if (draft !== null) yield draft;
    }
  },
});

function remedyFor(fields: readonly string[]): string {
  const headings = fields.flatMap((field) => ({ cause: 'Cause', impact: 'Impact', recovery: 'Recovery' })[field] ?? []);
  const written =
    headings.length === 0 ? [] : [`write under ${listWords(headings.map((name) => `"${name}"`))} what happened`];
  return [...written, ...(fields.includes('reviewed') ? ['hold the review and enter it under `reviewed`'] : [])].join(
    ', and ',
  );
}

/** One finding per test, about the shortcomings for which neither it nor another item has an action. */
function openShortcoming(sms: Sms, test: Item, limit: string): Draft | null {
  const rows = mapsField(test, 'deficiencies');
  const without = rows.flatMap((row, index) =>
    saysSomething(row['text']) && !saysSomething(row['action']) ? [{ index, what: textField(row, 'text') ?? '' }] : [],
  );
  const [first] = without;
  const due = test.date === null ? null : plus(test.date, limit);
  const { inForceFrom } = sms.settings;
  const isHistory = test.date !== null && inForceFrom !== null && compareDates(test.date, inForceFrom) < 0;
  if (first === undefined || due === null || isHistory || compareDates(due, sms.asOf) >= 0) return null;
  if (mapsField(test, 'actions').length >= without.length || leadsToSomething(sms, test)) return null;
  return {
    item: test.id,
    place: placeOfField(test, 'deficiencies', first.index),
    message: `The test ${test.id} of ${test.date ?? ''} found ${listWords(
      without.map(({ what }) => `"${what}"`),
      4,
    )}, and nothing says what is done about ${without.length === 1 ? 'it' : 'them'}. Expected an action for each shortcoming by ${due}: name it, also "accepted" with the reason, or the item that deals with it.`,
    due,
  };
}
