import { describe, expect, test } from 'vitest';
import type { SignatureVerdict } from '../../../src/core/control/signature-verdict.ts';
import { gradeApproval, isGradeAtLeast } from '../../../src/core/history/approval-proof.ts';
import type { ApprovalProof, ProofSources, RecordedProof } from '../../../src/core/history/approval-proof.ts';
import type { Commit } from '../../../src/core/history/commit.ts';
import type { Approval } from '../../../src/core/model/item.ts';

const entry: Approval = {
  action: 'approved',
  by: 'PER-003',
  role: 'ROL-003',
  on: '2026-02-05',
  version: '1.0',
  digest: 'cb1-sha256:00',
  hasProof: false,
  proofSha256: null,
  hasSignature: false,
  index: 0,
};
const person = { name: 'Cleo', email: 'cleo@example.org', at: 0, offset: 0 };
const commit: Commit = {
  id: 'c1',
  parents: [],
  author: person,
  committer: person,
  message: 'x',
  changes: [],
  brought: [],
};
const names: Readonly<Record<string, string>> = { 'PER-002': 'Ben Holt', 'PER-003': 'Cleo Park' };

const good = (signer: SignatureVerdict['signer']): SignatureVerdict => ({
  kind: 'ssh',
  result: 'good',
  signer,
  fingerprint: 'SHA256:x',
  message: 'It is good.',
});
const approver = good({ kind: 'person', person: 'PER-003' });
const other = good({ kind: 'person', person: 'PER-002' });
const platform = good({ kind: 'platform', name: 'Forge' });
const poor = (result: SignatureVerdict['result']): SignatureVerdict => ({
  kind: 'ssh',
  result,
  signer: null,
  fingerprint: null,
  message: `It is ${result}.`,
});

const onPaper = { ...entry, hasProof: true, proofSha256: 'a'.repeat(64) };
const filedBy = (id: string | null, isByAuthor = false): RecordedProof => ({
  recordedBy: { name: 'Zed', email: 'zed@example.com', person: id, isBot: false },
  isByAuthor,
});

function graded(sources: Partial<Omit<ProofSources, 'recordedBy'>> & { readonly by?: string | null }): ApprovalProof {
  const { by = 'PER-003', ...rest } = sources;
  return gradeApproval({
    entry,
    ownSignature: null,
    commit,
    commitSignature: poor('none'),
    writtenAs: null,
    paper: null,
    recordedBy: { name: 'Zed', email: 'zed@example.com', person: by, isBot: false },
    nameOf: (id) => names[id] ?? id,
    ...rest,
  });
}

