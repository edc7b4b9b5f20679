import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import type { Revision } from '../../core/history/revisions.ts';
import { ownApprovals } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { digestsOf } from '../../core/history/snapshot.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, isTakenOverAct, recordedActs } from './_acts.ts';
import { describeCommit } from './_history.ts';
import type { DatedApproval } from './_topic.ts';
import { describePerson } from './_topic.ts';

/** Commits that were made anew together, as by a rebase, carry nearly one time. */
const togetherSeconds = 600;

export default defineRule({
  id: 'APPR-007',
  name: 'approval-follows-the-text',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  parameters: {
    tolerance: { default: 'P14D', says: 'How long the text may reach the repository after the day of its approval.' },
  },
  question: 'whether an approval is dated before the approved text existed',
  summary: 'No approval is dated before the approved text existed.',
  fix: 'Correct the date, or approve again.',
  *check({ sms, text }) {
    const { history } = sms;
    if (history === null) return;
    const tolerance = parseDuration(text('tolerance')) ?? {
      years: 0,
      months: 0,
      weeks: 2,
      days: 0,
      hours: 0,
      minutes: 0,
    };
    for (const act of recordedActs(sms)) {
      const { item } = act;
      if (isTakenOverAct(sms, act)) continue;
      const early = endBeforeApproval(sms, act);
      if (early !== null) yield early;
      for (const entry of early === null ? act.entries : []) {
        const brought = history.proofOf(item, entry).commit;
        const written = firstWithText(history, item, entry, brought);
        const day = written === null ? undefined : history.days.get(written.commit.id);
        if (written === null || day === undefined || compareDates(day, addDuration(entry.on, tolerance)) <= 0) continue;
        if (brought !== null && isTogether(history, item, written, brought)) continue;
        yield {
          item: item.id,
          place: placeOfPath(item, 'approvals', [entry.index, 'on']),
          message: `${describePerson(sms, entry.by)} ${actWords[act.kind].past} ${item.id}${item.version === null ? '' : ` version ${item.version}`} on ${entry.on}, but its text first stood in ${describeCommit(history, written.commit)}, more than ${describeDuration(text('tolerance'))} later. Expected the day on which this text was ${act.kind === 'approval' ? 'approved' : 'withdrawn'}.`,
          actual: entry.on,
          expected: day,
        };
        break;
      }
    }
  },
});

/** A version cannot end before it was approved. */
function endBeforeApproval(sms: Sms, { item, kind, entries }: RecordedAct): Draft | null {
  if (kind !== 'withdrawal') return null;
  const [approved] = ownApprovals(believed(sms), item)
    .flatMap(({ on }) => on ?? [])
    .sort(compareDates);
  const entry = entries.find(({ on }) => approved !== undefined && compareDates(on, approved) < 0);
  if (entry === undefined || approved === undefined) return null;
  return {
    item: item.id,
    place: placeOfPath(item, 'approvals', [entry.index, 'on']),
    message: `${describePerson(sms, entry.by)} withdrew ${item.id}${item.version === null ? '' : ` version ${item.version}`} on ${entry.on}, before it was approved on ${approved}. Expected the day on which it was withdrawn.`,
    actual: entry.on,
    expected: approved,
  };
}

/** The commit with which the approved text came; of an entry without digest the text that stood there with it. */
function firstWithText(history: History, item: Item, entry: DatedApproval, brought: Commit | null): Revision | null {
  const revisions = history.revisions.get(item.id) ?? [];
  const digest = entry.digest ?? revisions.find(({ commit }) => commit.id === brought?.id)?.after?.digest ?? '';
  const found = revisions.filter(({ after }) => after !== null && digestsOf(after).includes(digest));
  const days = (revision: Revision): string => history.days.get(revision.commit.id) ?? '';
  return found.reduce<Revision | null>(
    (first, revision) => (first === null || days(revision) < days(first) ? revision : first),
    null,
  );
}

/** Text and entry reached the judged line with one commit or merge, or were made anew together. */
function isTogether(history: History, item: Item, written: Revision, brought: Commit): boolean {
  const entry = (history.revisions.get(item.id) ?? []).find(({ commit }) => commit.id === brought.id);
  return (
    entry?.arrival.id === written.arrival.id ||
    Math.abs(brought.committer.at - written.commit.committer.at) <= togetherSeconds
  );
}
