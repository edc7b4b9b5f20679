import { ownApprovals } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, isTakenOverAct, recordedActs } from './_acts.ts';
import { firstWithText, isTogether } from './_arrival.ts';
import { describeCommit } from './_history.ts';
import { describePerson } from './_topic.ts';

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
