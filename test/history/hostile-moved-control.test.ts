import { expect, test } from 'vitest';
import { GitSms, historySettings } from '../support/git-sms.ts';
import type { CommitRequest } from '../support/git-sms.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';

const clausebook = 'clausebook.yaml';
const major = 'content/procedures/major.md';
const renamed = 'content/procedures/major-incident.md';
const elsewhere = 'content/other/major.md';
const agreed = 'Change\n\nApproved-by: Ada Marsh <ada.marsh@example.org>';

/** Settings in which files are under full control. */
function controlling(key: string): string {
  return `${historySettings}control: {"${key}": full}\n`;
}

function procedure(step: string, approvals: string, id = 'PRO-001'): string {
  return `---
id: ${id}
type: procedure
owner: ROL-005
version: "1.0"
status: ${approvals === '' ? 'draft' : 'approved'}
classification: internal
${approvals}---

# Handle a major incident

1. ${step}
`;
}

/** A procedure under full control, approved by Cleo Park, and its text as approved and as somebody altered it. */
async function approved(key: string): Promise<{ sms: GitSms; text: string; altered: string }> {
  const sms = GitSms.start({ [clausebook]: controlling(key) });
  sms.commit({ by: 'PER-004', on: '2026-02-02', files: { [major]: procedure('Call the lead.', '') } });
  const entry = `approvals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2026-02-05, version: "1.0", digest: "${await sms.digestOf('PRO-001')}"}\n`;
  const text = procedure('Call the lead.', entry);
  sms.commit({ by: 'PER-003', on: '2026-02-05', message: 'Approve', files: { [major]: text } });
  return { sms, text, altered: procedure('Call nobody.', entry) };
}

/** The procedure is moved, as it is or altered. */
async function moved(
  key: string,
  to: string,
  how: Partial<CommitRequest> & { readonly isAltered?: boolean } = {},
): Promise<GitSms> {
  const { isAltered = false, ...request } = how;
  const { sms, text, altered } = await approved(key);
  sms.commit({
    by: 'PER-004',
    on: '2026-03-02',
    message: 'Tidy file names',
    ...request,
    files: { [major]: null, [to]: isAltered ? altered : text, ...request.files },
  });
  return sms;
}

const lowered = ['META-010 warn', 'META-006 warn PRO-001'];

const cases: readonly HostileCase[] = [
  {
    name: 'a file that the settings name is renamed and its text altered',
    hostile: () => moved(major, renamed, { isAltered: true, files: { [clausebook]: controlling(renamed) } }),
    caught: ['APPR-002 block PRO-001'],
    honest: () => moved(major, renamed, { files: { [clausebook]: controlling(renamed) } }),
  },
  {
    name: 'a file that the settings name is renamed and they go on naming it as it was',
    hostile: () => moved(major, renamed, { isAltered: true }),
    caught: ['META-010 warn', 'APPR-002 block PRO-001'],
    honest: () => moved('content/procedures/**', renamed),
  },
  {
    name: 'a file is moved out of a folder that is under full control',
    hostile: () => moved('content/procedures/**', elsewhere),
    caught: lowered,
    honest: () =>
      moved('content/procedures/**', elsewhere, { files: { [clausebook]: controlling('content/other/**') } }),
  },
  {
    name: 'a file is moved out of a folder, and the folder left out of the settings',
    hostile: () => moved('content/procedures/**', elsewhere, { files: { [clausebook]: historySettings } }),
    caught: ['META-006 warn PRO-001'],
    honest: () =>
      moved('content/procedures/**', elsewhere, {
        files: { [clausebook]: historySettings },
        message: agreed,
        committer: 'PER-001',
      }),
  },
  {
    name: 'a file is renamed, and the settings forget its former name',
    hostile: () => moved(major, renamed, { files: { [clausebook]: historySettings } }),
    caught: ['META-006 warn'],
    honest: () => moved(major, renamed, { files: { [clausebook]: controlling('content/procedures/**') } }),
  },
  {
    name: 'a file is renamed, and another document takes its name',
    hostile: () => moved(major, renamed, { files: { [major]: procedure('Smile.', '', 'PRO-002') } }),
    caught: ['META-006 warn PRO-001'],
    honest: () => {
      const settings = `${historySettings}control: {"${major}": full, "${renamed}": full}\n`;
      return moved(major, renamed, {
        files: { [major]: procedure('Smile.', '', 'PRO-002'), [clausebook]: settings },
      });
    },
  },
];

testCases(cases, /^(?:APPR|VERS|META|IDEN)-/);

test('against a trusted base the same is found', async () => {
  const sms = await moved(major, renamed, { isAltered: true });
  expect(await sms.findings(/^(?:APPR|META)-/, { base: 'HEAD~1' })).toEqual([
    'META-010 warn',
    'APPR-002 block PRO-001',
  ]);
  const out = await moved('content/procedures/**', elsewhere);
  expect(await out.findings(/^(?:APPR|META)-/, { base: 'HEAD~1' })).toEqual(lowered);
});

test('a move that is in no commit yet is found, and one that is taken back is not', async () => {
  const { sms, text } = await approved('content/procedures/**');
  sms.write({ [major]: null, [elsewhere]: text });
  expect(await sms.findings(/^META-006/)).toEqual(['META-006 warn PRO-001']);
  sms.commit({ by: 'PER-004', on: '2026-03-02' });
  sms.commit({ by: 'PER-004', on: '2026-03-09', files: { [elsewhere]: null, [major]: text } });
  expect(await sms.findings(/^META-/)).toEqual([]);
});

test('what is said', async () => {
  const messages = async (sms: GitSms): Promise<readonly string[]> =>
    (await sms.check()).judgement.findings.flatMap(({ rule, message }) => (rule.startsWith('META-') ? [message] : []));
  expect(await messages(await moved(major, renamed))).toEqual([
    '`control` names "content/procedures/major.md", whose document lies in content/procedures/major-incident.md now and keeps that control. Expected the path of today.',
  ]);
  expect((await messages(await moved('content/procedures/**', elsewhere))).toSorted()).toEqual([
    'PRO-001 was moved from content/procedures/major.md to content/other/major.md, where `control` asks for less (full there, light here), in the commit of 2026-03-02 by Dan Frost, and nobody else who may approve documents is shown to have agreed. Expected that they merge it, or make or sign that commit or a later one to clausebook.yaml with the line `Approved-by: Name <address>`, or that the file goes back.',
    '`control` names "content/procedures/**", where no document is any more, so nothing is controlled by it. Expected a pattern of what is there, or no such entry.',
  ]);
});

test('patterns and types without a document yet are silent, a slip is not', async () => {
  const named = async (control: string): Promise<readonly string[]> =>
    GitSms.start({ [clausebook]: `${historySettings}control: {${control}}\n` }).findings(/^META-/);
  expect(await named('"drafts/**": light, plan: full, procedure: full')).toEqual([]);
  expect(await named('"content/registers/organization.md": register')).toEqual([]);
  expect(await named('"content/procedures/majr.md": full')).toEqual(['META-010 warn']);
  expect(await named('procedur: full')).toEqual(['META-010 warn']);
});
