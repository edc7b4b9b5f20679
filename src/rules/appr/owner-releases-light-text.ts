import { actingRoles, authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { holdersOfRole, postHolders, rolesOfPerson } from '../../core/control/role-holders.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import { mergerOf } from '../../core/history/identities.ts';
import type { CommitIdentity } from '../../core/history/identities.ts';
import { dayOf, isTakenOver } from '../../core/history/item-states.ts';
import { isGradeAtLeast } from '../../core/history/approval-proof.ts';
import type { LineState } from '../../core/history/revisions.ts';
import { parsePerson, trailersOf } from '../../core/history/trailers.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { datedApprovals } from './_topic.ts';

export default defineRule({
  id: 'APPR-017',
  name: 'owner-releases-light-text',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether texts under light control were released by their owners',
  summary: 'A text under light control is released by its owner, or by somebody who may approve its type.',
  fix: 'Let the owner merge the next change, or name them in it: `Approved-by: Name <address>`.',
  *check({ sms }) {
    const { history } = sms;
    if (history === null) return;
    for (const item of sms.items.values()) {
      if (item.control !== 'light' || item.type.lifecycle !== 'document' || item.storage !== 'file') continue;
      if (item.status !== 'approved' || !item.inView || item.owner === null) continue;
      const draft = strangeRelease(sms, history, item, item.owner);
      if (draft !== null) yield draft;
    }
  },
});

function strangeRelease(sms: Sms, history: History, item: Item, owner: string): Draft | null {
  const commit = releaseOf(history, item);
  if (commit === null || isForMany(history, item, commit)) return null;
  const day = dayOf(history, commit);
  const holders = holdersOfRole(believed(sms), owner, day).map(({ person }) => person);
  if (holders.length === 0 || isTakenOver(sms, day) || hasOwnApproval(sms, history, item)) return null;
  const merger = mergerOf(commit, history.identify) ?? strangerBehind(sms, history, commit);
  if (merger === null) return null;
  const people = [merger, ...consenting(history, commit)].flatMap(({ person }) => person ?? []);
  if (people.some((person) => mayRelease(sms, item, owner, person, day))) return null;
  const isMerged = commit.parents.length > 1 || commit.committer.email !== commit.author.email;
  const who = merger.person === null ? `${merger.name}, whom no register knows` : merger.name;
  const fact = isMerged
    ? `${who} merged the text of ${item.id} on ${day}`
    : `The text of ${item.id} came with a commit of ${day} by ${who}, without a merge`;
  return {
    item: item.id,
    place: placeOfPath(item, 'owner', []),
    message: `${fact}. Under light control the merge by the owner is the approval, and ${owner} was held by ${listWords(holders)} then. Expected a merge by them, or by somebody who may approve ${item.type.key.replaceAll('-', ' ')} texts.`,
    actual: merger.person ?? merger.name,
    expected: holders.join(', '),
    // Where a branch is taken over without a merge commit, Git does not tell who did it.
    ...(isMerged ? {} : { severity: 'info' as const }),
  };
}

/** The commit of the line with which the text came as it is now, called approved. */
function releaseOf(history: History, item: Item): Commit | null {
  const line = history.line.get(item.id) ?? [];
  const isNew = ({ snapshot }: LineState, index: number): boolean => {
    const before = line[index - 1]?.snapshot ?? null;
    return before === null || before.digest !== snapshot?.digest || before.status !== snapshot.status;
  };
  const release = line.findLast(
    (state, index) => state.snapshot !== null && state.snapshot.status === 'approved' && isNew(state, index),
  );
  return release?.commit ?? null;
}

/** The first commit, and one that touches a large part of the SMS at once, release nothing: they set up or tidy. */
function isForMany(history: History, item: Item, commit: Commit): boolean {
  const revision = (history.revisions.get(item.id) ?? []).find((candidate) => candidate.commit.id === commit.id);
  return commit.parents.length === 0 || revision?.isBulk === true;
}

/** Under light control nobody has to approve, but whoever did stands behind the text. */
function hasOwnApproval(sms: Sms, history: History, item: Item): boolean {
  return datedApprovals(sms, item).some(
    (entry) => entry.digest === item.digest && isGradeAtLeast(history.proofOf(item, entry).grade, 'C'),
  );
}

/**
 * Who committed straight to the line under a name that no register knows. A committer who applied the work of others may be a
 * platform, and so may a machine; where nobody states a Git identity, everybody is unknown.
 */
function strangerBehind(sms: Sms, history: History, commit: Commit): CommitIdentity | null {
  const { author, committer, parents } = commit;
  const areKnown = [...believed(sms).items.values()].some(
    ({ type, fields }) => type.key === 'person' && fields['git_identities'] !== undefined,
  );
  const who = history.identify(committer.name, committer.email, commit);
  return areKnown && parents.length === 1 && author.email === committer.email && !who.isBot ? who : null;
}

/** People whom the commit names as having looked at it or agreed. */
function consenting({ identify }: History, commit: Commit): readonly CommitIdentity[] {
  return trailersOf(commit.message).flatMap(({ key, value }) => {
    const parsed = /^(?:approved|reviewed|acked)-by$/i.test(key) ? parsePerson(value) : null;
    return parsed === null ? [] : [identify(parsed.name, parsed.email, commit)];
  });
}

/** The owner, their delegate or deputy, whoever answers for the records of the house, or may approve the type. */
function mayRelease(sms: Sms, item: Item, owner: string, person: string, day: string): boolean {
  const judging = believed(sms);
  const held = rolesOfPerson(judging, person, day).map(({ role }) => role);
  if (held.includes(owner) || (judging.settings.owner !== null && held.includes(judging.settings.owner))) return true;
  const deputy = judging.items.get(textField(judging.items.get(owner)?.fields ?? {}, 'deputy') ?? '');
  if (deputy !== undefined && postHolders(deputy, day).includes(person)) return true;
  const authority = authorityFor(judging, item, 'approved', day);
  return authority !== null && actingRoles(judging, authority, person, day).length > 0;
}
