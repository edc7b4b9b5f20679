import { GitSms } from './git-sms.ts';
import type { CommitRequest } from './git-sms.ts';
import { budgetDraft, entryOf, policyFile, policyText } from './policy-story.ts';
import type { EntryChanges, Policy } from './policy-story.ts';
import { smallSms } from './small-sms.ts';

/** Picture of the policy. */
export const pictureFile = 'policies/flow.png';

/** The policy about budgets with a picture of how they are made. */
export const picturedDraft: Policy = {
  ...budgetDraft,
  body: `${budgetDraft.body}\n![How budgets are made](flow.png)\n`,
};

/**
 * The policy with an approval that binds its picture.
 *
 * @param picture bytes of the picture, null for none
 */
export function approvedWith(policy: Policy, picture: string | null, changes: EntryChanges = {}): Policy {
  const draft = { ...policy, status: 'draft' };
  const files = { [policyFile]: policyText(draft), ...(picture === null ? {} : { [pictureFile]: picture }) };
  const digest = smallSms(files).items.get(policy.id)?.digest ?? '';
  return { ...policy, status: 'approved', entries: [...policy.entries, entryOf(policy, { digest, ...changes })] };
}

/** Commits a state of the policy, with its picture where that is another one; null deletes it. */
export function commitPictured(
  sms: GitSms,
  request: Omit<CommitRequest, 'files'>,
  policy: Policy | null,
  picture?: string | null,
): void {
  sms.commit({
    ...request,
    files: {
      ...(policy === null ? {} : { [policyFile]: policyText(policy) }),
      ...(picture === undefined ? {} : { [pictureFile]: picture }),
    },
  });
}

/** A repository in which Dan Frost drafts the policy with its picture on 2 February 2026 and Cleo Park approves it on the 5th. */
export function pictureStory(files: Readonly<Record<string, string>> = {}): {
  readonly sms: GitSms;
  readonly policy: Policy;
} {
  const sms = GitSms.start(files);
  commitPictured(sms, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' }, picturedDraft, 'one');
  const policy = approvedWith(picturedDraft, 'one');
  commitPictured(sms, { by: 'PER-003', on: '2026-02-05', message: 'Approve the policy' }, policy);
  return { sms, policy };
}

/** The next version of the policy as a draft: Dan Frost changes a word and, where one is given, the picture. */
export function draftNext(sms: GitSms, policy: Policy, version: string, on: string, picture?: string): Policy {
  const next = { ...policy, version, status: 'draft', body: `${policy.body}\nIt is looked at in ${version}.\n` };
  commitPictured(sms, { by: 'PER-004', on, message: `Draft ${version}` }, next, picture);
  return next;
}

/** Cleo Park approves a draft with the picture that lies beside it. */
export function approveNext(sms: GitSms, draft: Policy, on: string, picture: string): Policy {
  const approved = approvedWith(draft, picture, { on });
  commitPictured(sms, { by: 'PER-003', on, message: `Approve ${draft.version}` }, approved);
  return approved;
}
