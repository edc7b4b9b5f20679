import { GitSms, historySettings } from '../support/git-sms.ts';
import type { CommitRequest, Who } from '../support/git-sms.ts';
import { testCases } from '../support/hostile-cases.ts';
import type { HostileCase } from '../support/hostile-cases.ts';

const file = 'content/procedures/pro-001.md';
const stranger: Who = { name: 'Zed Moss', email: 'zed@example.com' };
const forge: Who = { name: 'Forge', email: 'noreply@forge.example' };

function procedure(text: string): string {
  return `---\nid: PRO-001\nowner: ROL-004\nstatus: approved\nclassification: internal\n---\n\n# Keep budgets\n\n${text}\n`;
}

/** Dan Frost, who owns the procedure, wrote it; then somebody commits a change straight to the line. */
function changed(request: Partial<CommitRequest>, settings = historySettings): GitSms {
  const sms = GitSms.start({ 'clausebook.yaml': settings });
  sms.commit({ by: 'PER-004', on: '2026-02-02', files: { [file]: procedure('Every service has a budget.') } });
  sms.commit({
    by: 'PER-005',
    on: '2026-03-02',
    files: { [file]: procedure('No service has a budget.') },
    ...request,
  });
  return sms;
}

/** Eve Lund changes the procedure on a branch, and somebody merges it. */
function merged(by: Who, more: Partial<CommitRequest> = {}, isSquash = false): GitSms {
  const sms = changed({ by: 'PER-004' });
  sms.branch('change');
  sms.commit({ by: 'PER-005', on: '2026-03-09', files: { [file]: procedure('Half the services have a budget.') } });
  sms.checkout('main');
  sms[isSquash ? 'squash' : 'merge']('change', { by, on: '2026-03-10', message: 'Merge', ...more });
  return sms;
}

const cases: readonly HostileCase[] = [
  {
    name: 'somebody else than the owner merges',
    hostile: () => merged('PER-005'),
    caught: ['APPR-017 warn PRO-001'],
    honest: () => merged('PER-004'),
  },
  {
    name: 'somebody else than the owner applies the change of another',
    hostile: () => merged('PER-004', { committer: 'PER-005' }, true),
    caught: ['APPR-017 warn PRO-001'],
    honest: () => merged('PER-005', { committer: 'PER-004' }, true),
  },
  {
    name: 'somebody else merges on the platform',
    hostile: () => merged('PER-005', { committer: forge }),
    caught: ['APPR-017 warn PRO-001'],
    honest: () => merged('PER-004', { committer: forge }),
  },
  {
    name: 'a stranger commits to the line',
    hostile: () => changed({ by: stranger }),
    caught: ['APPR-017 info PRO-001'],
    honest: () => changed({ by: stranger, committer: forge }),
  },
  {
    name: 'somebody else than the owner commits to the line',
    hostile: () => changed({}),
    caught: ['APPR-017 info PRO-001'],
    honest: () => changed({ message: 'Change\n\nApproved-by: Dan Frost <dan.frost@example.org>' }),
  },
  {
    name: 'somebody merges who may not approve such a text',
    hostile: () => merged('PER-005'),
    caught: ['APPR-017 warn PRO-001'],
    honest: () => merged('PER-003'),
  },
  {
    name: 'what a stranger committed after the SMS was taken over',
    hostile: () => changed({ by: stranger }, historySettings.replace('as_of:', 'adopted: 2026-03-01\nas_of:')),
    caught: ['APPR-017 info PRO-001'],
    honest: () => changed({ by: stranger }, historySettings.replace('as_of:', 'adopted: 2026-03-02\nas_of:')),
  },
];

testCases(cases, /^(?:APPR-|VERS-|LIFE-)/);
