import type { GitSms } from './git-sms.ts';
import type { CommitRequest } from './git-sms.ts';

/** Where the policy lies. */
export const policyFile = 'policies/pol-004.md';
export const meetingFile = 'content/records/mtg-001.md';
export const now = '2026-06-30T12:00:00Z';

export interface Text {
  readonly id?: string;
  readonly title?: string;
  readonly body?: string;
  readonly status?: string;
  readonly version?: string;
  readonly extra?: string;
}

/** A policy as its file holds it. */
export function policy({
  id = 'POL-004',
  title = 'Budgeting policy',
  body,
  status = 'approved',
  version = '1.0',
  extra = '',
}: Text = {}): string {
  const text = body ?? 'Every service has a budget, and every budget an owner who looks at it each month.';
  return `---\nid: ${id}\nowner: ROL-003\nversion: "${version}"\nstatus: ${status}\nclassification: internal\nkind: financial\n${extra}---\n\n# ${title}\n\n${text}\n`;
}

/** Fields of a policy that Cleo Park approved. */
export const approval = (version = '1.0', on = '2026-02-05', from = on): string =>
  `effective_from: ${from}\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: ${on}, version: "${version}"}\n`;
export const withdrawal =
  '  - {action: withdrawn, by: PER-003, role: ROL-003, on: 2026-03-05, version: "1.0", reason: Budgets are kept elsewhere.}\n';

/** Minutes of a meeting as their file holds them. */
export function meeting({
  id = 'MTG-001',
  body = 'The handover works.',
  status = 'closed',
  extra = '',
}: Text = {}): string {
  return `---\nid: ${id}\ndate: 2026-03-05\nmeeting_kind: coordination\npresent: [ROL-002, ROL-005]\nstatus: ${status}\nclassification: internal\n${extra}---\n\n# Meeting of the desk\n\n${body}\n`;
}

/** The act of closing with the digest of the text as it is. */
export async function closing(sms: GitSms, text: Text = {}, more = ''): Promise<string> {
  sms.write({ [meetingFile]: meeting(text) });
  const digest = await sms.digestOf(text.id ?? 'MTG-001');
  return `closed: {at: 2026-03-06, by: PER-002, digest: "${digest}"${more}}\n`;
}

/** A closed meeting, committed on its day; gives what its file states of the closing. */
export async function closedMeeting(sms: GitSms): Promise<string> {
  const closed = await closing(sms);
  put(sms, '2026-03-06', { [meetingFile]: meeting({ extra: closed }) });
  return closed;
}

/** Commits files, by Ben Holt unless somebody else is named. */
export function put(sms: GitSms, on: string, files: CommitRequest['files'], more: Partial<CommitRequest> = {}): void {
  sms.commit({ by: 'PER-002', on, files: files ?? {}, ...more });
}

export const groups = /^(?:META|IDEN|LIFE|REVW|RECD)-/;
/** Rules about what a file lacks, which the short texts here do not state. */
export const aside = /^(?:RECD-001|RECD-007|IDEN-001|IDEN-009|META-009) /;

/** `RULE severity item` of every finding of the rules told here. */
export async function found(sms: GitSms, options: Parameters<GitSms['findings']>[1] = {}): Promise<readonly string[]> {
  return (await sms.findings(groups, options)).filter((line) => !aside.test(line));
}

/** Something that happens in a repository. */
export type Story = (sms: GitSms) => void | Promise<void>;

/** The policy is approved on its day. */
export const approved: Story = (sms) =>
  put(sms, '2026-02-05', { [policyFile]: policy({ extra: approval() }) }, { by: 'PER-003' });
