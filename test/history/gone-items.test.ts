import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { itemHistory } from '../../src/core/history/item-history.ts';
import { readSms } from '../../src/io/read-sms.ts';
import { GitSms, historySettings } from '../support/git-sms.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  digestOfPolicy,
  policyFile,
  policyStory,
  policyText,
} from '../support/policy-story.ts';
import type { Policy } from '../support/policy-story.ts';

function move(sms: GitSms, from: string, to: string): void {
  mkdirSync(dirname(join(sms.root, to)), { recursive: true });
  renameSync(join(sms.root, from), join(sms.root, to));
}

const story = (): GitSms => policyStory().sms;

/** The policy says when, by whom and why it was withdrawn. */
function withdraw(sms: GitSms): void {
  const approved = approvedPolicy(budgetDraft);
  const entry = `  - {action: withdrawn, by: PER-003, role: ROL-003, on: 2026-03-05, version: "1.0", digest: ${digestOfPolicy(budgetDraft)}, reason: Budgets are kept elsewhere.}`;
  commitPolicy(
    sms,
    { ...approved, status: 'withdrawn', entries: [...approved.entries, entry] },
    { by: 'PER-003', on: '2026-03-05' },
  );
}

/** Another policy that takes the place of the first: drafted by Dan, and approved by Cleo where that is asked for. */
function replace(sms: GitSms, isApproved: boolean): void {
  const file = 'policies/pol-005.md';
  const next: Policy = {
    ...budgetDraft,
    id: 'POL-005',
    title: 'Money',
    body: 'Whoever spends, asks.\n',
    more: 'supersedes: [POL-004]\n',
  };
  sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [file]: policyText(next) } });
  if (!isApproved) return;
  const approved = policyText(approvedPolicy(next, { on: '2026-03-05' }));
  sms.commit({ by: 'PER-003', on: '2026-03-05', files: { [file]: approved } });
}

const cases: readonly HostileCase[] = [
  {
    name: 'a policy in force deleted',
    hostile: () => {
      const sms = story();
      sms.commit({ by: 'PER-005', on: '2026-03-10', files: { [policyFile]: null } });
      return sms;
    },
    caught: ['VERS-009 error POL-004'],
    honest: () => {
      const sms = story();
      withdraw(sms);
      sms.commit({ by: 'PER-005', on: '2026-03-10', files: { [policyFile]: null } });
      return sms;
    },
  },
  {
    name: 'a policy in force deleted and not committed',
    hostile: () => {
      const sms = story();
      sms.write({ [policyFile]: null });
      return sms;
    },
    caught: ['VERS-009 error POL-004'],
    honest: () => {
      const sms = story();
      move(sms, policyFile, 'policies/money/budgets.md');
      return sms;
    },
  },
  {
    name: 'a policy in force moved to where the SMS does not look',
    hostile: () => {
      const sms = story();
      move(sms, policyFile, 'old/pol-004.md');
      sms.commit({ by: 'PER-005', on: '2026-03-10' });
      return sms;
    },
    caught: ['VERS-009 error POL-004'],
    honest: () => {
      const sms = story();
      move(sms, policyFile, 'old/pol-004.md');
      sms.commit({ by: 'PER-005', on: '2026-03-10' });
      move(sms, 'old/pol-004.md', policyFile);
      sms.commit({ by: 'PER-005', on: '2026-03-11' });
      return sms;
    },
  },
  {
    name: 'the folder of a policy in force left out by the settings',
    hostile: () => {
      const sms = story();
      sms.commit({
        by: 'PER-005',
        on: '2026-03-10',
        files: { 'clausebook.yaml': `${historySettings}exclude: ["policies/**"]\n` },
      });
      return sms;
    },
    caught: ['VERS-009 error POL-004'],
    honest: () => {
      const sms = story();
      move(sms, policyFile, 'manual/pol-004.md');
      sms.commit({
        by: 'PER-005',
        on: '2026-03-10',
        files: { 'clausebook.yaml': `${historySettings}roots: [content, manual]\n` },
      });
      return sms;
    },
  },
  {
    name: 'a draft of the next version deleted together with the version in force',
    hostile: () => {
      const sms = story();
      const next = {
        ...approvedPolicy(budgetDraft),
        version: '1.1',
        status: 'draft',
        body: 'Budgets are for years.\n',
      };
      commitPolicy(sms, next, { by: 'PER-004', on: '2026-03-01' });
      sms.commit({ by: 'PER-005', on: '2026-03-10', files: { [policyFile]: null } });
      return sms;
    },
    caught: ['VERS-009 error POL-004'],
    honest: () => {
      const sms = GitSms.start();
      commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
      sms.commit({ by: 'PER-005', on: '2026-03-10', files: { [policyFile]: null } });
      return sms;
    },
  },
  {
    name: 'a policy deleted whose successor nobody approved',
    hostile: () => {
      const sms = story();
      replace(sms, false);
      sms.commit({ by: 'PER-005', on: '2026-03-10', files: { [policyFile]: null } });
      return sms;
    },
    caught: ['VERS-009 error POL-004'],
    honest: () => {
      const sms = story();
      replace(sms, true);
      sms.commit({ by: 'PER-005', on: '2026-03-10', files: { [policyFile]: null } });
      return sms;
    },
  },
];

