import type { ApprovalProof } from '../history/approval-proof.ts';
import type { Authorship } from '../history/authorship.ts';
import { explanationOf } from '../history/commit-reason.ts';
import type { Commit, CommitPerson } from '../history/commit.ts';
import type { History } from '../history/history.ts';
import type { CommitIdentity } from '../history/identities.ts';
import type { LineState, Revision } from '../history/revisions.ts';
import type { ItemSnapshot } from '../history/snapshot.ts';
import type { ItemVersion } from '../history/versions.ts';
import type { Classification } from '../types/declaration.ts';
import type { BodyLink } from './facts.ts';
import type { Approval, Item } from './item.ts';
import { PhraseIndex } from './phrases.ts';
import { Redactor } from './redact.ts';
import type { Sms } from './sms.ts';
import { withheldMark } from './withheld-names.ts';
import type { Withholding } from './withholding.ts';
import { classificationOfState, maySee, withheldThatAreGone } from './withholding.ts';

/** Words of a link that leads to something withheld; the same that a page shows. */
const maskedLink = 'restricted item';

/**
 * History as an audience may see it: only of items that are shown, and of these only the states that were never classified
 * above the audience. A commit that also touched something withheld says nothing, since nobody knows what its words are
 * about.
 *
 * @param sms the whole model
 * @param withheld what the audience may not see
 * @param audience highest classification to show
 */
export function cutHistory(
  sms: Sms,
  withheld: Withholding,
  audience: Classification,
): Pick<Sms, 'history' | 'instead'> {
  if (sms.history === null) return { history: null, instead: new Map() };
  const cutter = new HistoryCutter(sms, sms.history, withheld, audience);
  return { history: cutter.cut(), instead: cutter.instead() };
}

class HistoryCutter {
  readonly #sms: Sms;
  readonly #whole: History;
  readonly #withheld: Withholding;
  readonly #audience: Classification;
  readonly #redactor: Redactor;
  /** Ids of commits whose message is not told. */
  readonly #silent: ReadonlySet<string>;
  /** What those commits say of why they were made. */
  readonly #silentReasons: ReadonlySet<string>;
  readonly #secretTitles: PhraseIndex;
  readonly #commits = new Map<string, Commit>();
  readonly #snapshots = new Map<ItemSnapshot, ItemSnapshot>();
  readonly #revisions = new Map<Revision, Revision>();
  readonly #versions = new Map<string, readonly ItemVersion[]>();
  /** What the cut objects were before. */
  readonly #wholeVersion = new WeakMap<ItemVersion, ItemVersion>();
  readonly #wholeSnapshot = new WeakMap<ItemSnapshot, ItemSnapshot>();
  readonly #wholeEntry = new WeakMap<Approval, Approval>();

  constructor(sms: Sms, whole: History, withheld: Withholding, audience: Classification) {
    this.#sms = sms;
    this.#whole = whole;
    this.#withheld = withheld;
    this.#audience = audience;
    this.#redactor = new Redactor(withheld);
    this.#silent = this.#silentCommits();
    const holders = [...sms.items.values(), ...sms.registers.values()].filter(({ id }) => withheld.ids.has(id));
    const former = holders.flatMap(({ id }) =>
      (whole.revisions.get(id) ?? []).flatMap(({ after }) => (after === null ? [] : [after.title])),
    );
    const gone = withheldThatAreGone(sms, audience).titles;
    this.#secretTitles = new PhraseIndex([...holders.map(({ title }) => title), ...former, ...gone]);
    const silent = whole.commits.filter((commit) => this.#isSilent(commit));
    this.#silentReasons = new Set(
      silent.flatMap(({ message }) => [subjectOf(message), explanationOf(message) ?? subjectOf(message)]),
    );
  }

