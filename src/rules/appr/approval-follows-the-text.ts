import { ownApprovals } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import type { ApprovalProof } from '../../core/history/approval-proof.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft, RuleContext } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, isTakenOverAct, recordedActs } from './_acts.ts';
import { firstWithText, isTogether } from './_arrival.ts';
import { describeCommit } from './_history.ts';
import type { DatedApproval } from './_topic.ts';
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
  fix: 'Correct the date, or approve again. Where the day is right, have somebody else record what was signed on it.',
  *check({ sms, text, note }) {
    const limit = parseDuration(text('tolerance'));
    if (sms.history === null || limit === null) return;
    for (const act of recordedActs(sms)) {
      if (isTakenOverAct(sms, act)) continue;
      const early = endBeforeApproval(sms, act);
      if (early !== null) {
        yield early;
        continue;
      }
      const late = act.entries.flatMap((entry) => textAfter(sms.history, act.item, entry, limit) ?? []);
      const unfounded = late.find(({ proof, isTogether: isAtOnce }) => !isFounded(proof) && !isAtOnce);
      if (unfounded !== undefined) yield draftOf(sms, act, unfounded, text('tolerance'));
      else for (const one of late) sayThatOnlyPaperTells(sms, act, one, note);
    }
  },
});

/** An entry whose text is known only from later on. */
interface LateText {
  readonly entry: DatedApproval;
  readonly commit: Commit;
  readonly day: string;
  readonly proof: ApprovalProof;
  readonly isTogether: boolean;
}

function textAfter(history: History | null, item: Item, entry: DatedApproval, limit: Duration): LateText | null {
  const proof = history?.proofOf(item, entry);
  if (history === null || proof === undefined) return null;
  const written = firstWithText(history, item, entry, proof.commit);
  const day = written === null ? undefined : history.days.get(written.commit.id);
  if (written === null || day === undefined || compareDates(day, addDuration(entry.on, limit)) <= 0) return null;
  return {
    entry,
    commit: written.commit,
    day,
    proof,
    isTogether: proof.commit !== null && isTogether(history, item, written, proof.commit),
  };
}

function draftOf(sms: Sms, { item, kind }: RecordedAct, { entry, commit, day, proof }: LateText, limit: string): Draft {
  const { past, noun } = actWords[kind];
  const where = sms.history === null ? '' : describeCommit(sms.history, commit);
  const paper =
    proof.paper === 'void'
      ? ' The paper it names does not count: somebody recorded it who may not, being the person it is about, the only author of the text, or in no register.'
      : '';
  return {
    item: item.id,
    place: placeOfPath(item, 'approvals', [entry.index, 'on']),
    message: `${describePerson(sms, entry.by)} ${past} ${nameOf(item)} on ${entry.on}, but its text first stood in ${where}, more than ${describeDuration(limit)} later.${paper} Expected the day on which this text was ${kind === 'approval' ? 'approved' : 'withdrawn'}.`,
    actual: entry.on,
    expected: day,
    ...(entry.hasProof
      ? {
          fix: `Leave the day as the paper has it. Let somebody who neither did the ${noun} nor alone wrote the text record the paper with its SHA-256, or have the text approved again.`,
        }
      : {}),
  };
}

/** The paper is the only witness of the day: whoever has it can say whether it is of this text. */
function sayThatOnlyPaperTells(
  sms: Sms,
  { item, kind }: RecordedAct,
  { entry, commit, proof }: LateText,
  note: RuleContext['note'],
): void {
  if (!isFounded(proof) || sms.history === null) return;
  note(
    `${nameOf(item)} states its ${actWords[kind].noun} on ${entry.on}, and its text is known here only since ${describeCommit(sms.history, commit)}. That it is the text of that day, only the paper shows which was recorded with it.`,
    'Compare the text with the signed paper once, for instance in the next internal audit.',
    item.id,
  );
}

/** Something besides the file says when it was. Whether the word of whoever records it counts, the commit will show. */
function isFounded({ paper }: ApprovalProof): boolean {
  return paper === 'good' || paper === 'pending';
}

function nameOf({ id, version }: Item): string {
  return version === null ? id : `${id} version ${version}`;
}

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
    message: `${describePerson(sms, entry.by)} withdrew ${nameOf(item)} on ${entry.on}, before it was approved on ${approved}. Expected the day on which it was withdrawn.`,
    actual: entry.on,
    expected: approved,
  };
}
