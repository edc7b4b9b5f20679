import { believed } from '../../core/control/believed.ts';
import type { StatedDelegation } from '../../core/control/delegations.ts';
import { delegationRule } from '../../core/control/delegations.ts';
import { textField } from '../../core/model/fields.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { RelatedPlace } from '../../core/finding/finding.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, recordedActs } from './_acts.ts';
import type { DelegatedVerdict } from './_delegated-act.ts';
import { delegatedVerdict } from './_delegated-act.ts';
import { delegationFault } from './_delegation-faults.ts';
import type { DatedApproval } from './_topic.ts';
import { describePerson } from './_topic.ts';

export default defineRule({
  id: delegationRule.id,
  name: 'deputy-has-a-delegation',
  severity: 'error',
  basis: 'derived',
  clause: '5.3',
  level: 'standard',
  types: ['delegation'],
  needs: ['files', 'base'],
  subsumes: ['APPR-004', 'APPR-005'],
  parameters: {
    tolerance: {
      default: delegationRule.tolerance,
      says: 'How long a delegation may reach the repository after an act that relies on it.',
    },
  },
  summary:
    'A deputy approves or withdraws only under a delegation made before, by somebody who could, that covers the day and the act.',
  fix: 'Let the holder of the role act, or record a delegation and act again; a later one does not heal it.',
  *check({ sms, note }) {
    for (const act of recordedActs(sms)) {
      const { item } = act;
      for (const entry of act.entries) {
        const verdict = delegatedVerdict(sms, act, entry);
        if (verdict.kind === 'unclear') noteWords(act, entry, verdict.delegation, note);
        const says = delegationFault(sms, entry, verdict);
        if (says === null) continue;
        yield {
          item: item.id,
          place: placeOfPath(item, 'approvals', [entry.index, 'role']),
          message: `${whoActed(sms, act, entry)}${says}`,
          related: relatedTo(sms, verdict),
        };
        break;
      }
    }
  },
});

function whoActed(sms: Sms, { item, kind }: RecordedAct, entry: DatedApproval): string {
  const role = believed(sms).items.get(entry.role ?? '');
  return `${describePerson(sms, entry.by)} ${actWords[kind].past} ${item.id} on ${entry.on} for ${role?.id ?? ''} (${role?.title ?? ''})`;
}

/** Where the delegation stands, as far as a file still holds it. */
function relatedTo(sms: Sms, verdict: DelegatedVerdict): readonly RelatedPlace[] {
  const item = 'delegation' in verdict ? believed(sms).items.get(verdict.delegation.id) : undefined;
  return item === undefined ? [] : [{ item: item.id, message: 'delegation', place: item.place }];
}

function noteWords(
  { item, kind }: RecordedAct,
  entry: DatedApproval,
  { id, fields }: StatedDelegation,
  note: (message: string, remedy: string, item?: string) => void,
): void {
  note(
    `Whether ${id} covers that ${entry.by} ${actWords[kind].past} ${item.id} on ${entry.on} cannot be said: "${textField(fields, 'authority') ?? ''}" excepts something that is not named by type, id or act.`,
    'Name what is excepted by its type or id, as `Everything except policies and POL-001` does.',
    item.id,
  );
}
