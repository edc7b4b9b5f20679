import { describe, expect, test } from 'vitest';
import { impactOf } from '../../src/core/impact/suspects.ts';
import { readSms } from '../../src/io/read-sms.ts';
import { GitSms, organizationFile } from '../support/git-sms.ts';

const policyFile = 'policies/pol-004.md';
const procedureFile = 'content/procedures/pro-001.md';
const instructionFile = 'content/procedures/win-001.md';

interface Text {
  readonly version?: string;
  readonly approvals?: string;
  readonly body?: string;
  readonly more?: string;
}

const policyBody = '## Planning\n\nEvery service has a budget.\n\n## Checking\n\nMonthly, by the owner.\n';

function policy({ version = '1.0', approvals = '', body = policyBody, more = '' }: Text = {}): string {
  const status = approvals === '' ? 'draft\n' : `approved\napprovals:\n${approvals}`;
  return `---\nid: POL-004\nowner: ROL-004\nversion: "${version}"\nclassification: internal\nkind: financial\n${more}status: ${status}---\n\n# Budgeting policy\n\n${body}`;
}

const procedureBody =
  '## Before\n\nRead [how we plan](../../policies/pol-004.md#planning).\n\n## After\n\nSee [how we check](../../policies/pol-004.md#checking).\n';

function procedure({ version = '1.0', approvals = '', body = procedureBody, more = '' }: Text = {}): string {
  const status = approvals === '' ? 'draft\n' : `approved\napprovals:\n${approvals}`;
  return `---\nid: PRO-001\nowner: ROL-004\nversion: "${version}"\nclassification: internal\n${more}status: ${status}---\n\n# Ordering\n\n${body}`;
}

const instruction =
  '---\nid: WIN-001\nowner: ROL-004\nclassification: internal\nstatus: approved\n---\n\n# Fill in the form\n\n## Steps\n\nAs [ordering](pro-001.md#before) says.\n';

const entry = (version: string, on: string, digest: string): string =>
  `  - {action: approved, by: PER-003, role: ROL-003, on: ${on}, version: "${version}", digest: "${digest}"}\n`;

/** Commits a draft and, a day later, its approval; gives the entry. */
async function approve(
  sms: GitSms,
  id: 'POL-004' | 'PRO-001',
  text: Text,
  days: readonly [string, string],
): Promise<string> {
  const [file, write] = id === 'POL-004' ? [policyFile, policy] : [procedureFile, procedure];
  sms.commit({ by: 'PER-004', on: days[0], message: 'Write', files: { [file]: write(text) } });
  const approval = entry(text.version ?? '1.0', days[1], await sms.digestOf(id));
  const approvals = `${text.approvals ?? ''}${approval}`;
  sms.commit({ by: 'PER-003', on: days[1], message: 'Approve', files: { [file]: write({ ...text, approvals }) } });
  return approvals;
}

/** Policy and procedure approved in February, an instruction merged in March. */
async function start(): Promise<{ readonly sms: GitSms; readonly policy: string; readonly procedure: string }> {
  const sms = GitSms.start();
  const ofPolicy = await approve(sms, 'POL-004', {}, ['2026-02-02', '2026-02-03']);
  const ofProcedure = await approve(sms, 'PRO-001', {}, ['2026-02-04', '2026-02-05']);
  sms.commit({ by: 'PER-004', on: '2026-03-02', message: 'Instruction', files: { [instructionFile]: instruction } });
  return { sms, policy: ofPolicy, procedure: ofProcedure };
}

async function suspects(sms: GitSms, asOf = '2026-06-30'): Promise<Readonly<Record<string, readonly string[]>>> {
  const model = await readSms(sms.root, { asOf, now: '2026-06-30T12:00:00Z' });
  return Object.fromEntries(
    [...impactOf(model).suspects].map(([id, found]) => [
      id,
      found.map(({ section, hops, through, change }) =>
        [section ?? 'whole', hops, through, change.of, change.on, [...(change.sections ?? ['whole'])].join('+')].join(
          ' ',
        ),
      ),
    ]),
  );
}

