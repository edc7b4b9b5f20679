import type { Authority } from '../../core/control/authority.ts';
import { actingRoles, authorityFor, isOfVersion, rightsColumn } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { listWords } from '../../core/model/list-words.ts';
import { hasField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { approvedDocuments } from './_history.ts';
import { describeType } from './_topic.ts';

export default defineRule({
  id: 'APPR-006',
  name: 'approvals-are-complete',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'base'],
  summary:
    'A document has as many reviews and approvals as its type asks for, an agreement the word of the other side.',
  fix: 'Collect the missing ones and record them.',
  *check({ sms }) {
    for (const { item, entries } of approvedDocuments(sms)) {
      const day = entries.at(-1)?.on ?? sms.asOf;
      const missing = [
        ...missingBy(sms, item, 'reviewed', day),
        ...missingBy(sms, item, 'approved', day),
        ...missingWord(sms, item),
      ];
      if (missing.length === 0) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', []),
        message: `${item.version === null ? item.id : `Version ${item.version} of ${item.id}`} lacks ${listWords(missing)}. Expected all that ${describeType(item)} needs before it is called \`${item.status}\`.`,
        expected: listWords(missing),
      };
    }
  },
});

/** Acts of one kind that the authority matrix asks for and that are not there. */
function missingBy(sms: Sms, item: Item, action: 'reviewed' | 'approved', day: string): readonly string[] {
  const judging = believed(sms);
  const authority = authorityFor(judging, item, action, day);
  const wanted = leastCount(authority);
  if (authority === null || wanted === 0) return [];
  const people = new Set(
    item.approvals.flatMap((entry) => {
      const isMeant = entry.action === action && isOfVersion(item, entry) && entry.on !== null && entry.on <= sms.asOf;
      return isMeant && actingRoles(judging, authority, entry.by, entry.on).length > 0 ? [entry.by] : [];
    }),
  );
  // That nobody with the right approved at all is the finding of APPR-004.
  if (people.size >= wanted || (action === 'approved' && people.size === 0)) return [];
  const noun = { reviewed: 'review', approved: 'approval' }[action];
  const number = wanted - people.size;
  return [`${number} ${noun}${number === 1 ? '' : 's'} by ${listWords(authority.roles)} (${people.size} of ${wanted})`];
}

/** A row asks for one act where it states no number; 0 means allowed, not required. */
function leastCount(authority: Authority | null): number {
  const counts = rightsColumn(authority, 'min_count').map((stated) =>
    stated === null ? 1 : Number.parseInt(stated, 10),
  );
  return Math.max(0, ...counts.filter((count) => !Number.isNaN(count)));
}

/** The consent of the other side to an agreement: by a person of a register, or with its proof. */
function missingWord(sms: Sms, item: Item): readonly string[] {
  if (item.type.lifecycle !== 'agreement') return [];
  const words = item.approvals.filter((entry) => entry.action === 'agreed' && isOfVersion(item, entry));
  if (words.length === 0) return ['the agreement of the other side (an entry `agreed` with its proof)'];
  const isShown = words.some(
    (entry) => entry.hasProof || hasField(item, 'original') || believed(sms).items.get(entry.by)?.type.key === 'person',
  );
  return isShown ? [] : ['the proof of what the other side agreed to (contract, minutes or mail, with its SHA-256)'];
}
