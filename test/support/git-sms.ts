import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import { signedEntryText } from '../../src/core/control/signed-entry.ts';
import type { SignedEntry } from '../../src/core/control/signed-entry.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import { checkSms } from '../../src/io/check-sms.ts';
import type { CheckOptions } from '../../src/io/check-sms.ts';
import { readSms } from '../../src/io/read-sms.ts';
import { git, gitScript, temporaryFolder } from './git.ts';

/** Who commits: a person of the register, or anybody by name and address. */
export type Who = `PER-00${1 | 2 | 3 | 4 | 5}` | { readonly name: string; readonly email: string };

export interface CommitRequest {
  readonly by: Who;
  /** Day, at noon UTC; a full instant where the hour counts. */
  readonly on: string;
  readonly message?: string;
  /** Path -> new content; null deletes. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Who applied it, where it is somebody else. */
  readonly committer?: Who;
  /** Signs with the test key of this person, or of anybody by a name that no register knows. */
  readonly signedBy?: string;
}

/** Where a branch was taken over: the work tree follows. */
const checkOut = 'git reset -q --hard "$id"';

const people = {
  'PER-001': 'Ada Marsh',
  'PER-002': 'Ben Holt',
  'PER-003': 'Cleo Park',
  'PER-004': 'Dan Frost',
  'PER-005': 'Eve Lund',
};

/** Settings of the examples, with history. */
export const historySettings = `organization: Example Ltd
level: advanced
packs: [tickets-in-git, people, records-office]
as_of: 2026-06-30
in_force_from: 2025-10-01
series_start: 2026-01-01
owner: ROL-002
expected_minimum_grade: C
approvers: {policy: [ROL-001, ROL-003], scope: [ROL-001], default: [ROL-001, ROL-002, ROL-003]}
`;

/** Organization of the examples: each person with a Git identity and a signing key. */
export function organizationFile(changes: (text: string) => string = (text) => text): string {
  const rows = Object.entries(people).map(
    ([id, name]) =>
      `  - {id: ${id}, name: ${name}, employment: {from: 2019-01-01}, git_identities: [${mailOf(name)}], keys: [{key: "${testKey(id).publicLine}", from: 2019-01-01}]}`,
  );
  return changes(`---
id: REG-001
type: register
of: [role, person]
owner: ROL-002
classification: internal
rows:
  - {id: ROL-001, name: Managing Director, top_management: true, posts: [{person: PER-001, from: 2020-01-01}], carries: [reporting]}
  - {id: ROL-002, name: Head of Service Management, posts: [{person: PER-002, from: 2020-01-01}], carries: [sms-conformity, continuity-invocation]}
  - {id: ROL-003, name: Operations Director, top_management: true, posts: [{person: PER-003, from: 2020-01-01}], carries: [customer-relationship]}
  - {id: ROL-004, name: Service Owner, posts: [{person: PER-004, from: 2020-01-01}], carries: [supplier-relationship]}
  - {id: ROL-005, name: Service Desk Manager, posts: [{person: PER-005, from: 2020-01-01}], carries: [major-incident-lead]}
${rows.join('\n')}
---

# Organization
`);
}

function mailOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@example.org`;
}

/** A key pair that is the same in every run, made from a name. Worthless by design. */
export function testKey(name: string): {
  readonly publicLine: string;
  readonly publicBlob: Buffer;
  readonly key: KeyObject;
} {
  const seed = createHash('sha256').update(`clausebook test key ${name}`).digest();
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const point = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const text = (value: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value.length);
    return Buffer.concat([length, value]);
  };
  const publicBlob = Buffer.concat([text(Buffer.from('ssh-ed25519')), text(point)]);
  return { publicLine: `ssh-ed25519 ${publicBlob.toString('base64')}`, publicBlob, key };
}

/**
 * A real Git repository that holds a small SMS, made commit by commit. Everything is fixed: people, days, keys.
 */
export class GitSms {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /**
   * Starts a repository whose first commit (2025-01-02, by Ben Holt) holds settings and organization.
   *
   * @param files further files of the first commit, laid over these
   * @param root an empty folder; by default one that goes when the test has ended
   */
  static start(files: Readonly<Record<string, string>> = {}, root = temporaryFolder()): GitSms {
    git(root, 'init', '-q');
    const sms = new GitSms(root);
    sms.commit({
      by: 'PER-002',
      on: '2025-01-02',
      message: 'Start the manual',
      files: {
        'clausebook.yaml': historySettings,
        'content/registers/organization.md': organizationFile(),
        ...files,
      },
    });
    return sms;
  }

  /** A repository that is there already, by its work tree. */
  static at(root: string): GitSms {
    return new GitSms(root);
  }

  /** Writes files without committing; null deletes. */
  write(files: Readonly<Record<string, string | null>>): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.root, path);
      if (content === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
  }

  /** Writes files and commits everything; gives the id of the commit. */
  commit(request: CommitRequest): string {
    this.write(request.files ?? {});
    const [tree = '', parent] = gitScript(
      this.root,
      'git add -A; git write-tree; git rev-parse --verify -q HEAD || true',
    );
    return this.#record(request, tree, parent === undefined ? [] : [parent], 'git update-ref HEAD "$id"');
  }

  /** Starts and checks out a branch at the commit that is checked out. */
  branch(name: string): void {
    git(this.root, 'checkout', '-q', '-b', name);
  }

  checkout(name: string): void {
    git(this.root, 'checkout', '-q', name);
  }

  /** Merges a branch with a merge commit, as a platform does. */
  merge(branch: string, request: Omit<CommitRequest, 'files'>): string {
    git(this.root, '-c', 'user.name=x', '-c', 'user.email=x@x', 'merge', '-q', '--no-ff', '--no-commit', branch);
    const [tree = '', ...parents] = gitScript(
      this.root,
      `git write-tree; git rev-parse --verify HEAD; git rev-parse --verify '${branch}'`,
    );
    return this.#record(request, tree, parents, checkOut);
  }

  /** Takes over a branch as one commit, as a squash merge does. */
  squash(branch: string, request: Omit<CommitRequest, 'files'>): string {
    const [tree = '', parent = ''] = gitScript(
      this.root,
      `git rev-parse --verify '${branch}^{tree}'; git rev-parse --verify HEAD`,
    );
    return this.#record(request, tree, [parent], checkOut);
  }

  tag(name: string): void {
    git(this.root, 'tag', name);
  }

  /** Puts branch and work tree back to a commit, as an amended and force-pushed branch does. */
  rewind(revision: string): void {
    git(this.root, 'reset', '-q', '--hard', revision);
  }

  /** Deletes a branch; its commits stay, reachable by tags at most. */
  drop(branch: string): void {
    git(this.root, 'branch', '-q', '-D', branch);
  }

  has(branch: string): boolean {
    return git(this.root, 'branch', '--list', branch) !== '';
  }

  /** Model of the work tree, to look up a digest. */
  async sms(): Promise<Sms> {
    return readSms(this.root, { now: '2026-06-30T12:00:00Z' });
  }

  /** Digest of an item as the work tree has it. */
  async digestOf(id: string): Promise<string> {
    const item = (await this.sms()).items.get(id);
    if (item === undefined) throw new Error(`There is no item ${id}.`);
    return item.digest;
  }

  async check(options: Partial<CheckOptions> = {}): Promise<CheckedSms> {
    return checkSms(this.root, { now: '2026-06-30T12:00:00Z', ...options });
  }

  /** `RULE severity item` of every finding of the given groups of rules, in their order. */
  async findings(
    groups: RegExp = /^(?:APPR|VERS|LIFE|REVW|RECD)-/,
    options: Partial<CheckOptions> = {},
  ): Promise<readonly string[]> {
    const { judgement } = await this.check(options);
    return judgement.findings
      .filter((finding) => groups.test(finding.rule))
      .map((finding) => `${finding.rule} ${finding.severity} ${finding.item ?? ''}`.trim());
  }

  #record(
    { by, on, message, committer, signedBy }: Omit<CommitRequest, 'files'>,
    tree: string,
    parents: readonly string[],
    andThen: string,
  ): string {
    const at = Math.floor(Date.parse(on.length === 10 ? `${on}T12:00:00Z` : on) / 1000);
    const lines = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${personLine(by)} ${at} +0000`,
      `committer ${personLine(committer ?? by)} ${at} +0000`,
    ];
    const rest = `\n${message ?? 'Change'}\n`;
    const unsigned = `${lines.join('\n')}\n${rest}`;
    const object =
      signedBy === undefined
        ? unsigned
        : `${lines.join('\n')}\ngpgsig ${signText(unsigned, 'git', signedBy).trimEnd().replaceAll('\n', '\n ')}\n${rest}`;
    const script = `id=$(git hash-object -t commit -w --stdin); ${andThen}; echo "$id"`;
    return gitScript(this.root, script, object).join('');
  }
}

function personLine(who: Who): string {
  if (typeof who !== 'string') return `${who.name} <${who.email}>`;
  return `${people[who]} <${mailOf(people[who])}>`;
}

/**
 * An armored SSH signature (SSHSIG) with a test key, made independent of the code under test.
 *
 * @param name name the key is made from: the id of a person, or anything else for a key nobody knows
 */
export function signText(text: string, namespace: string, name: string): string {
  const { key, publicBlob } = testKey(name);
  const field = (value: Buffer | string): Buffer => {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const hash = createHash('sha512').update(text).digest();
  const common = [field(namespace), field(''), field('sha512'), field(hash)];
  const signature = sign(null, Buffer.concat([Buffer.from('SSHSIG'), ...common]), key);
  const version = Buffer.alloc(4);
  version.writeUInt32BE(1);
  const blob = Buffer.concat([
    Buffer.from('SSHSIG'),
    version,
    field(publicBlob),
    ...common.slice(0, 3),
    field(Buffer.concat([field('ssh-ed25519'), field(signature)])),
  ]);
  const body = blob.toString('base64').replaceAll(/.{1,70}/g, '$&\n');
  return `-----BEGIN SSH SIGNATURE-----\n${body}-----END SSH SIGNATURE-----\n`;
}

/** Signature of an approval entry as it stands in a file. */
export function signEntry(id: string, entry: SignedEntry, name: string): string {
  return signText(signedEntryText(id, entry), 'clausebook-approval', name);
}
