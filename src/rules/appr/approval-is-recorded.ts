import { ownApprovals } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { claimsApproval } from './_topic.ts';

export default defineRule({
  id: 'APPR-001',
  name: 'approval-is-recorded',
  severity: 'block',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  subsumes: ['APPR-004', 'APPR-005', 'APPR-006', 'APPR-007', 'APPR-012'],
  summary: 'What is called approved has an approval entry that says who approved it and when.',
  fix: 'Obtain approval; until then the status is `in-review` (agreements: `negotiation`).',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (item.control !== 'full' || !claimsApproval(sms, item)) continue;
      const lack = lackOf(sms, item);
      if (lack !== null) yield { item: item.id, ...lack };
    }
  },
});

/** What is missing; null when one entry of our side names person and day. */
function lackOf(sms: Sms, item: Item): Draft | null {
  const entries = ownApprovals(believed(sms), item);
  if (entries.some((entry) => entry.by !== '' && entry.on !== null)) return null;
  const approval = item.version === null ? 'an approval' : `an approval of version ${item.version}`;
  const until = item.type.lifecycle === 'agreement' ? 'negotiation' : 'in-review';
  const expected = `Expected ${approval} with person, role and day; until then the status is \`${until}\`.`;
  const incomplete = entries.at(-1);
  if (incomplete !== undefined) {
    const missing = [
      ...(incomplete.by === '' ? ['`by`'] : []),
      ...(incomplete.on === null ? ['a valid day `on`'] : []),
    ];
    const place = placeOfPath(item, 'approvals', [incomplete.index]);
    return { place, message: `The approval entry of ${item.id} lacks ${missing.join(' and ')}. ${expected}` };
  }
  const place = placeOfPath(item, 'status', []);
  const claim = `${item.id} is called \`${item.status}\``;
  const earlier = item.approvals.findLast((entry) => entry.action === 'approved');
  if (earlier !== undefined) {
    const on = earlier.on === null ? '' : ` on ${earlier.on}`;
    const related = [
      {
        item: item.id,
        message: `approval of version ${earlier.version ?? ''}`,
        place: placeOfPath(item, 'approvals', [earlier.index]),
      },
    ];
    const message = `${claim} in version ${item.version ?? ''}, but version ${earlier.version ?? ''} was approved${on}. ${expected}`;
    return {
      place,
      message,
      related,
      ...(item.version === null ? {} : { expected: item.version }),
      actual: earlier.version ?? '',
    };
  }
  const isOtherSideOnly = item.approvals.some((entry) => entry.action === 'agreed');
  return {
    place,
    message: `${claim}, but ${isOtherSideOnly ? 'only the other side has agreed' : 'nobody has approved it'}. ${expected}`,
  };
}