testCases(cases, /^(?:APPR|VERS|LIFE|RECD|IDEN-00[45])-?/);

describe('what is told of a document that is gone', () => {
  const outcomes: readonly (readonly [what: string, deed: (sms: GitSms) => void, became: string, fix: RegExp])[] = [
    [
      'deleted',
      (sms) => sms.commit({ by: 'PER-005', on: '2026-03-10', files: { [policyFile]: null } }),
      'was removed from policies/pol-004.md in the commit of 2026-03-10 by Eve Lund',
      /^Restore it: `git checkout [0-9a-f]{7}~1 -- policies\/pol-004\.md`\.$/,
    ],
    [
      'moved',
      (sms) => {
        move(sms, policyFile, 'old/pol-004.md');
        sms.commit({ by: 'PER-005', on: '2026-03-10' });
        sms.commit({ by: 'PER-004', on: '2026-03-12', files: { 'old/pol-004.md': policyText(budgetDraft) } });
      },
      'was moved from policies/pol-004.md to old/pol-004.md, where the SMS does not look for items, in the commit of 2026-03-10 by Eve Lund',
      /^Move it back: `git mv old\/pol-004\.md policies\/pol-004\.md`\.$/,
    ],
    [
      'left out',
      (sms) =>
        sms.commit({
          by: 'PER-005',
          on: '2026-03-10',
          files: { 'clausebook.yaml': `${historySettings}exclude: ["policies/**"]\n` },
        }),
      'is not looked for in policies/pol-004.md any more, since `roots` or `exclude` of clausebook.yaml was changed in the commit of 2026-03-10 by Eve Lund',
      /^Put `roots` and `exclude` of clausebook\.yaml back as they were\.$/,
    ],
  ];

  test.each(outcomes)(
    '%s: finding and history name what, when, who and the way back',
    async (_what, deed, became, fix) => {
      const sms = story();
      deed(sms);
      const { judgement } = await sms.check();
      const found = judgement.findings.filter(({ rule }) => rule === 'VERS-009');
      expect(found.map(({ message }) => message)).toEqual([
        `POL-004 (Budgeting policy) was in force in version 1.0 since 2026-02-05 and ${became}. Expected it withdrawn or replaced before it leaves the SMS: bring it back, then end it with \`clausebook withdraw\` or \`clausebook supersede\`.`,
      ]);
      expect(found[0]?.fix).toMatch(fix);
      expect(found[0]?.place).toMatchObject({ file: 'clausebook.yaml', line: 1 });
      const versions = [
        { version: '1.0', from: '2026-02-05', to: '2026-03-10', acts: [{ by: 'PER-003', grade: 'C' }] },
      ];
      expect(itemHistory(await sms.sms(), 'POL-004')).toMatchObject({
        type: 'policy',
        gone: { on: '2026-03-10', says: `POL-004 ${became}.` },
        versions: [{ ...versions[0], standing: 'ended' }],
      });
      const then = await readSms(sms.root, { now: '2026-06-30T12:00:00Z', asOf: '2026-03-01' });
      expect(itemHistory(then, 'POL-004')).toMatchObject({
        gone: { on: '2026-03-10', says: `Version 1.0 was in force on 2026-03-01; later, POL-004 ${became}.` },
        versions: [{ ...versions[0], standing: 'in force' }],
      });
    },
  );
});
