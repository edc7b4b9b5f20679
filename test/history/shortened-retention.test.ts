import { GitSms, historySettings } from '../support/git-sms.ts';
import type { Deed, HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import { meeting, meetingFile, put } from '../support/history-stories.ts';

const closed = 'closed: {at: 2026-03-06, by: PER-002}\n';
const correction = '  - {at: 2026-03-20, by: PER-002, reason: one month was agreed, text: Kept for one month.}\n';

/** Minutes closed on 6 March, in a house that keeps no disposals as items. */
function started(retention = '', settings = historySettings.replace(', records-office', '')): GitSms {
  const sms = GitSms.start({ 'clausebook.yaml': settings });
  put(sms, '2026-03-06', { [meetingFile]: meeting({ extra: retention + closed }) });
  return sms;
}

/** What the file says besides its text, state by state; the minutes are deleted on a day. */
function deleted(sms: GitSms, on: string, ...states: readonly string[]): GitSms {
  for (const [index, extra] of states.entries())
    put(sms, `2026-03-${20 + index}`, { [meetingFile]: meeting({ extra: extra + closed }) });
  put(sms, on, { [meetingFile]: null });
  return sms;
}

const month = 'retention: P1M\n';
const caught = ['RECD-003 error MTG-001'];

/** The same in a house that keeps disposals, with the row that names the minutes. */
function disposed(authority: string): GitSms {
  const sms = deleted(started('', historySettings), '2026-05-06', month);
  const row = `{id: DPN-001, items: [{id: MTG-001}], rule: Minutes, method: delete, ${authority}at: 2026-05-06}`;
  put(sms, '2026-05-07', {
    'content/registers/disposals.md': `---\nid: REG-010\ntype: register\nof: [disposition]\nowner: ROL-002\nclassification: internal\nrows:\n  - ${row}\n---\n\n# Disposals\n`,
  });
  return sms;
}

/** The period of a type of the house is changed for all its records. */
const scheduled = (period: string, later: string): Deed => {
  const type = (retention: string): string =>
    `${historySettings.replace(', records-office', '')}types:\n  - {key: drill, prefix: DRL, purpose: An exercise., class: record, control: record, lifecycle: record, retention: ${retention}, fields: [{name: date, type: date, requiredFrom: always}]}\n`;
  const drill = `---\nid: DRL-001\ndate: 2026-03-05\nstatus: closed\nowner: ROL-002\nclassification: internal\n${closed}---\n\n# Drill\n`;
  return () => {
    const sms = GitSms.start({ 'clausebook.yaml': type(period) });
    put(sms, '2026-03-06', { 'content/records/drl-001.md': drill });
    put(sms, '2026-04-06', { 'clausebook.yaml': type(later) });
    put(sms, '2026-05-06', { 'content/records/drl-001.md': null });
    return sms;
  };
};

const cases: readonly HostileCase[] = [
  {
    name: 'the period of a closed record is shortened, and the record goes',
    hostile: () => deleted(started(), '2026-05-06', month),
    caught,
    honest: () => deleted(started(month), '2026-05-06', 'retention: P1M\nclauses: ["7.4"]\n'),
  },
  {
    name: 'a last day is moved forward',
    hostile: () => deleted(started('retain_until: 2027-03-06\n'), '2026-05-06', 'retain_until: 2026-04-06\n'),
    caught,
    honest: () => deleted(started('retain_until: 2026-04-06\n'), '2026-05-06', 'retain_until: 2026-05-01\n'),
  },
  {
    name: 'a record that was lengthened goes before its new time',
    hostile: () => deleted(started(month), '2026-05-06', 'retention: P3M\n'),
    caught,
    honest: () => deleted(started(month), '2026-06-16', 'retention: P3M\n'),
  },
  {
    name: 'the period is shortened in steps, the last of them with a correction of something else',
    hostile: () =>
      deleted(
        started(),
        '2026-05-06',
        month,
        `${month}corrections:\n${correction.replace('one month', 'another day')}`,
      ),
    caught,
    honest: () => deleted(started(), '2026-05-06', `${month}corrections:\n${correction}`),
  },
  {
    name: 'the day of closing is set back, and the record goes',
    hostile: () => {
      const sms = started(month);
      put(sms, '2026-03-20', { [meetingFile]: meeting({ extra: month + closed.replace('2026-03-06', '2026-01-06') }) });
      put(sms, '2026-03-22', { [meetingFile]: null });
      return sms;
    },
    caught,
    honest: () => deleted(started(month), '2026-04-06'),
  },
  {
    name: 'what hung on something else gets a short period',
    hostile: () => deleted(started('retention: 3 years after the end of the contract\n'), '2026-05-06', month),
    caught,
    honest: () =>
      deleted(
        started('retention: 3 years after the end of the contract\n'),
        '2026-05-06',
        `${month}corrections:\n${correction}`,
      ),
  },
  {
    name: 'a disposal of what was shortened names no authority',
    hostile: () => disposed(''),
    caught,
    honest: () => disposed('authorised_by: ROL-002, '),
  },
  {
    name: 'the period of the type is shortened for all, not short enough',
    hostile: scheduled('P3Y', 'P3M'),
    caught: ['RECD-003 error DRL-001'],
    honest: scheduled('P3Y', 'P1M'),
  },
];

testCases(cases, /^RECD-003$/);
