import type { SignedEntry } from '../../src/core/control/signed-entry.ts';
import { GitSms, signEntry } from './git-sms.ts';
import type { CommitRequest } from './git-sms.ts';
import { smallSms } from './small-sms.ts';

/** File of the policy that the stories are about. */
export const policyFile = 'policies/pol-004.md';

/** What stands in the file of the policy. */
export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly status: string;
  readonly owner: string;
  readonly classification: string;
  readonly title: string;
  readonly body: string;
  /** Further lines of the frontmatter. */
  readonly more: string;
  readonly entries: readonly string[];
}

/** A policy about budgets in its first draft. */
export const budgetDraft: Policy = {
  id: 'POL-004',
  version: '1.0',
  status: 'draft',
  owner: 'ROL-004',
  classification: 'internal',
  title: 'Budgeting policy',
  body: 'Every service has a budget, and every budget an owner.\n\n| Service | Limit |\n|---|---|\n| Desk | 1200 |\n\nWho spends more says so before, in writing, to the owner of the budget and to the director.\n',
  more: '',
  entries: [],
};

/** Content of the file of a policy. */
export function policyText(policy: Policy): string {
  const approvals = policy.entries.length === 0 ? '' : `approvals:\n${policy.entries.join('\n')}\n`;
  return `---
id: ${policy.id}
owner: ${policy.owner}
version: "${policy.version}"
status: ${policy.status}
classification: ${policy.classification}
kind: financial
${policy.more}${approvals}---

# ${policy.title}

${policy.body}`;
}

/** Digest of a policy. */
export function digestOfPolicy(policy: Policy): string {
  return smallSms({ [policyFile]: policyText(policy) }).items.get(policy.id)?.digest ?? '';
}

/** How an entry differs from that of Cleo Park, who approves as Operations Director on 5 February 2026. */
export interface EntryChanges extends Partial<SignedEntry> {
  /** Name of the test key that signs it. */
  readonly signedBy?: string;
  /** What is signed, where that is not what the entry states. */
  readonly signedAs?: Partial<SignedEntry> & { readonly id?: string };
  readonly proof?: string;
  readonly isUnbound?: boolean;
}

/** An approval entry as it stands in the file. */
export function entryOf(policy: Policy, changes: EntryChanges = {}): string {
  const { signedBy, signedAs, proof, isUnbound, ...stated } = changes;
  const entry = {
    action: 'approved',
    by: 'PER-003',
    role: 'ROL-003',
    on: '2026-02-05',
    version: policy.version,
    digest: digestOfPolicy(policy),
    ...stated,
  };
  const { id = policy.id, ...other } = signedAs ?? {};
  const signature = signedBy === undefined ? null : signEntry(id, { ...entry, ...other }, signedBy);
  return [
    `  - action: ${entry.action}`,
    `    by: ${entry.by}`,
    `    role: ${entry.role}`,
    `    on: ${entry.on}`,
    `    version: "${entry.version}"`,
    ...(isUnbound === true ? [] : [`    digest: ${entry.digest}`]),
    ...(proof === undefined ? [] : [`    proof: ${proof}`]),
    ...(signature === null ? [] : [`    signature: |\n      ${signature.trimEnd().replaceAll('\n', '\n      ')}`]),
  ].join('\n');
}

/** The policy with one more entry, called approved. */
export function approvedPolicy(policy: Policy, changes: EntryChanges = {}): Policy {
  return { ...policy, status: 'approved', entries: [...policy.entries, entryOf(policy, changes)] };
}

/** Commits a state of the policy. */
export function commitPolicy(sms: GitSms, policy: Policy, request: CommitRequest): Policy {
  sms.commit({ ...request, files: { ...request.files, [policyFile]: policyText(policy) } });
  return policy;
}

/**
 * A repository in which Dan Frost drafts the policy on 2 February 2026 and Cleo Park approves it on the 5th.
 *
 * @param how what is different
 */
export function policyStory(
  how: {
    readonly files?: Readonly<Record<string, string>>;
    readonly draft?: Partial<CommitRequest>;
    readonly entry?: EntryChanges;
    readonly approval?: Partial<CommitRequest>;
  } = {},
): { readonly sms: GitSms; readonly policy: Policy } {
  const sms = GitSms.start(how.files);
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy', ...how.draft });
  const policy = commitPolicy(sms, approvedPolicy(budgetDraft, how.entry), {
    by: 'PER-003',
    on: '2026-02-05',
    message: 'Approve the policy',
    ...how.approval,
  });
  return { sms, policy };
}
