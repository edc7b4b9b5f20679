import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { statedKeys } from '../core/control/signer-keys.ts';
import type { SignatureVerdict } from '../core/control/signature-verdict.ts';
import type { ApprovalProof } from '../core/history/approval-proof.ts';
import { gradeApproval } from '../core/history/approval-proof.ts';
import type { Contribution } from '../core/history/authorship.ts';
import { authorship, contributions } from '../core/history/authorship.ts';
import type { Commit } from '../core/history/commit.ts';
import { commitDays } from '../core/history/commit-days.ts';
import type { History } from '../core/history/history.ts';
import type { Identify } from '../core/history/identities.ts';
import { identifier } from '../core/history/identities.ts';
import type { Revisions } from '../core/history/revisions.ts';
import { revisionsOf } from '../core/history/revisions.ts';
import type { SettingsState } from '../core/history/settings-state.ts';
import type { ItemSnapshot, SnapshotContext } from '../core/history/snapshot.ts';
import { snapshotOfItem, snapshotsOf } from '../core/history/snapshot.ts';
import type { ItemVersion } from '../core/history/versions.ts';
import { entryKey, versionsOf } from '../core/history/versions.ts';
import { dateInTimeZone } from '../core/lifecycle/calendar.ts';
import { foreignLinks } from '../core/model/foreign-links.ts';
import { approvalsOf } from '../core/model/build-item.ts';
import type { DataFacts, SourceFacts } from '../core/model/facts.ts';
import { mapsField, textField } from '../core/model/fields.ts';
import type { Approval, Item } from '../core/model/item.ts';
import type { Sms } from '../core/model/sms.ts';
import { buildTypeTable } from '../core/types/type-table.ts';
import { parseCsv } from '../markdown/parse-csv.ts';
import { parseSource } from '../markdown/parse-source.ts';
import type { GitRepository } from './git/git-repository.ts';
import { lostTags } from './git/lost-tags.ts';
import { sha256 } from './sha256.ts';
import { verifyObjectSignature } from './signatures/commit-signature.ts';
import type { Keyring } from './signatures/keyring.ts';
import { readKeyring } from './signatures/keyring.ts';
import { verifyEntrySignature } from './signatures/verify-signature.ts';

/** What history is read for. */
export interface HistoryRequest {
  readonly repository: GitRepository;
  /** Commits reachable from the one that is judged (the first), with paths from the root of the SMS. */
  readonly commits: readonly Commit[];
  /** The model that is judged. */
  readonly sms: Sms;
  /** Gives people and keys: the trusted base, else the model that is judged. */
  readonly believed: Sms;
  /** Files whose state in the work tree is in no commit. */
  readonly uncommitted: ReadonlySet<string>;
  /** Branch that is checked out; null when none is, or another commit is read. */
  readonly branch: string | null;
  /** The commit that is judged lies on the protected branch. */
  readonly isProtected: boolean;
  /** `clausebook.yaml` over time. */
  readonly settings: readonly SettingsState[];
}

/**
 * Sorts what Git knows of an SMS by item, and verifies the signatures of its approvals.
 *
 * @param request repository, commits, model
 * @returns null when there is no commit
 */
export async function loadHistory(request: HistoryRequest): Promise<History | null> {
  const { repository, commits, sms, believed, uncommitted } = request;
  const [head] = commits;
  if (head === undefined) return null;
  const states = await readStates(repository, commits);
  const found = revisionsOf(commits, snapshotReader(states, commits, sms));
  const identify = identifier(believed);
  const proofs = await proofsOf({ repository, sms, believed, found, identify });
  const textOf = (snapshot: ItemSnapshot): string => textOfSnapshot(snapshot, states, sms);
  const linesOf = (snapshot: ItemSnapshot): readonly string[] => textOf(snapshot).split('\n');
  const contributionsTo = (version: ItemVersion): readonly Contribution[] =>
    contributions(version.revisions, identify, linesOf);
  const lost = await lostTags(repository, new Set(commits.map(({ id }) => id)));
  const versions = new Map<string, readonly ItemVersion[]>();
  return {
    head,
    commits,
    tags: (await repository.tags()).map(({ name, commit }) => ({ name, commit, isLost: lost.has(name) })),
    limits: repository.limits,
    uncommitted,
    branch: request.branch,
    isProtected: request.isProtected,
    settings: request.settings,
    identify,
    revisions: found.revisions,
    line: found.line,
    versionsOf: (item) => {
      const known = versions.get(item.id);
      if (known !== undefined) return known;
      const made = versionsOf({
        revisions: found.revisions.get(item.id) ?? [],
        line: found.line.get(item.id) ?? [],
        // The file as it is: the model may hold another version of it, in force on the day that is judged.
        current: snapshotOfItem(sms.items.get(item.id) ?? item),
      });
      versions.set(item.id, made);
      return made;
    },
    days: commitDays(commits, believed.settings.timeZone),
    contributionsTo,
    authorsOf: (version) => authorship(contributionsTo(version)),
    proofOf: (item, entry) => proofs(item, entry),
    textOf,
    factsOf: (snapshot) =>
      snapshot.blob === ''
        ? (sms.items.get(snapshot.id)?.facts ?? null)
        : (states.get(stateKey(snapshot.file, snapshot.blob))?.facts ?? null),
  };
}

