import type { StatedDelegation } from '../../core/control/delegations.ts';
import type { GrantingFault } from '../../core/control/granting.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { DelegatedVerdict } from './_delegated-act.ts';
import type { DatedApproval } from './_topic.ts';
import { describePerson } from './_topic.ts';

const tooLate = 'Expected a delegation recorded before; a later one does not heal it.';

/**
 * What is wrong with an act for somebody else's role, to follow who acted for whom.
 *
 * @param sms people
 * @param entry the act
 * @param verdict from `delegatedVerdict`
 * @returns null where nothing is
 */
export function delegationFault(sms: Sms, { on }: DatedApproval, verdict: DelegatedVerdict): string | null {
  switch (verdict.kind) {
    case 'none':
    case 'stands':
    case 'unclear':
      return null;
    case 'undelegated':
      return ` as its deputy, but no delegation says so. Expected a delegation made before, with a first and last day around ${on}.`;
    case 'other-days':
      return `, but ${verdict.delegation.id} ${spanOf(verdict.delegation)}. Expected a delegation made before, with a first and last day around ${on}.`;
    case 'late':
      return `, but ${verdict.delegation.id} ${verdict.delegation.isChanged ? 'was changed so that it covers that' : 'was recorded'} only on ${verdict.delegation.since ?? ''}. ${tooLate}`;
    case 'gone':
      return `, but ${verdict.delegation.id} had been ended on ${verdict.delegation.until ?? ''}. Expected a delegation that stood on that day.`;
    case 'outside': {
      const { delegation, later } = verdict;
      const other = `, but ${delegation.id} delegates something else: "${textField(delegation.fields, 'authority') ?? ''}".`;
      return later === null
        ? `${other} Expected a delegation that covers it.`
        : `${other.replace(' delegates ', ' delegated ')} Only since ${later.since ?? ''} it says "${textField(later.fields, 'authority') ?? ''}". ${tooLate}`;
    }
    case 'granted':
      return `, but ${grantedWords(sms, verdict.delegation)[verdict.fault]}`;
  }
}

function grantedWords(sms: Sms, { id, fields }: StatedDelegation): Record<GrantingFault, string> {
  const granter = describePerson(sms, textField(fields, 'granted_by') ?? '');
  const who =
    'Expected a delegation by the holder of the role, by top management, or by somebody who may approve delegations.';
  return {
    self: `granted ${id} to themselves. ${who}`,
    'passed-on': `${id} was granted by ${granter}, who stood in for that role as well. What was delegated is not passed on. ${who}`,
    'no-right': `${id} was granted by ${granter}, who could not grant it. ${who}`,
  };
}

function spanOf({ fields }: StatedDelegation): string {
  const [from, to] = [dateField(fields, 'from'), dateField(fields, 'to')];
  if (textField(fields, 'status') === 'draft') return 'is a draft';
  return `holds ${from === null ? '' : `from ${from} `}${to === null ? '' : `to ${to}`}`.trim();
}
