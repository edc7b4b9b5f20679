import { dayOf, statesOf } from '../../core/history/item-states.ts';
import { versionInForce } from '../../core/history/versions.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

const underWay: ReadonlySet<string> = new Set(['draft', 'in-review', 'negotiation']);

export default defineRule({
  id: 'LIFE-008',
  name: 'draft-does-not-linger',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  clock: true,
  parameters: {
    limit: { default: 'P90D', says: 'How long the draft of a next version may be open. A convention of ours.' },
  },
  question: 'whether the draft of a next version has been open for long while the old one is in use',
  summary: 'The draft of a next version is finished or dropped in time.',
  fix: 'Finish or drop the draft.',
  *check({ sms, asOf, text }) {
    const { history } = sms;
    const limit = parseDuration(text('limit'));
    if (history === null || limit === null) return;
    for (const item of sms.items.values()) {
      if (!underWay.has(item.status) || !item.inView) continue;
      const inUse = versionInForce(history.versionsOf(item), asOf);
      const since = inUse === null || inUse.version === item.version ? null : openSince(sms, item);
      if (inUse === null || since === null) continue;
      const due = addDuration(since, limit);
      if (compareDates(due, asOf) >= 0) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'status', []),
        message: `The draft of ${item.version === null ? 'a next version' : `version ${item.version}`} of ${item.id} has been open since ${since}, longer than ${describeDuration(text('limit'))}, while version ${inUse.version} is in use. Finish it or drop it.`,
        due,
      };
    }
  },
});

/** Day on which the draft that is open now entered the repository. */
function openSince(sms: Sms, item: Item): string | null {
  const { history } = sms;
  const states = statesOf(sms, item.id);
  const before = states.findLastIndex(
    ({ snapshot }) =>
      snapshot === null || snapshot.version !== item.version || !underWay.has(snapshot.status ?? 'draft'),
  );
  const first = states[before + 1];
  return history === null || first === undefined || first.commit === null ? null : dayOf(history, first.commit);
}
