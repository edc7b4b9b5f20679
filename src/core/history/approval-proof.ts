import type { SignatureVerdict } from '../control/signature-verdict.ts';
import type { Approval } from '../model/item.ts';
import type { Commit } from './commit.ts';
import type { CommitIdentity } from './identities.ts';

/** Grade of proof (`control.md` section 4 of the design): A by the approver's own key, B by the platform, C by the approver's own commit or on paper, D only stated. */
export type Grade = 'A' | 'B' | 'C' | 'D';

/**
 * What the paper of an entry is worth: `none` is stated by its SHA-256; it is in no commit yet (`pending`); somebody recorded it whose
 * word counts (`good`), or whose does not (`void`).
 */
export type PaperState = 'none' | 'pending' | 'good' | 'void';

/** How well an approval is proved, and by what. */
export interface ApprovalProof {
  readonly grade: Grade;
  /** A documentary proof that counts is all there is. */
  readonly isOnPaper: boolean;
  /** The documentary proof, whatever else proves the entry. */
  readonly paper: PaperState;
  /** One sentence for people who do not know Git. */
  readonly because: string;
  /** Commit that brought the entry; null where it is in none yet, or history is not known. */
  readonly commit: Commit | null;
  /** Who made that commit. */
  readonly recordedBy: CommitIdentity | null;
  /** What was found wrong with a signature, as a sentence; null when nothing was. */
  readonly doubt: string | null;
}

/** What is known of an entry. */
export interface ProofSources {
  readonly entry: Approval;
  /** Verdict on the entry's own signature; null where it has none. */
  readonly ownSignature: SignatureVerdict | null;
  /** Commit that brought the entry; null where it is in none. */
  readonly commit: Commit | null;
  /** Verdict on that commit's signature. */
  readonly commitSignature: SignatureVerdict | null;
  readonly recordedBy: CommitIdentity | null;
  /** The name that commit gives, where the key that signed it says that somebody else made it. */
  readonly writtenAs: string | null;
  /** The documentary proof of the entry as it is known by its SHA-256; null where it states none, or in no commit. */
  readonly paper: RecordedProof | null;
  /** Name for a person id. */
  readonly nameOf: (person: string) => string;
}

/** A documentary proof that a commit holds. */
export interface RecordedProof {
  /** Who made the commit that first stated its SHA-256. */
  readonly recordedBy: CommitIdentity;
  /** They alone wrote the text, and somebody of the organization is said to have approved it. */
  readonly isByAuthor: boolean;
}

/**
 * Grades an approval entry.
 *
 * @param sources entry, commit that brought it, verdicts on signatures
 */
export function gradeApproval(sources: ProofSources): ApprovalProof {
  const { entry, ownSignature, commit, commitSignature, recordedBy, paper, nameOf } = sources;
  const approver = nameOf(entry.by);
  const isOwnCommit = recordedBy?.person === entry.by && recordedBy.flaw === undefined;
  const graded = (grade: Grade, because: string): ApprovalProof => ({
    grade,
    isOnPaper: false,
    paper: paperState(sources),
    because,
    commit,
    recordedBy,
    doubt:
      strangerOf(ownSignature, entry.by, nameOf) ??
      doubtOf(ownSignature, 'The signature of the entry') ??
      doubtOf(commitSignature, 'The signature of the commit'),
  });
  if (isGoodFor(ownSignature, entry.by)) return graded('A', `Signed by ${approver} with their own key.`);
  if (isGoodFor(commitSignature, entry.by))
    return graded('A', `Recorded in a commit that ${approver} signed with their own key.`);
  if (isOwnCommit && isOfPlatform(commitSignature))
    return graded('B', `Recorded in a commit by ${approver} that the platform signed.`);
  const gap = gapOfProof(sources);
  if (gap === null) {
    const recorder = paper === null ? '' : nameFor(paper.recordedBy, nameOf);
    return { ...graded('C', `On paper: ${recorder} recorded the proof of what ${approver} signed.`), isOnPaper: true };
  }
  if (isOwnCommit)
    return graded('C', `Recorded in a commit by ${approver}, without a signature that could be verified.`);
  return graded('D', gap);
}

