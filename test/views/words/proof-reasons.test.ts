import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verdictOfOwner, verdictWithoutSigner } from '../../../src/core/control/signature-verdict.ts';
import type { KeyOwner } from '../../../src/core/control/signer-keys.ts';
import type { ProofSources } from '../../../src/core/history/approval-proof.ts';
import { gradeApproval } from '../../../src/core/history/approval-proof.ts';
import { gradeOf, withoutAddresses } from '../../../src/core/history/grade-of.ts';
import type { CommitIdentity } from '../../../src/core/history/identities.ts';
import type { Approval } from '../../../src/core/model/item.ts';
import { proofDoubt, proofReason } from '../../../src/views/words/proof-reasons.ts';
import { speak } from '../../../src/views/words/say.ts';
import { repository } from '../../support/command-line.ts';
import { smallSms } from '../../support/small-sms.ts';

beforeEach(() => speak('de'));
afterEach(() => speak('en'));

const entry: Approval = {
  action: 'approved',
  by: 'PER-003',
  role: null,
  on: '2026-02-05',
  version: '1.0',
  digest: null,
  hasProof: false,
  proofSha256: null,
  hasSignature: false,
  index: 0,
};
const onPaper = { ...entry, hasProof: true, proofSha256: 'a'.repeat(64) };
const names: Readonly<Record<string, string>> = { 'PER-002': 'Ben Holt', 'PER-003': 'Cleo Park' };
const zed = (person: string | null, flaw?: CommitIdentity['flaw']): CommitIdentity => ({
  name: 'Zed',
  email: 'zed@example.com',
  person,
  isBot: false,
  ...(flaw === undefined ? {} : { flaw }),
});
const signedBy = (owner: KeyOwner): ProofSources['ownSignature'] =>
  verdictOfOwner('ssh', owner, 'SHA256:x', '2026-02-05');
const graded = (sources: Partial<ProofSources>): ReturnType<typeof gradeApproval> =>
  gradeApproval({
    entry,
    ownSignature: null,
    commit: null,
    commitSignature: null,
    recordedBy: zed('PER-003'),
    writtenAs: null,
    paper: null,
    nameOf: (id) => names[id] ?? id,
    ...sources,
  });
const english = /\b(?:the|which|signed|recorded|stated|signature|key|not|until|from|always|and)\b/i;

test('every reason of a grade is told in German, with its values', () => {
  const approver = signedBy({ kind: 'person', person: 'PER-003' });
  const paper = (person: string | null, isByAuthor = false): Partial<ProofSources> => ({
    entry: onPaper,
    recordedBy: zed('PER-002'),
    paper: { recordedBy: zed(person), isByAuthor },
  });
  const flawed = (kind: 'entered' | 'taken-out'): Partial<ProofSources> => ({
    recordedBy: zed('PER-003', { kind, on: '2026-03-01' }),
  });
  const told = [
    graded({ ownSignature: approver }),
    graded({ commitSignature: approver }),
    graded({ commitSignature: signedBy({ kind: 'platform', name: 'Forge' }) }),
    graded({}),
    graded(paper('PER-002')),
    graded({ recordedBy: null }),
    graded(flawed('entered')),
    graded(flawed('taken-out')),
    graded({ recordedBy: zed('PER-002') }),
    graded({ recordedBy: zed('PER-002'), writtenAs: 'Cleo' }),
    graded({ recordedBy: zed(null) }),
    graded({ entry: { ...onPaper, proofSha256: null }, recordedBy: zed('PER-002') }),
    graded({ entry: onPaper, recordedBy: zed('PER-002') }),
    graded(paper(null)),
    graded(paper('PER-003')),
    graded(paper('PER-002', true)),
  ].map(({ because }) => withoutAddresses(because));
  expect(new Set(told).size).toBe(told.length);
  const [item] = smallSms({}).items.values();
  if (item === undefined) throw new Error('There is no item.');
  const fromFile = [entry, onPaper].map((one) => gradeOf({ history: null }, item, one).because);
  const redacted = [
    ...readFileSync(join(repository, 'src/core/model/audience-history.ts'), 'utf8').matchAll(/^ {2}[A-D]: '(.*)',$/gm),
  ].map(([, sentence = '']) => sentence);
  expect(redacted).toHaveLength(4);
  expect([...told, ...fromFile, ...redacted].map(proofReason).filter((said) => english.test(said))).toEqual([]);
  expect(told.map(proofReason).slice(0, 7)).toEqual([
    'Signiert von Cleo Park mit eigenem Schlüssel.',
    'Eingetragen in einem Commit, den Cleo Park mit eigenem Schlüssel signiert hat.',
    'Eingetragen in einem Commit von Cleo Park, den die Plattform signiert hat.',
    'Eingetragen in einem Commit von Cleo Park, ohne Signatur, die sich prüfen ließe.',
    'Auf Papier: Ben Holt hat den Beleg dafür eingetragen, was Cleo Park unterschrieben hat.',
    'Nur in der Datei angegeben; der Eintrag steht noch in keinem Commit.',
    'Nur in der Datei angegeben: Eingetragen wurde es als Zed, was im Register erst seit dem 1. März 2026 für Cleo Park steht, und kein Beleg ist abgelegt.',
  ]);
  speak('en');
  expect(told.map(proofReason)).toEqual(told);
});