describe('what relies on something that has changed', () => {
  test('is suspect by the section that links to the changed section, and on from there', async () => {
    const { sms, policy: approvals } = await start();
    expect(await suspects(sms)).toEqual({});
    const body = policyBody.replace('has a budget', 'has two budgets');
    await approve(sms, 'POL-004', { version: '1.1', approvals, body }, ['2026-04-01', '2026-04-03']);
    expect(await suspects(sms)).toEqual({
      'PRO-001': ['before 1 POL-004 POL-004 2026-04-03 planning'],
      'WIN-001': ['steps 2 PRO-001 POL-004 2026-04-03 planning'],
    });
    expect(await suspects(sms, '2026-04-02')).toEqual({});
    expect(Object.keys(await suspects(sms, '2026-04-03'))).toEqual(['PRO-001', 'WIN-001']);
  });

  test('stays as it is where another section changed that nothing further relies on', async () => {
    const { sms, policy: approvals } = await start();
    const body = policyBody.replace('Monthly', 'Weekly');
    await approve(sms, 'POL-004', { version: '1.1', approvals, body }, ['2026-04-01', '2026-04-03']);
    expect(await suspects(sms)).toEqual({ 'PRO-001': ['after 1 POL-004 POL-004 2026-04-03 checking'] });
  });

  test('is not suspect after a change of layout, of clauses or of the owner', async () => {
    const { sms, policy: approvals } = await start();
    const rewrapped = policyBody.replace('Every service', 'Every\nservice');
    sms.commit({
      by: 'PER-004',
      on: '2026-04-01',
      message: 'Wrap',
      files: { [policyFile]: policy({ approvals, body: rewrapped, more: 'clauses: ["8.4.1"]\n' }) },
    });
    expect(await suspects(sms)).toEqual({});
    await approve(sms, 'POL-004', { version: '1.1', approvals, body: rewrapped, more: 'authors: [PER-004]\n' }, [
      '2026-04-02',
      '2026-04-03',
    ]);
    expect(await suspects(sms)).toEqual({});
  });

  test('is no longer suspect when it is approved again, or reviewed, as a whole or because of that', async () => {
    for (const log of ['', ', because: [POL-004]']) {
      const { sms, policy: ofPolicy, procedure: approvals } = await start();
      const body = policyBody.replace('has a budget', 'has two budgets');
      await approve(sms, 'POL-004', { version: '1.1', approvals: ofPolicy, body }, ['2026-04-01', '2026-04-03']);
      const looked = (on: string, because = log): string =>
        procedure({
          approvals,
          more: `review: {log: [{at: ${on}, by: PER-004, outcome: no-change${because}}]}\n`,
        });
      const look = (on: string, because?: string): void => {
        sms.commit({ by: 'PER-004', on, message: 'Look', files: { [procedureFile]: looked(on, because) } });
      };
      look('2026-04-02');
      expect(Object.keys(await suspects(sms))).toEqual(['PRO-001', 'WIN-001']);
      look('2026-04-10', ', because: [POL-001]');
      expect(Object.keys(await suspects(sms))).toEqual(['PRO-001', 'WIN-001']);
      look('2026-04-11');
      // What was found to stay as it is passes nothing on.
      expect(await suspects(sms)).toEqual({});
    }
  }, 120_000);

  test('a role whose duties change makes suspect what gives it steps; who holds it changes nothing', async () => {
    const register = (extra: string): string =>
      organizationFile((text) => text.replace('name: Service Owner,', `name: Service Owner, ${extra}`));
    const steps =
      '## Steps\n\n| Step | Responsible |\n|---|---|\n| Order | ROL-004 |\n\n## Why\n\nSo that nothing is ordered twice.\n';
    const sms = GitSms.start({ 'content/registers/organization.md': register('') });
    sms.commit({
      by: 'PER-004',
      on: '2026-02-02',
      message: 'Process',
      files: {
        'content/processes/prc-001.md': `---\nid: PRC-001\nowner: ROL-004\nversion: "1.0"\nclassification: internal\nstatus: draft\n---\n\n# Ordering\n\n${steps}`,
      },
    });
    const digest = await sms.digestOf('PRC-001');
    sms.commit({
      by: 'PER-003',
      on: '2026-02-03',
      message: 'Approve',
      files: {
        'content/processes/prc-001.md': `---\nid: PRC-001\nowner: ROL-004\nversion: "1.0"\nclassification: internal\nstatus: approved\napprovals:\n${entry('1.0', '2026-02-03', digest)}---\n\n# Ordering\n\n${steps}`,
      },
    });
    const post = (text: string): string =>
      text.replace(
        'posts: [{person: PER-004, from: 2020-01-01}]',
        'posts: [{person: PER-004, from: 2020-01-01, to: 2026-03-31}, {person: PER-005, from: 2026-04-01}]',
      );
    sms.commit({
      by: 'PER-002',
      on: '2026-04-01',
      message: 'Somebody else',
      files: { 'content/registers/organization.md': post(register('')) },
    });
    expect(await suspects(sms)).toEqual({});
    sms.commit({
      by: 'PER-002',
      on: '2026-05-04',
      message: 'New duties',
      files: { 'content/registers/organization.md': post(register('responsibilities: [Orders and checks],')) },
    });
    expect(await suspects(sms)).toEqual({ 'PRC-001': ['steps 1 ROL-004 ROL-004 2026-05-04 whole'] });
  });

  test('an amended clause makes suspect what was approved before it', async () => {
    const sms = GitSms.start();
    sms.commit({
      by: 'PER-004',
      on: '2025-02-02',
      message: 'Issue',
      files: {
        [policyFile]: policy({
          more: 'clauses: ["4.1"]\n',
          approvals: entry('1.0', '2024-01-15', `cb1-sha256:${'0'.repeat(64)}`),
        }),
      },
    });
    expect(await suspects(sms)).toEqual({
      'POL-004': ['whole 1 clause:iso20000-1-2018/4.1 clause:iso20000-1-2018/4.1 2024-02-01 whole'],
    });
  });

  test('without history only versions are known to have changed, not where', async () => {
    const { sms, policy: approvals } = await start();
    const body = policyBody.replace('Monthly', 'Weekly');
    await approve(sms, 'POL-004', { version: '1.1', approvals, body }, ['2026-04-01', '2026-04-03']);
    sms.commit({
      by: 'PER-002',
      on: '2026-04-04',
      message: 'No history',
      files: { 'clausebook.yaml': 'organization: Example Ltd\nlevel: advanced\nhistory: none\n' },
    });
    expect(await suspects(sms)).toEqual({
      'PRO-001': ['before 1 POL-004 POL-004 2026-04-03 whole', 'after 1 POL-004 POL-004 2026-04-03 whole'],
      'WIN-001': ['steps 2 PRO-001 POL-004 2026-04-03 whole'],
    });
  });
});
