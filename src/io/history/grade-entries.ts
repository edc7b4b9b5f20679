import { fromItsEntry } from '../../core/control/key-entry.ts';
import type { KeyProblem } from '../../core/control/signer-keys.ts';
import { statedKeys } from '../../core/control/signer-keys.ts';
import type { SignatureVerdict } from '../../core/control/signature-verdict.ts';
import type { ApprovalProof, RecordedProof } from '../../core/history/approval-proof.ts';
import { gradeApproval } from '../../core/history/approval-proof.ts';
import type { CommitDays } from '../../core/history/commit-days.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { CommitIdentity, Identify } from '../../core/history/identities.ts';
import type { Revisions } from '../../core/history/revisions.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { snapshotOfItem } from '../../core/history/snapshot.ts';
import { statementKey } from '../../core/history/versions.ts';
import { approvalsOf } from '../../core/model/build-item.ts';
import { mapsField, textField } from '../../core/model/fields.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { GitRepository } from '../git/git-repository.ts';
import type { JudgeCommit } from './judge-commits.ts';
import { commitJudge } from './judge-commits.ts';
import type { EnteredOn } from './key-arrivals.ts';
import type { Keyring } from '../signatures/keyring.ts';
import { readKeyring } from '../signatures/keyring.ts';
import { verifyEntrySignature } from '../signatures/verify-signature.ts';

/** What approval entries are graded with. */
export interface GradingRequest {
  readonly repository: GitRepository;
  readonly sms: Sms;
  readonly believed: Sms;
  readonly found: Revisions;
  readonly identify: Identify;
  readonly days: CommitDays;
  readonly enteredOn: EnteredOn;
  /** Who wrote a version of an item, as far as its history can tell; nobody where it was taken over as it was. */
  readonly authorsOf: (id: string, version: string | null) => readonly CommitIdentity[];
}

/** Proofs by entry, and keys that prove nothing. */
export interface GradedEntries {
  readonly proofOf: (item: Item, entry: Approval) => ApprovalProof;
  readonly keyProblems: readonly KeyProblem[];
  readonly judgeCommit: JudgeCommit;
}

/** Grades every approval entry: which commit brought it, who made that commit, whose signatures hold. */
export async function gradeEntries({
  repository,
  sms,
  believed,
  found,
  identify,
  days,
  enteredOn,
  authorsOf,
}: GradingRequest): Promise<GradedEntries> {
  const stated = statedKeys(believed);
  const read = await readKeyring(stated.keys);
  const keyring: Keyring = {
    ...read,
    keys: read.keys.map((key) => fromItsEntry(key, enteredOn(key), believed.settings)),
  };
  const proofs = new Map<string, ApprovalProof>();
  const nameOf = (person: string): string => believed.items.get(person)?.title ?? person;
  const judgeCommit = commitJudge(repository, keyring, days);
  // A name in a commit is typed by whoever makes it: a verified key of a person says better who that was.
  const recorderOf = async (commit: Commit): Promise<CommitIdentity> => {
    const author = identify(commit.author.name, commit.author.email, commit);
    const verdict = await judgeCommit(commit);
    const signer = verdict?.result === 'good' && verdict.signer?.kind === 'person' ? verdict.signer.person : null;
    return signer === null ? author : { name: author.name, email: author.email, person: signer, isBot: false };
  };
  const paperOf = async (item: ItemSnapshot, entry: Approval): Promise<RecordedProof | null> => {
    const { proofSha256 } = entry;
    const commit =
      proofSha256 === null ? null : firstCommit(found, item, entry, (other) => other.proofSha256 === proofSha256);
    if (commit === null) return null;
    const recordedBy = await recorderOf(commit);
    // Somebody outside cannot commit: whoever looks after the agreement records their word.
    const isOurs = believed.items.get(entry.by)?.type.key === 'person';
    const authors = isOurs ? authorsOf(item.id, entry.version ?? item.version) : [];
    return { recordedBy, isByAuthor: isOnlyAuthor(recordedBy, authors) };
  };
  const grade = async (item: ItemSnapshot, entry: Approval): Promise<ApprovalProof> => {
    const commit = firstCommit(found, item, entry, () => true);
    const recordedBy = commit === null ? null : await recorderOf(commit);
    const isSignedByOther =
      commit !== null && recordedBy?.person !== identify(commit.author.name, commit.author.email, commit).person;
    return gradeApproval({
      entry,
      ownSignature: ownVerdict(item, entry, keyring),
      commit,
      commitSignature: commit === null ? null : await judgeCommit(commit),
      recordedBy,
      writtenAs: isSignedByOther ? commit.author.name : null,
      paper: await paperOf(item, entry),
      nameOf,
    });
  };
  const states = [
    ...[...found.line.values()].flatMap((line) => line.flatMap(({ snapshot }) => snapshot ?? [])),
    ...[...sms.items.values()].map((item) => snapshotOfItem(item)),
  ];
  for (const state of states) {
    for (const entry of state.approvals) {
      const key = proofKey(state.id, entry);
      proofs.set(key, await grade(state, entry));
    }
  }
  // Texts of branches that a squash brought in otherwise: their entries may differ from those of the line.
  for (const revisions of found.revisions.values()) {
    for (const { after } of revisions) {
      for (const entry of after?.approvals ?? []) {
        const key = after === null ? '' : proofKey(after.id, entry);
        if (after !== null && !proofs.has(key)) proofs.set(key, await grade(after, entry));
      }
    }
  }
  const proofOf = (item: Item, entry: Approval): ApprovalProof => {
    const proof = proofs.get(proofKey(item.id, entry));
    if (proof === undefined) throw new Error(`The entry of ${item.id} is none of its own.`);
    return proof;
  };
  return { proofOf, judgeCommit, keyProblems: [...stated.problems, ...keyring.problems] };
}

function proofKey(id: string, entry: Approval): string {
  const proof = entry.proofSha256 ?? (entry.hasProof ? 'named' : '');
  return `${id}\n${statementKey(entry)}\n${entry.hasSignature ? 'signed' : ''}\n${proof}`;
}

/** The signature covers what the file states, in its own spelling. */
function ownVerdict(item: ItemSnapshot, entry: Approval, keyring: Keyring): SignatureVerdict | null {
  const stated = mapsField(item.stated, 'approvals')[entry.index];
  const signature = stated === undefined ? null : textField(stated, 'signature');
  if (stated === undefined || signature === null || entry.on === null) return null;
  const [asStated] = approvalsOf({ approvals: [stated] });
  return verifyEntrySignature(item.id, asStated ?? entry, signature, keyring, entry.on);
}

/** The first commit that states the entry, in a form that is wanted. */
function firstCommit(
  found: Revisions,
  { id }: ItemSnapshot,
  entry: Approval,
  isWanted: (entry: Approval) => boolean,
): Commit | null {
  const wanted = statementKey(entry);
  const first = (found.revisions.get(id) ?? []).find(({ after }) =>
    after?.approvals.some((other) => statementKey(other) === wanted && isWanted(other)),
  );
  return first?.commit ?? null;
}

/** True for somebody who wrote the text, where nobody else of the register did. */
function isOnlyAuthor({ person }: CommitIdentity, authors: readonly CommitIdentity[]): boolean {
  const known = new Set(authors.flatMap((author) => author.person ?? []));
  return person !== null && known.size === 1 && known.has(person);
}
