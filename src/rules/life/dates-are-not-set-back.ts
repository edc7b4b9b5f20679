import { isOfVersion } from '../../core/control/authority.ts';
import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import { entryKey } from '../../core/history/versions.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import { dateField } from '../../core/model/fields.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import { digestsOf } from '../../core/history/snapshot.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { firstWithText, isTogether } from '../appr/_arrival.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { shiftedFirstDay } from './_first-day.ts';

export default defineRule({
  id: 'LIFE-010',
  name: 'dates-are-not-set-back',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  parameters: {
    tolerance: {
      default: 'P14D',
      says: 'How long after its day an approval, a first day or a withdrawal may reach the repository. A convention of ours.',
    },
  },
  question: 'whether an approval, a first day or a withdrawal was recorded long after the day it states',
  summary: 'Approval, effect and withdrawal are recorded when they happen.',
  fix: 'Explain in the change entry; auditors will ask.',
  *check({ sms, text }) {
    const tolerance = parseDuration(text('tolerance'));
    if (sms.history === null || tolerance === null) return;
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement') continue;
      if (!item.inView) continue;
      const isClaimed = item.status === 'approved' || item.status === 'agreed';
      const late = isClaimed
        ? (lateAct(sms, item, approving, [tolerance, text('tolerance')]) ??
          shiftedFirstDay(sms, item) ??
          lateEffect(sms, item, tolerance, text('tolerance')))
        : null;
      const lateEnd = late ?? lateAct(sms, item, ending, [tolerance, text('tolerance')]);
      if (lateEnd !== null) yield lateEnd;
    }
  },
});

const approving: ReadonlySet<string> = new Set(['approved', 'agreed']);
const ending: ReadonlySet<string> = new Set(['withdrawn']);

/** An entry for one of some acts that came long after its day. */
function lateAct(
  sms: Sms,
  item: Item,
  actions: ReadonlySet<string>,
  [tolerance, limit]: readonly [Duration, string],
): Draft | null {
  const entries = item.approvals.filter((entry) => actions.has(entry.action) && isOfVersion(item, entry));
  for (const entry of entries) {
    const { on } = entry;
    const came = arrivalOf(
      sms,
      item,
      (state) =>
        state.snapshot?.approvals.some(
          (other) => entryKey(other, state.snapshot?.version ?? null) === entryKey(entry, item.version),
        ) === true,
    );
    if (on === null || came === null || !isLate(on, came.day, tolerance) || isTakenOver(sms, came.day)) continue;
    // Where the text itself came later than its approval, that is the matter (APPR-007), unless both came together.
    if (!existed(sms, item, entry, addDuration(on, tolerance)) && !cameTogether(sms, item, entry)) continue;
    const done = entry.action === 'withdrawn' ? 'withdrawn' : 'approved';
    return draftOf(sms, item, ['approvals', [entry.index, 'on']], `was ${done} on ${on}`, on, came, limit);
  }
  return null;
}

function lateEffect(sms: Sms, item: Item, tolerance: Duration, limit: string): Draft | null {
  const from = item.type.lifecycle === 'document' ? dateField(item, 'effective_from') : null;
  if (from === null) return null;
  // A first day before the approval is wrong by itself (LIFE-003).
  if (
    item.approvals.some((entry) => isOfVersion(item, entry) && entry.on !== null && compareDates(from, entry.on) <= 0)
  )
    return null;
  const came = arrivalOf(
    sms,
    item,
    ({ snapshot }) =>
      snapshot !== null && snapshot.version === item.version && dateField(snapshot.stated, 'effective_from') === from,
  );
  if (came === null || !isLate(from, came.day, tolerance) || isTakenOver(sms, came.day)) return null;
  return draftOf(sms, item, ['effective_from', []], `takes effect on ${from}`, from, came, limit);
}

function draftOf(
  sms: Sms,
  item: Item,
  [field, path]: readonly [string, readonly (string | number)[]],
  states: string,
  day: string,
  came: ItemState,
  limit: string,
): Draft {
  const commit = sms.history === null ? '' : describeCommit(sms.history, came.commit);
  return {
    item: item.id,
    place: placeOfPath(item, field, path),
    message: `${item.id} states that it ${states}, but that came with ${commit}, more than ${describeDuration(limit)} later. Expected it to be recorded when it happened, or one sentence in \`changes\` that says why it was not.`,
    actual: came.day,
    expected: day,
  };
}

/** The state of the line that first says something. */
function arrivalOf(sms: Sms, item: Item, says: (state: ItemState) => boolean): ItemState | null {
  const found = statesOf(sms, item.id).find(says);
  return found === undefined || found.commit === null ? null : found;
}

function isLate(day: string, came: string, tolerance: Duration): boolean {
  return compareDates(addDuration(day, tolerance), came) < 0;
}

/** Text and entry reached the repository at once, and nothing but the file tells when they were made. */
function cameTogether({ history }: Sms, item: Item, entry: Approval): boolean {
  if (history === null) return false;
  const { commit, isOnPaper } = history.proofOf(item, entry);
  const written = firstWithText(history, item, entry, commit);
  return !isOnPaper && commit !== null && written !== null && isTogether(history, item, written, commit);
}

/** True when a commit up to that day holds the text that was approved, wherever it was made. */
function existed(sms: Sms, item: Item, entry: Approval, until: string): boolean {
  const { history } = sms;
  if (history === null) return false;
  const digest = entry.digest ?? item.digest;
  return (history.revisions.get(item.id) ?? []).some(
    ({ commit, after }) =>
      after !== null &&
      digestsOf(after).includes(digest) &&
      compareDates(history.days.get(commit.id) ?? until, until) <= 0,
  );
}
