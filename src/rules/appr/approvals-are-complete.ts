import type { Authority } from '../../core/control/authority.ts';
import { actingRoles, authorityFor, isOfVersion, rightsColumn } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { allowedShare, mustBeIndependent, partWritten, shareOf } from '../../core/history/independence.ts';
import { isTakenOver } from '../../core/history/taken-over.ts';
import { listWords } from '../../core/model/list-words.ts';
import { hasField } from '../../core/model/fields.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { approvedDocuments } from './_history.ts';
import { lackOfProof } from './_proved.ts';
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
    for (const act of approvedDocuments(sms)) {
      const { item, entries } = act;
      const day = entries.at(-1)?.on ?? sms.asOf;
      const missing = [
        ...missingBy(sms, act, 'reviewed', day),
        ...missingBy(sms, act, 'approved', day),
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
function missingBy(sms: Sms, act: RecordedAct, action: 'reviewed' | 'approved', day: string): readonly string[] {
  const { item } = act;
  const judging = believed(sms);
  const authority = authorityFor(judging, item, action, day);
  const wanted = leastCount(authority);
  if (authority === null || wanted === 0) return [];
  const rightful = item.approvals.filter(
    (entry) =>
      entry.action === action &&
      isOfVersion(item, entry) &&
      entry.on !== null &&
      entry.on <= sms.asOf &&
      actingRoles(judging, authority, entry.by, entry.on).length > 0,
  );
  const flaws = new Map(rightful.map((entry) => [entry, flawOf(sms, act, entry, authority)]));
  const people = new Set(rightful.filter((entry) => flaws.get(entry) === null).map(({ by }) => by));
  // That no approval counts at all is for the rules on right, proof, authors and text.
  if (people.size >= wanted || (action === 'approved' && people.size === 0)) return [];
  const noun = { reviewed: 'review', approved: 'approval' }[action];
  const number = wanted - people.size;
  const others = rightful.flatMap((entry) => {
    const flaw = flaws.get(entry) ?? null;
    return flaw === null || people.has(entry.by) ? [] : [`that of ${entry.by} on ${entry.on ?? ''} ${flaw}`];
  });
  const because = others.length === 0 ? '' : `; ${listWords(others)}`;
  return [
    `${number} ${noun}${number === 1 ? '' : 's'} by ${listWords(authority.roles)} (${people.size} of ${wanted}${because})`,
  ];
}

/** Why an entry by somebody with the right does not count; null where it does, or history cannot tell. */
function flawOf(sms: Sms, act: RecordedAct, entry: Approval, authority: Authority): string | null {
  const { item, entries } = act;
  const { history } = sms;
  if (history === null || isTakenOver(sms, item)) return null;
  const lack = lackOfProof(sms, item, entry);
  if (lack !== null && (lack.isTooLow || lack.doubt !== null))
    return `is not proved as well as clausebook.yaml asks (grade ${lack.proof.grade})`;
  const approved = new Set([item.digest, ...entries.map(({ digest }) => digest)]);
  if (entry.digest !== null && !approved.has(entry.digest)) return 'is bound to another text';
  const version = history.versionsOf(item).findLast((candidate) => candidate.version === item.version);
  if (version === undefined || !mustBeIndependent(authority)) return null;
  const { commit } = history.proofOf(item, entry);
  const { least } = partWritten(history.contributionsTo(version), entry.by, commit);
  return least > shareOf(allowedShare(sms.settings)) ? `comes from an author (${Math.round(least * 100)} %)` : null;
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
