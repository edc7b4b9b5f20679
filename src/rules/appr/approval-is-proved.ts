import { believed } from '../../core/control/believed.ts';
import { keyRule } from '../../core/control/key-entry.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, isTakenOverAct, recordedActs } from './_acts.ts';
import type { LackOfProof } from './_proved.ts';
import { lackOfProof, rightfulEntries } from './_proved.ts';
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
      // Whom no register knows is the finding of APPR-005; who had no right, of APPR-004.
      const known = entries.filter((entry) => believed(sms).items.get(entry.by)?.type.key === 'person');
      const rightful = rightfulEntries(sms, { ...act, entries: known });
      const objects = [item, ...act.rights.map(({ object }) => object)];
      const drafts = rightful.flatMap((entry) => {
        const lack = lackOfProof(sms, item, entry, objects);
        return lack === null ? [] : [draftOf(act, entry, lack, describePerson(sms, entry.by))];
      });
      // One good approval by somebody with the right is enough; the others are shown with their grade.
      const [draft] = drafts;
      if (draft === undefined || drafts.length < rightful.length) continue;
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

function draftOf({ item, kind }: RecordedAct, entry: DatedApproval, lack: LackOfProof, who: string): Draft {
  const { proof, least, isTooLow, isAccepted, doubt } = lack;
  const because = `${proof.because}${doubt === null ? '' : ` ${doubt}`}`;
  const about = `The ${actWords[kind].noun} of ${item.id} by ${who} on ${entry.on} has grade ${proof.grade}.`;
  const wanted =
    least === null ? 'a signature of the approver, or a proof on file with its SHA-256' : `grade ${least} or better`;
  const expected = isAccepted ? 'a signature with a key that is stated for the approver on that day' : wanted;
  return {
    item: item.id,
    place: placeOfPath(item, 'approvals', [entry.index]),
    message: `${about} ${because} Expected ${expected}${isTooLow ? ', as clausebook.yaml asks' : ''}.`,
    actual: proof.grade,
    ...(least === null ? {} : { expected: least }),
    ...(isTooLow ? { severity: 'error' as const, basis: 'own' as const } : {}),
    ...(!isTooLow && doubt === null && proof.grade === 'B' ? { severity: 'info' as const } : {}),
  };
}