/** A state of a file that some commit left behind. */
interface FileState {
  readonly facts: SourceFacts | null;
  readonly data: DataFacts | null;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
  /** Deflated bytes of a text. */
  readonly packed: Uint8Array | null;
}

type States = ReadonlyMap<string, FileState>;

const blobsAtOnce = 500;

function stateKey(path: string, blob: string): string {
  return `${blob} ${path}`;
}

/** Reads and parses every state of every file. */
async function readStates(repository: GitRepository, commits: readonly Commit[]): Promise<States> {
  const wanted = new Map<string, { readonly path: string; readonly blob: string }>();
  for (const commit of commits) {
    for (const { path, before, after } of [...commit.changes, ...commit.brought]) {
      for (const blob of [before, after]) if (blob !== null) wanted.set(stateKey(path, blob), { path, blob });
    }
  }
  const all = [...wanted];
  const states = new Map<string, FileState>();
  for (let at = 0; at < all.length; at += blobsAtOnce) {
    const part = all.slice(at, at + blobsAtOnce);
    const blobs = await repository.readBlobs([...new Set(part.map(([, { blob }]) => blob))]);
    for (const [key, { path, blob }] of part) {
      const bytes = blobs.get(blob);
      if (bytes !== undefined) states.set(key, stateOf(path, bytes));
    }
  }
  return states;
}

function stateOf(path: string, bytes: Uint8Array): FileState {
  const hash = sha256(bytes);
  const isText = /\.(?:md|markdown)$/i.test(path);
  return {
    facts: isText ? parseSource(path, bytes, hash) : null,
    data: /\.csv$/i.test(path) ? parseCsv(path, bytes, hash) : null,
    sha256: hash,
    packed: isText ? deflateRawSync(bytes) : null,
  };
}

/** Items in a state of a file, each worked out once, with the included files as they were at that commit. */
function snapshotReader(
  states: States,
  commits: readonly Commit[],
  sms: Sms,
): (path: string, blob: string, commit: Commit) => readonly ItemSnapshot[] {
  const known = new Map<string, readonly ItemSnapshot[]>();
  const assets = new Map<string, string>();
  const oldestFirst = commits.toReversed();
  let next = 0;
  const goTo = (commit: Commit): void => {
    for (let at = oldestFirst[next]; at !== undefined; at = oldestFirst[next]) {
      for (const { path, after } of at.changes) {
        const state = after === null ? undefined : states.get(stateKey(path, after));
        if (state === undefined) assets.delete(path);
        else if (state.facts === null) assets.set(path, state.sha256);
      }
      next += 1;
      if (at === commit) return;
    }
  };
  const context: SnapshotContext = {
    settings: sms.settings,
    table: buildTypeTable(sms.settings),
    index: indexOfAllTimes(states, sms, assets),
    assets,
    sha256,
  };
  const passed = new Set<Commit>();
  return (path, blob, commit) => {
    const key = stateKey(path, blob);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (!passed.has(commit)) goTo(commit);
    passed.add(commit);
    const state = states.get(key);
    const snapshots =
      state === undefined || (state.facts === null && state.data === null)
        ? []
        : snapshotsOf(state.facts, state.data, blob, context);
    known.set(key, snapshots);
    return snapshots;
  };
}

/** Links of older texts lead to what lies, or once lay, at their path; where two items lay there, to the later one. */
function indexOfAllTimes(states: States, sms: Sms, assets: ReadonlyMap<string, string>): SnapshotContext['index'] {
  const ids = new Map<string, string>();
  const ofFile = new Map<string, string>();
  const take = (id: string): void => void ids.set(id.toLowerCase(), id);
  for (const { facts } of [...states.values()].toReversed()) {
    const id = facts === null ? null : textField(facts.fields, 'id');
    if (facts === null || id === null) continue;
    take(id);
    ofFile.set(facts.file, id);
  }
  for (const register of sms.registers.values()) {
    take(register.id);
    ofFile.set(register.file, register.id);
  }
  for (const item of sms.items.values()) {
    take(item.id);
    if (item.storage === 'file') ofFile.set(item.file, item.id);
  }
  for (const [alias, id] of Object.entries(sms.settings.aliases)) {
    const target = ids.get(id.toLowerCase());
    if (target !== undefined && !ids.has(alias.toLowerCase())) ids.set(alias.toLowerCase(), target);
  }
  return {
    findId: (text) => ids.get(text.toLowerCase()) ?? null,
    idOfFile: (file) => ofFile.get(file) ?? null,
    hasAsset: (file) => assets.has(file),
    foreign: foreignLinks(sms.settings, sms.files),
  };
}