test('every doubt about a signature is told in German, with its values', () => {
  const forge = { kind: 'platform', name: 'Forge' } as const;
  const ben = { kind: 'person', person: 'PER-002' } as const;
  const owners: readonly KeyOwner[] = [
    {
      kind: 'outside-window',
      signer: forge,
      windows: [
        { from: '2026-03-01', to: null },
        { from: '2025-01-01', to: '2025-12-31' },
        { from: null, to: '2024-01-01' },
        { from: '2026-04-01', to: null, enteredOn: '2026-04-02' },
        { from: '2026-05-01', to: '2026-06-01', enteredOn: '2026-05-02' },
        { from: null, to: null },
      ],
    },
    { kind: 'shared', signers: [forge, ben] },
    { kind: 'unknown' },
  ];
  const doubts = [
    graded({ ownSignature: signedBy(ben) }),
    ...owners.map((owner) => graded({ ownSignature: signedBy(owner) })),
    ...owners.map((owner) => graded({ commitSignature: signedBy(owner) })),
    ...['ssh-signature', 'openpgp', 'commit-signature', 'verify-signature'].flatMap((file) =>
      sentencesOf(file).map((message) => graded({ commitSignature: verdictWithoutSigner('ssh', 'bad', message) })),
    ),
    graded({
      commitSignature: verdictWithoutSigner(
        'openpgp',
        'bad',
        'The key was expired, revoked or not meant for signing when it signed on 2026-02-05.',
      ),
    }),
    graded({ commitSignature: verdictWithoutSigner('ssh', 'bad', 'Keys of type "x" are not supported.') }),
  ].map(({ doubt }) => doubt ?? '');
  expect(doubts.length).toBeGreaterThan(25);
  expect(doubts.map(proofDoubt).filter((said) => said === '' || english.test(said))).toEqual([]);
  expect(
    doubts.filter((doubt) => proofDoubt(doubt).endsWith('Sie lässt sich mit ihrem Schlüssel nicht prüfen.')),
  ).toEqual(['The signature of the commit proves nothing: Keys of type "x" are not supported.']);
  expect(doubts.map(proofDoubt).slice(0, 3)).toEqual([
    'Der Eintrag ist von Ben Holt signiert, nicht von Cleo Park.',
    'Die Signatur des Eintrags beweist nichts: Signiert mit dem Schlüssel SHA256:x von der Plattform Forge, der ab 1. März 2026 und vom 1. Januar 2025 bis zum 31. Dezember 2025 und bis zum 1. Januar 2024 und ab 1. April 2026 (am 2. April 2026 eingetragen) und ab 1. Mai 2026 (am 2. Mai 2026 eingetragen) bis zum 1. Juni 2026 und immer zählt, nicht am 5. Februar 2026.',
    'Die Signatur des Eintrags beweist nichts: Signiert mit dem Schlüssel SHA256:x, der für die Plattform Forge und PER-002 angegeben ist und darum für niemanden davon etwas beweist.',
  ]);
});

/** Sentences in a source that tell what is wrong with a signature. */
function sentencesOf(file: string): readonly string[] {
  const text = readFileSync(join(repository, `src/io/signatures/${file}.ts`), 'utf8');
  return [...text.matchAll(/(['`])([A-Z](?:(?!\1)[^\n])* (?:(?!\1)[^\n])*\.)\1/g)].flatMap(([, , sentence = '']) =>
    /is not signed|There is no signature|private key|Unexpected text/.test(sentence)
      ? []
      : [sentence.replace(/\$\{isRevoked [^}]*\}/, 'revoked').replaceAll(/\$\{[^}]*\}/g, '7')],
  );
}
