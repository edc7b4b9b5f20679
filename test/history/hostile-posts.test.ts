import { expect, test } from 'vitest';
import { GitSms, organizationFile } from '../support/git-sms.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import { approvedPolicy, budgetDraft, commitPolicy, policyStory } from '../support/policy-story.ts';

const registers = 'content/registers/organization.md';

/** The register with another employment of Cleo Park, who approves on 5 February 2026. */
function employed(days: string): string {
  return organizationFile((text) =>
    text.replace('Cleo Park, employment: {from: 2019-01-01}', `Cleo Park, employment: {${days}}`),
  );
}

/** The register with other posts of the role in which Cleo Park approves. */
function posted(...posts: readonly string[]): string {
  return organizationFile((text) =>
    text.replace('posts: [{person: PER-003, from: 2020-01-01}]', `posts: [${posts.join(', ')}]`),
  );
}

/** The policy is approved, and then the register is edited. */
function approvedThen(on: string, edited: string, before = organizationFile()): GitSms {
  const { sms } = policyStory({ files: { [registers]: before } });
  sms.commit({ by: 'PER-002', on, message: 'Edit the register', files: { [registers]: edited } });
  return sms;
}

/** The register is edited between draft and approval. */
function editedBefore(on: string, edited: string): GitSms {
  const sms = GitSms.start();
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
  sms.commit({ by: 'PER-002', on, message: 'Edit the register', files: { [registers]: edited } });
  commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05', message: 'Approve' });
  return sms;
}

const left = employed('from: 2019-01-01, to: 2026-01-31');
const joinsLater = employed('from: 2026-03-01');
const successor = (from: string): string => posted(`{person: PER-004, from: ${from}}`);

const cases: readonly HostileCase[] = [
  {
    name: 'the employment of somebody who had left is lengthened after they approved',
    hostile: () => approvedThen('2026-03-20', organizationFile(), left),
    caught: ['APPR-018 warn POL-004'],
    honest: () => approvedThen('2026-02-12', organizationFile(), left),
  },
  {
    name: 'the first day of an employment is set back after somebody approved',
    hostile: () => approvedThen('2026-03-20', organizationFile(), joinsLater),
    caught: ['APPR-018 warn POL-004'],
    honest: () => approvedThen('2026-03-20', employed('from: 2019-01-01, to: 2026-03-31')),
  },
  {
    name: 'the employment is lengthened for a while only',
    hostile: () => {
      const sms = approvedThen('2026-03-20', organizationFile(), left);
      sms.commit({ by: 'PER-002', on: '2026-03-27', files: { [registers]: left } });
      return sms;
    },
    caught: ['APPR-005 error POL-004'],
    honest: () => approvedThen('2026-05-20', employed('from: 2019-01-01, to: 2026-04-30')),
  },
  {
    name: 'a successor was written over the post before the former holder approved',
    hostile: () => editedBefore('2026-02-03', successor('2026-02-01')),
    caught: ['APPR-005 error POL-004'],
    honest: () => approvedThen('2026-05-01', successor('2026-05-01')),
  },
  {
    name: 'the register says afterwards that the post had ended before the approval',
    hostile: () => approvedThen('2026-05-01', posted('{person: PER-003, from: 2020-01-01, to: 2026-01-31}')),
    caught: ['APPR-005 error POL-004'],
    honest: () =>
      approvedThen(
        '2026-05-01',
        posted('{person: PER-003, from: 2020-01-01, to: 2026-04-30}', '{person: PER-004, from: 2026-05-01}'),
      ),
  },
  {
    name: 'a post is entered after the approval and taken out again',
    hostile: () => {
      const sms = approvedThen('2026-03-20', organizationFile(), successor('2020-01-01'));
      sms.commit({ by: 'PER-002', on: '2026-03-27', files: { [registers]: successor('2020-01-01') } });
      return sms;
    },
    caught: ['APPR-005 error POL-004'],
    honest: () => approvedThen('2026-03-20', successor('2026-03-20')),
  },
];

testCases(cases, /^(?:APPR|VERS|LIFE)-/);

test('a post that was written over is named with the cure', async () => {
  const { judgement } = await editedBefore('2026-02-03', successor('2026-02-01')).check();
  expect(judgement.findings.flatMap(({ rule, message }) => (rule === 'APPR-005' ? [message] : []))).toEqual([
    'PER-003 (Cleo Park) approved POL-004 as ROL-003 (Operations Director), but did not hold that role on 2026-02-05; PER-004 did. Until the commit of 2026-02-03 by Ben Holt the register gave it to PER-003 for that day; a post that ends is kept, with its last day (`to`). Expected a post or a delegation that covers the day.',
  ]);
});

test('what is said of an employment that was lengthened afterwards', async () => {
  const { judgement } = await approvedThen('2026-03-20', organizationFile(), left).check();
  expect(judgement.findings.flatMap(({ rule, message }) => (rule === 'APPR-018' ? [message] : []))).toEqual([
    'PER-003 (Cleo Park) approved POL-004 on 2026-02-05, but the register said that they did not belong to the organization then; it says otherwise only since the commit of 2026-03-20 by Ben Holt, more than 14 days later. Expected an employment to be entered when it begins, and lengthened before it ends.',
  ]);
});

test('with a trusted base its own past tells who held a post', async () => {
  const sms = approvedThen('2026-05-01', successor('2026-05-01'));
  sms.commit({ by: 'PER-002', on: '2026-05-04', message: 'Other work', files: { 'content/notes.txt': 'x' } });
  expect(await sms.findings(/^APPR-/, { base: 'HEAD~1' })).toEqual([]);
  expect(await sms.findings(/^APPR-/, { base: 'HEAD~2' })).toEqual([]);
});