function textOfSnapshot(snapshot: ItemSnapshot, states: States, sms: Sms): string {
  if (snapshot.storage !== 'file' && snapshot.storage !== 'register') return JSON.stringify(snapshot.stated, null, 1);
  if (snapshot.blob === '') return sms.items.get(snapshot.id)?.facts?.body ?? '';
  const packed = states.get(stateKey(snapshot.file, snapshot.blob))?.packed;
  if (packed === null || packed === undefined) return '';
  const bytes = inflateRawSync(packed);
  return parseSource(snapshot.file, bytes, '').body;
}

interface ProofRequest {
  readonly repository: GitRepository;
  readonly sms: Sms;
  readonly believed: Sms;
  readonly found: Revisions;
  readonly identify: Identify;
}

/** Grades every approval entry: which commit brought it, who made that commit, whose signatures hold. */
async function proofsOf({
  repository,
  sms,
  believed,
  found,
  identify,
}: ProofRequest): Promise<(item: Item, entry: Approval) => ApprovalProof> {
  const keyring = await readKeyring(statedKeys(believed).keys);
  const proofs = new Map<string, ApprovalProof>();
  const verdicts = new Map<string, SignatureVerdict | null>();
  const nameOf = (person: string): string => believed.items.get(person)?.title ?? person;
  const judgeCommit = async (commit: Commit): Promise<SignatureVerdict | null> => {
    const known = verdicts.get(commit.id);
    if (known !== undefined) return known;
    const object = await repository.readObject(commit.id);
    const day = dayOfCommit(commit, sms.settings.timeZone);
    const verdict = object === null ? null : await verifyObjectSignature(object, keyring, day);
    verdicts.set(commit.id, verdict);
    return verdict;
  };
  const grade = async (item: ItemSnapshot, entry: Approval): Promise<ApprovalProof> => {
    const commit = commitOfEntry(found, item.id, entry, item.version);
    return gradeApproval({
      entry,
      ownSignature: ownVerdict(item, entry, keyring),
      commit,
      commitSignature: commit === null ? null : await judgeCommit(commit),
      recordedBy: commit === null ? null : identify(commit.author.name, commit.author.email),
      nameOf,
    });
  };
  const states = [
    ...[...found.line.values()].flatMap((line) => line.flatMap(({ snapshot }) => snapshot ?? [])),
    ...[...sms.items.values()].map((item) => snapshotOfItem(item)),
  ];
  for (const state of states) {
    for (const entry of state.approvals) {
      const key = proofKey(state.id, entry, state.version);
      proofs.set(key, await grade(state, entry));
    }
  }
  // Texts of branches that a squash brought in otherwise: their entries may differ from those of the line.
  for (const revisions of found.revisions.values()) {
    for (const { after } of revisions) {
      for (const entry of after?.approvals ?? []) {
        const key = after === null ? '' : proofKey(after.id, entry, after.version);
        if (after !== null && !proofs.has(key)) proofs.set(key, await grade(after, entry));
      }
    }
  }
  return (item, entry) => {
    const proof = proofs.get(proofKey(item.id, entry, item.version)) ?? proofs.get(proofKey(item.id, entry, null));
    if (proof === undefined) throw new Error(`The entry of ${item.id} is none of its own.`);
    return proof;
  };
}

function proofKey(id: string, entry: Approval, version: string | null): string {
  return `${id}\n${entryKey(entry, version)}\n${entry.hasSignature ? 'signed' : ''}${entry.hasProof ? 'proved' : ''}`;
}

/** The signature covers what the file states, in its own spelling. */
function ownVerdict(item: ItemSnapshot, entry: Approval, keyring: Keyring): SignatureVerdict | null {
  const stated = mapsField(item.stated, 'approvals')[entry.index];
  const signature = stated === undefined ? null : textField(stated, 'signature');
  if (stated === undefined || signature === null || entry.on === null) return null;
  const [asStated] = approvalsOf({ approvals: [stated] });
  return verifyEntrySignature(item.id, asStated ?? entry, signature, keyring, entry.on);
}

/** The first commit that states the entry. */
function commitOfEntry(found: Revisions, id: string, entry: Approval, version: string | null): Commit | null {
  const wanted = entryKey(entry, version);
  const first = (found.revisions.get(id) ?? []).find(({ after }) =>
    after?.approvals.some((other) => entryKey(other, after.version) === wanted),
  );
  return first?.commit ?? null;
}

/** The day a commit was made, where the organization is. */
function dayOfCommit(commit: Commit, timeZone: string): string {
  return dateInTimeZone(new Date(commit.committer.at * 1000).toISOString(), timeZone);
}