describe('grade of an approval', () => {
  test.each<[string, Parameters<typeof graded>[0], string, string]>([
    ['own signature', { ownSignature: approver, by: 'PER-002' }, 'A', 'Signed by Cleo Park with their own key.'],
    [
      'own signature before commit',
      { ownSignature: approver, commitSignature: approver },
      'A',
      'Signed by Cleo Park with their own key.',
    ],
    [
      'signed commit',
      { commitSignature: approver },
      'A',
      'Recorded in a commit that Cleo Park signed with their own key.',
    ],
    [
      'commit of another, signed by the approver',
      { commitSignature: approver, by: 'PER-002' },
      'A',
      'Recorded in a commit that Cleo Park signed with their own key.',
    ],
    ['platform', { commitSignature: platform }, 'B', 'Recorded in a commit by Cleo Park that the platform signed.'],
    [
      'platform, commit of another',
      { commitSignature: platform, by: 'PER-002' },
      'D',
      'Only stated in the file: Ben Holt recorded it, and no proof is filed.',
    ],
    ['own commit', {}, 'C', 'Recorded in a commit by Cleo Park, without a signature that could be verified.'],
    [
      'own commit with another key',
      { commitSignature: other },
      'C',
      'Recorded in a commit by Cleo Park, without a signature that could be verified.',
    ],
    [
      'signature bad',
      { commitSignature: poor('bad') },
      'C',
      'Recorded in a commit by Cleo Park, without a signature that could be verified.',
    ],
    [
      'commit not readable',
      { commitSignature: null },
      'C',
      'Recorded in a commit by Cleo Park, without a signature that could be verified.',
    ],
    [
      'paper by another',
      { by: 'PER-002', entry: onPaper, paper: filedBy('PER-002') },
      'C',
      'On paper: Ben Holt recorded the proof of what Cleo Park signed.',
    ],
    [
      'own commit, and paper filed later by another',
      { entry: onPaper, paper: filedBy('PER-002') },
      'C',
      'On paper: Ben Holt recorded the proof of what Cleo Park signed.',
    ],
    [
      'own commit with paper that does not count',
      { entry: onPaper, paper: filedBy('PER-003') },
      'C',
      'Recorded in a commit by Cleo Park, without a signature that could be verified.',
    ],
    [
      'paper by nobody known',
      { by: null, entry: onPaper, paper: filedBy(null) },
      'D',
      'Only stated in the file: Zed <zed@example.com>, who stands in no register, recorded the proof.',
    ],
    [
      'paper without its SHA-256',
      { by: 'PER-002', entry: { ...entry, hasProof: true } },
      'D',
      'Only stated in the file: Ben Holt recorded it, and the proof it names lacks its SHA-256 (64 hexadecimal digits), so that no paper can be told to be the one.',
    ],
    [
      'paper in no commit yet',
      { by: 'PER-002', entry: onPaper },
      'D',
      'Only stated in the file: Ben Holt recorded it, and its proof is in no commit yet.',
    ],
    [
      'paper by the approver',
      { by: 'PER-002', entry: onPaper, paper: filedBy('PER-003') },
      'D',
      'Only stated in the file: Cleo Park recorded the proof of their own act, which takes another person.',
    ],
    [
      'paper by the only author',
      { by: 'PER-002', entry: onPaper, paper: filedBy('PER-002', true) },
      'D',
      'Only stated in the file: Ben Holt, who alone wrote the text, recorded the proof as well, which takes another person.',
    ],
    ['another', { by: 'PER-002' }, 'D', 'Only stated in the file: Ben Holt recorded it, and no proof is filed.'],
    [
      'a stranger',
      { by: null },
      'D',
      'Only stated in the file: Zed <zed@example.com> recorded it, and no proof is filed.',
    ],
  ])('%s', (_, sources, grade, because) => {
    const proof = graded(sources);
    expect([proof.grade, proof.because]).toEqual([grade, because]);
    expect(proof.commit).toBe(commit);
    expect(proof.recordedBy?.email).toBe('zed@example.com');
  });

  test('not committed yet', () => {
    const base = {
      entry,
      ownSignature: null,
      commit: null,
      commitSignature: null,
      recordedBy: null,
      writtenAs: null,
      paper: null,
      nameOf: (id: string) => id,
    };
    expect(gradeApproval(base)).toEqual({
      grade: 'D',
      isOnPaper: false,
      paper: 'none',
      because: 'Only stated in the file; the entry is in no commit yet.',
      commit: null,
      recordedBy: null,
      doubt: null,
    });
    expect(gradeApproval({ ...base, entry: onPaper }).grade).toBe('D');
    expect(gradeApproval({ ...base, ownSignature: approver }).grade).toBe('A');
  });

  test.each<[Parameters<typeof graded>[0], string | null]>([
    [{}, null],
    [{ ownSignature: approver }, null],
    [{ commitSignature: platform }, null],
    [{ commitSignature: null }, null],
    [{ ownSignature: poor('none') }, null],
    [{ ownSignature: poor('bad') }, 'The signature of the entry proves nothing: It is bad.'],
    [{ ownSignature: poor('unknown-key') }, 'The signature of the entry proves nothing: It is unknown-key.'],
    [{ commitSignature: poor('outside-window') }, 'The signature of the commit proves nothing: It is outside-window.'],
    [{ commitSignature: poor('not-verifiable') }, 'The signature of the commit proves nothing: It is not-verifiable.'],
    [
      { ownSignature: poor('bad'), commitSignature: poor('bad') },
      'The signature of the entry proves nothing: It is bad.',
    ],
    [{ ownSignature: other }, 'The entry is signed by Ben Holt, not by Cleo Park.'],
    [{ ownSignature: platform }, 'The entry is signed by Forge, not by Cleo Park.'],
    [{ ownSignature: good(null) }, null],
  ])('says what a signature does not prove: %#', (sources, doubt) => {
    expect(graded(sources).doubt).toBe(doubt);
  });

  test('A is the best', () => {
    expect([
      isGradeAtLeast('A', 'B'),
      isGradeAtLeast('B', 'B'),
      isGradeAtLeast('C', 'B'),
      isGradeAtLeast('D', 'D'),
    ]).toEqual([true, true, false, true]);
  });
});
