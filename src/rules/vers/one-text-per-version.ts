import { isOfVersion } from '../../core/control/authority.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

const over: ReadonlySet<string> = new Set(['withdrawn', 'superseded', 'terminated', 'expired']);

export default defineRule({
  id: 'VERS-005',
  name: 'one-text-per-version',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'All approvals of one version are approvals of the same text.',
  fix: 'Issue the later content under a new number.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (over.has(item.state)) continue;
      const entries = boundApprovals(item, sms);
      const differing = entries.find((entry, index) =>
        entries.slice(0, index).some((earlier) => isOtherText(earlier, entry)),
      );
      if (differing === undefined) continue;
      const first = entries.find((entry) => isOtherText(entry, differing)) ?? differing;
      const version = item.version ?? differing.version;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [differing.index, 'digest']),
        message: `${version === null ? 'The text' : `Version ${version}`} of ${item.id} was approved with two different texts${dates(first, differing)}. Expected one text for one version: give the later one a new number and have it approved.`,
        actual: differing.digest ?? '',
        expected: first.digest ?? '',
        related: [
          {
            item: item.id,
            message: 'approval of the other text',
            place: placeOfPath(item, 'approvals', [first.index, 'digest']),
          },
        ],
      };
    }
  },
});

/** Approvals of the version in the file with a digest; what was taken over as it is, or comes after the day, stays out. */
function boundApprovals(item: Item, { asOf, settings: { adopted } }: Sms): readonly Approval[] {
  return item.approvals.filter(
    (entry) =>
      entry.digest !== null &&
      (entry.action === 'approved' || entry.action === 'agreed') &&
      isOfVersion(item, entry) &&
      (adopted === null || entry.on === null || entry.on > adopted) &&
      (entry.on === null || entry.on <= asOf),
  );
}

/** Only digests of one algorithm can be compared. */
function isOtherText(one: Approval, other: Approval): boolean {
  const [algorithm, hash] = (one.digest ?? '').toLowerCase().split(':');
  const [otherAlgorithm, otherHash] = (other.digest ?? '').toLowerCase().split(':');
  return algorithm === otherAlgorithm && hash !== otherHash;
}

function dates(first: Approval, later: Approval): string {
  if (first.on === null || later.on === null) return '';
  return first.on === later.on ? ` on ${first.on}` : ` (${first.on} and ${later.on})`;
}