  cut(): History {
    const whole = this.#whole;
    const isShown = (id: string): boolean =>
      !this.#withheld.hides(id) && (this.#sms.items.has(id) || this.#sms.registers.has(id));
    return {
      head: this.#commit(whole.head),
      commits: whole.commits.map((commit) => this.#commit(commit)),
      tags: whole.tags.filter(({ name }) => !this.#tells(name)),
      limits: whole.limits,
      uncommitted: new Set([...whole.uncommitted].filter((file) => !this.#withheld.hidesFile(file))),
      isProtected: whole.isProtected,
      unmerged: whole.unmerged,
      settings: [],
      branch: whole.branch === null || this.#tells(whole.branch) ? null : whole.branch,
      signerOf: () => null,
      identify: (name, email, commit) => this.#identity(whole.identify(name, email, commit)),
      revisions: new Map(
        [...whole.revisions]
          .filter(([id]) => isShown(id))
          .map(([id, list]) => [id, list.map((r) => this.#revision(r))]),
      ),
      ofBase: new Map(),
      line: new Map(
        [...whole.line].filter(([id]) => isShown(id)).map(([id, list]) => [id, list.map((s) => this.#lineState(s))]),
      ),
      versionsOf: (item) => this.#versionsOf(item),
      replacementsOf: () => [],
      days: whole.days,
      keyProblems: [],
      contributionsTo: () => [],
      authorsOf: (version) => this.#authorsOf(version),
      proofOf: (item, entry) => this.#proofOf(item, entry),
      textOf: (snapshot) => this.#textOf(snapshot),
      factsOf: () => null,
      itemOf: () => null,
      blobOf: () => null,
    };
  }

  instead(): Sms['instead'] {
    return new Map(
      [...this.#sms.instead]
        .filter(([id]) => !this.#withheld.hides(id))
        .map(([id, { former, ...shown }]) => [
          id,
          {
            ...shown,
            snapshot: this.#snapshot(shown.snapshot),
            ofFile: this.#snapshot(shown.ofFile),
            ...(former === undefined || this.#withheld.hides(former.id) ? {} : { former: this.#snapshot(former) }),
          },
        ]),
    );
  }

  /** Commits that touched something withheld, in whatever state it was then. */
  #silentCommits(): ReadonlySet<string> {
    const silent = new Set<string>();
    for (const [id, revisions] of this.#whole.revisions) {
      const isHidden = this.#withheld.hides(id) || (!this.#sms.items.has(id) && !this.#sms.registers.has(id));
      for (const { commit, before, after } of revisions) {
        const isAbove = [before, after].some((state) => state !== null && this.#isAbove(state));
        if ((isHidden && this.#withheld.hides(id)) || isAbove) silent.add(commit.id);
      }
    }
    for (const commit of this.#whole.commits) {
      if ([...commit.changes, ...commit.brought].some(({ path }) => this.#withheld.hidesFile(path)))
        silent.add(commit.id);
    }
    return silent;
  }

  #isAbove(state: ItemSnapshot): boolean {
    return !maySee(this.#audience, classificationOfState(state, this.#sms));
  }

  #tells(text: string): boolean {
    return this.#withheld.names(text) || this.#secretTitles.in(text).size > 0;
  }

  #commit(commit: Commit): Commit {
    const known = this.#commits.get(commit.id);
    if (known !== undefined) return known;
    const cut: Commit = {
      ...commit,
      author: { ...commit.author, ...this.#nameOf(commit.author, commit) },
      committer: { ...commit.committer, ...this.#nameOf(commit.committer, commit) },
      message: this.#isSilent(commit) ? withheldMark : this.#messageOf(commit),
      changes: [],
      brought: [],
    };
    this.#commits.set(commit.id, cut);
    return cut;
  }

  #isSilent({ id, message }: Commit): boolean {
    return this.#silent.has(id) || this.#tells(subjectOf(message));
  }

  /** The subject, and below it why, where that names nothing secret. */
  #messageOf({ message }: Commit): string {
    const why = explanationOf(message);
    return why === null || this.#tells(why) ? subjectOf(message) : `${subjectOf(message)}\n\n${why}`;
  }

  #nameOf({ name, email }: CommitPerson, commit: Commit): { name: string; email: string } {
    const identity = this.#identity(this.#whole.identify(name, email, commit));
    return { name: identity.name, email: identity.email };
  }

  #identity(identity: CommitIdentity): CommitIdentity {
    const isHidden = identity.person !== null && this.#withheld.hides(identity.person);
    return isHidden || this.#tells(identity.name)
      ? { name: withheldMark, email: '', person: null, isBot: identity.isBot }
      : identity;
  }

  #snapshot(snapshot: ItemSnapshot): ItemSnapshot {
    const known = this.#snapshots.get(snapshot);
    if (known !== undefined) return known;
    const isAbove = this.#isAbove(snapshot);
    const redactor = this.#redactor;
    const cut: ItemSnapshot = {
      id: snapshot.id,
      type: snapshot.type,
      storage: snapshot.storage,
      file: this.#withheld.hidesFile(snapshot.file) ? withheldMark : this.#redactor.text(snapshot.file),
      blob: isAbove ? '' : snapshot.blob,
      title: isAbove ? withheldMark : this.#redactor.text(snapshot.title),
      version: snapshot.version,
      status: snapshot.status,
      approvals: snapshot.approvals.map((entry) => this.#entry(entry)),
      get digest() {
        return isAbove ? '' : snapshot.digest;
      },
      get includes() {
        return isAbove ? [] : snapshot.includes.map((file) => ({ ...file, path: redactor.text(file.path) }));
      },
      stated: isAbove ? {} : this.#redactor.fields(snapshot.stated),
      get fingerprint() {
        return isAbove ? '' : snapshot.fingerprint;
      },
      ...(isAbove ? { isWithheld: true as const } : {}),
    };
    this.#snapshots.set(snapshot, cut);
    this.#wholeSnapshot.set(cut, snapshot);
    return cut;
  }

  #entry(entry: Approval): Approval {
    const cut = { ...entry, by: this.#redactor.id(entry.by) ?? '', role: this.#redactor.id(entry.role) };
    this.#wholeEntry.set(cut, entry);
    return cut;
  }

  /** One for each of the whole history: pages ask whether a version holds a revision. */
  #revision(revision: Revision): Revision {
    const known = this.#revisions.get(revision);
    if (known !== undefined) return known;
    const cut: Revision = {
      ...revision,
      commit: this.#commit(revision.commit),
      arrival: this.#commit(revision.arrival),
      before: revision.before === null ? null : this.#snapshot(revision.before),
      after: revision.after === null ? null : this.#snapshot(revision.after),
    };
    this.#revisions.set(revision, cut);
    return cut;
  }

  #lineState({ commit, snapshot }: LineState): LineState {
    return { commit: this.#commit(commit), snapshot: snapshot === null ? null : this.#snapshot(snapshot) };
  }

  #versionsOf(item: Item): readonly ItemVersion[] {
    const known = this.#versions.get(item.id);
    if (known !== undefined) return known;
    const whole = this.#sms.items.get(item.id);
    const versions = whole === undefined ? [] : this.#whole.versionsOf(whole).map((version) => this.#version(version));
    this.#versions.set(item.id, versions);
    return versions;
  }

  #version(version: ItemVersion): ItemVersion {
    const cut: ItemVersion = {
      ...version,
      snapshot: this.#snapshot(version.snapshot),
      merged: version.merged === null ? null : { ...version.merged, commit: this.#commit(version.merged.commit) },
      revisions: version.revisions.map((revision) => this.#revision(revision)),
      entries: version.entries.map((entry) => this.#entry(entry)),
      reasons: version.reasons
        .filter((reason) => !this.#silentReasons.has(reason) && !this.#tells(reason))
        .map((reason) => this.#redactor.text(reason)),
    };
    this.#wholeVersion.set(cut, version);
    return cut;
  }

  #authorsOf(version: ItemVersion): readonly Authorship[] {
    return this.#whole
      .authorsOf(this.#wholeVersion.get(version) ?? version)
      .map((authorship) => ({ ...authorship, who: this.#identity(authorship.who) }));
  }

  #proofOf(item: Item, entry: Approval): ApprovalProof {
    const whole = this.#sms.items.get(item.id) ?? item;
    const wholeEntry = this.#wholeEntry.get(entry) ?? whole.approvals[entry.index] ?? entry;
    const proof = this.#whole.proofOf(whole, wholeEntry);
    const recordedBy = proof.recordedBy === null ? null : this.#identity(proof.recordedBy);
    const isNameless = this.#withheld.hides(wholeEntry.by) || recordedBy?.name === withheldMark;
    return {
      grade: proof.grade,
      isOnPaper: proof.isOnPaper,
      paper: proof.paper,
      because: isNameless || this.#tells(proof.because) ? namelessly[proof.grade] : proof.because,
      commit: proof.commit === null ? null : this.#commit(proof.commit),
      recordedBy,
      doubt: proof.doubt === null || isNameless || this.#tells(proof.doubt) ? null : proof.doubt,
    };
  }

  /** The text, with the words of links that lead to something withheld replaced as a page replaces them. */
  #textOf(snapshot: ItemSnapshot): string {
    const whole = this.#wholeSnapshot.get(snapshot) ?? snapshot;
    if (this.#isAbove(whole)) return '';
    if (whole.storage !== 'file' && whole.storage !== 'register') return JSON.stringify(snapshot.stated, null, 1);
    const facts = this.#whole.factsOf(whole);
    const lines = this.#whole.textOf(whole).split('\n');
    for (const link of facts?.links ?? []) {
      if (!this.#withheld.names(link.target)) continue;
      withoutLink(lines, link.place.line - (facts?.bodyLine ?? 1), link);
    }
    return this.#redactor.text(lines.join('\n'));
  }
}

const namelessly = {
  A: 'Signed with the key of the person who approved it.',
  B: 'Recorded by the person who approved it, signed by the platform.',
  C: 'Recorded by the person who approved it, or on paper.',
  D: 'Only stated in the file.',
} as const;

/** Takes the words of a link out of the lines; where they cannot be told apart, its lines go as a whole. */
function withoutLink(lines: string[], at: number, link: BodyLink): void {
  const line = lines[at] ?? '';
  const end = line.indexOf(`](${link.target}`);
  const start = end < 0 ? -1 : line.lastIndexOf('[', end);
  const words = `[${link.text}]`;
  if (start >= 0) lines[at] = `${line.slice(0, start)}[${maskedLink}${line.slice(end)}`;
  else if (line.includes(words)) lines[at] = line.replaceAll(words, `[${maskedLink}]`);
  else {
    const last = lines.findIndex((other, index) => index >= at && other.includes(']'));
    for (let index = at; index <= Math.max(at, last); index += 1) lines[index] = withheldMark;
  }
}

function subjectOf(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