/** What an entry lacks that no signature and no commit of the approver proves to be proved on paper, as a sentence; null when nothing. */
function gapOfProof({ entry, recordedBy, writtenAs, paper, nameOf }: ProofSources): string | null {
  if (recordedBy === null) return 'Only stated in the file; the entry is in no commit yet.';
  const recorder = nameFor(recordedBy, nameOf);
  const under = writtenAs === null ? '' : ` in a commit under the name of ${writtenAs}, which their own key signed`;
  const flaw = recordedBy.person === entry.by ? flawOf(recordedBy, recorder) : null;
  if (!entry.hasProof && flaw !== null) return `Only stated in the file: ${flaw}, and no proof is filed.`;
  if (!entry.hasProof) return `Only stated in the file: ${recorder} recorded it${under}, and no proof is filed.`;
  if (entry.proofSha256 === null)
    return `Only stated in the file: ${recorder} recorded it, and the proof it names lacks its SHA-256 (64 hexadecimal digits), so that no paper can be told to be the one.`;
  if (paper === null) return `Only stated in the file: ${recorder} recorded it, and its proof is in no commit yet.`;
  const flawed = flawOfPaper(paper, entry, nameOf);
  return flawed === null ? null : `Only stated in the file: ${flawed}.`;
}

function paperState({ entry, paper, nameOf }: ProofSources): PaperState {
  if (entry.proofSha256 === null) return 'none';
  if (paper === null) return 'pending';
  return flawOfPaper(paper, entry, nameOf) === null ? 'good' : 'void';
}

/** Why whoever recorded a paper could not: part of a sentence. */
function flawOfPaper(
  { recordedBy, isByAuthor }: RecordedProof,
  entry: Approval,
  nameOf: ProofSources['nameOf'],
): string | null {
  const filer = nameFor(recordedBy, nameOf);
  if (recordedBy.person === null) return `${filer}, who stands in no register, recorded the proof`;
  if (recordedBy.person === entry.by) return `${filer} recorded the proof of their own act, which takes another person`;
  return isByAuthor
    ? `${filer}, who alone wrote the text, recorded the proof as well, which takes another person`
    : null;
}

/** Why a commit under an identity of the approver is none of theirs for certain. */
function flawOf({ name, email, flaw }: CommitIdentity, person: string): string | null {
  if (flaw === undefined) return null;
  const recorded = `it was recorded as ${name} <${email}>`;
  return flaw.kind === 'entered'
    ? `${recorded}, which the register knows as ${person} only since ${flaw.on}`
    : `${recorded}, which the register knew as ${person} only until ${flaw.on}`;
}

function nameFor({ person, name, email }: CommitIdentity, nameOf: ProofSources['nameOf']): string {
  return person === null ? `${name} <${email}>` : nameOf(person);
}

/** True when a grade is at least as good as another; A is the best. */
export function isGradeAtLeast(grade: Grade, least: Grade): boolean {
  return grade <= least;
}

function isGoodFor(verdict: SignatureVerdict | null, person: string): boolean {
  return verdict?.result === 'good' && verdict.signer?.kind === 'person' && verdict.signer.person === person;
}

function isOfPlatform(verdict: SignatureVerdict | null): boolean {
  return verdict?.result === 'good' && verdict.signer?.kind === 'platform';
}

/** The entry is signed, by somebody else than the person it names. */
function strangerOf(verdict: SignatureVerdict | null, person: string, nameOf: ProofSources['nameOf']): string | null {
  if (verdict?.result !== 'good' || isGoodFor(verdict, person) || verdict.signer === null) return null;
  const { signer } = verdict;
  const who = signer.kind === 'person' ? nameOf(signer.person) : signer.name;
  return `The entry is signed by ${who}, not by ${nameOf(person)}.`;
}

/** Signatures that are there and prove nothing. */
function doubtOf(verdict: SignatureVerdict | null, what: string): string | null {
  if (verdict === null || verdict.result === 'good' || verdict.result === 'none') return null;
  return `${what} proves nothing: ${verdict.message}`;
}
