import { believed } from '../../core/control/believed.ts';
import { keyRule } from '../../core/control/key-entry.ts';
import type { ApprovalProof, Grade } from '../../core/history/approval-proof.ts';
import { isGradeAtLeast } from '../../core/history/approval-proof.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import type { Settings } from '../../core/model/settings.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, isTakenOverAct, recordedActs } from './_acts.ts';
import { describePerson } from './_topic.ts';
import type { DatedApproval } from './_topic.ts';

export default defineRule({
  id: 'APPR-009',
  name: 'approval-is-proved',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files', 'history'],
  parameters: {
    tolerance: {
      default: keyRule.tolerance,
      says: 'How long before its entry a key may have signed. A convention of ours.',
    },
  },
  question: 'whether approvals can be tied to the people they name',
  summary: 'An approval can be tied to the person it names, as well as the settings ask for.',
  fix: 'Sign the entry or the commit, have another person file the proof with its SHA-256, or approve through a review system whose key the settings list.',
  *check({ sms, note }) {
    const { history } = sms;
    if (history === null) return;
    const takenOver: string[] = [];
    for (const act of recordedActs(sms)) {
      const { item, entries } = act;
      // Whom no register knows is the finding of APPR-005.
      const known = entries.filter((entry) => believed(sms).items.get(entry.by)?.type.key === 'person');
      const proofs = known.map((entry) => ({ entry, proof: history.proofOf(item, entry) }));
      const drafts = proofs.flatMap(({ entry, proof }) => {
        const draft = draftOf(act, entry, proof, leastGrade(sms.settings, act), describePerson(sms, entry.by));
        return draft === null ? [] : [draft];
      });
      // One good approval is enough; the others are shown with their grade.
      const [draft] = drafts;
      if (draft === undefined || drafts.length < proofs.length) continue;
      if (isTakenOverAct(sms, act)) takenOver.push(item.id);
      else yield draft;
    }
    if (takenOver.length > 0)
      note(
        `Who approved ${listWords([...new Set(takenOver)])} is only stated: it was taken over as it was (grade D).`,
        'File the proof of the approval, or approve the next version with a signature.',
      );
  },
});

/** The grade the settings ask for, the strictest for all that the act begins or ends; null where they ask for none. */
function leastGrade(settings: Settings, { item, rights }: RecordedAct): Grade | null {
  const asked = [item, ...rights.map(({ object }) => object)].flatMap((object) => gradeFor(settings, object) ?? []);
  return asked.sort()[0] ?? null;
}

function gradeFor({ minimumGrade }: Settings, item: Item): Grade | null {
  const { formerName } = item.kind ?? {};
  return (
    (formerName === undefined ? undefined : minimumGrade[formerName]) ??
    minimumGrade[item.type.key] ??
    minimumGrade['default'] ??
    null
  );
}

function draftOf(
  { item, kind }: RecordedAct,
  entry: DatedApproval,
  proof: ApprovalProof,
  least: Grade | null,
  who: string,
): Draft | null {
  // What is in no commit yet cannot be judged.
  if (proof.grade === 'D' && proof.commit === null) return null;
  const doubt = doubtThatCounts(entry, proof);
  const isTooLow = least !== null && !isGradeAtLeast(proof.grade, least);
  const isAccepted = least !== null ? !isTooLow : proof.grade === 'A' || proof.isOnPaper;
  if (isAccepted && doubt === null) return null;
  const place = placeOfPath(item, 'approvals', [entry.index]);
  const because = `${proof.because}${doubt === null ? '' : ` ${doubt}`}`;
  const about = `The ${actWords[kind].noun} of ${item.id} by ${who} on ${entry.on} has grade ${proof.grade}.`;
  const wanted =
    least === null ? 'a signature of the approver, or a proof on file with its SHA-256' : `grade ${least} or better`;
  const expected = isAccepted ? 'a signature with a key that is stated for the approver on that day' : wanted;
  return {
    item: item.id,
    place,
    message: `${about} ${because} Expected ${expected}${isTooLow ? ', as clausebook.yaml asks' : ''}.`,
    actual: proof.grade,
    ...(least === null ? {} : { expected: least }),
    ...(isTooLow ? { severity: 'error' as const, basis: 'own' as const } : {}),
    ...(!isTooLow && doubt === null && proof.grade === 'B' ? { severity: 'info' as const } : {}),
  };
}

/** A signature that proves nothing says something only where nothing better does, and where the approver seems to have made it. */
function doubtThatCounts(entry: DatedApproval, { grade, commit, recordedBy, doubt }: ApprovalProof): string | null {
  if (doubt === null || grade === 'A' || grade === 'B') return null;
  if (entry.hasSignature) return doubt;
  const isOwnCommit = recordedBy?.person === entry.by && commit?.committer.email === commit?.author.email;
  return isOwnCommit ? doubt : null;
}
