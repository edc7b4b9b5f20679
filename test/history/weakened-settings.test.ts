import { describe, expect, test } from 'vitest';
import type { GitSms } from '../support/git-sms.ts';
import { historySettings } from '../support/git-sms.ts';
import { policyStory, policyText } from '../support/policy-story.ts';

const file = 'clausebook.yaml';
const agreed = 'Change\n\nApproved-by: Cleo Park <cleo.park@example.org>';

/** The approved policy, and then Dan Frost changes the settings. */
function changed(settings: string, message = 'Change', before = historySettings): GitSms {
  const { sms } = policyStory({ files: { [file]: before } });
  sms.commit({ by: 'PER-004', on: '2026-03-02', message, files: { [file]: settings } });
  return sms;
}

async function messages(sms: GitSms, base?: string): Promise<readonly string[]> {
  const { judgement } = await sms.check(base === undefined ? {} : { base });
  return judgement.findings.filter(({ rule }) => rule === 'META-006').map(({ message }) => message);
}

const weaker: readonly (readonly [what: string, settings: string, says: string, before?: string])[] = [
  ['history: none', `${historySettings}history: none\n`, 'The history was declared to say nothing (`history: none`)'],
  [
    'control of a type',
    `${historySettings}control: {policy: light}\n`,
    'The control of policy was lowered from full to light',
  ],
  [
    'control of files',
    `${historySettings}control: {"policies/**": light}\n`,
    'The control of policies/** was lowered from full to light',
  ],
  [
    'adopted',
    `${historySettings}adopted: 2026-12-01\n`,
    'What entered until 2026-12-01 was declared taken over as it was (`adopted`)',
  ],
  [
    'adopted moved',
    `${historySettings}adopted: 2026-12-01\n`,
    'What entered until 2026-12-01 was declared taken over as it was (`adopted`, before: 2025-06-30)',
    `${historySettings}adopted: 2025-06-30\n`,
  ],
  [
    'exclude',
    `${historySettings}exclude: ["policies/**"]\n`,
    '`exclude` was changed so that POL-004 is not looked at any more',
  ],
  ['roots', `${historySettings}roots: [content]\n`, '`roots` was changed so that POL-004 is not looked at any more'],
  [
    'in_force_from',
    historySettings.replace('in_force_from: 2025-10-01', 'in_force_from: 2026-12-01'),
    '`in_force_from` was moved from 2025-10-01 to 2026-12-01',
  ],
  [
    'series_start removed',
    historySettings.replace('series_start: 2026-01-01\n', ''),
    '`series_start` (2026-01-01) was removed',
  ],
  [
    'level',
    historySettings.replace('level: advanced', 'level: essential'),
    'The level was lowered from advanced to essential',
  ],
  [
    'packs',
    historySettings.replace('tickets-in-git, people, records-office', 'tickets-in-git, people'),
    'The pack records-office was switched off',
  ],
];

describe.each(weaker)('settings that weaken control: %s', (_what, settings = '', says = '', before) => {
  test('is found, also against the state before', async () => {
    const sms = changed(settings, 'Change', before);
    const expected = `${says}, in the commit of 2026-03-02 by Dan Frost, and nobody who may approve documents agreed. Expected \`Approved-by: Name <address>\` in that commit or a later one to clausebook.yaml: the settings are a controlled document.`;
    expect(await messages(sms)).toEqual([expected]);
    expect(await messages(sms, 'HEAD~1')).toEqual([expected]);
  });

  test('is silent where somebody in charge agreed', async () => {
    expect(await messages(changed(settings, agreed, before))).toEqual([]);
  });
});

test.each<[string, string, string?]>([
  ['stricter control', `${historySettings}control: {procedure: full}\n`],
  ['what was taken over on the first day', `${historySettings}adopted: 2025-01-02\n`],
  ['an exclusion that hides no item', `${historySettings}exclude: ["drafts/**"]\n`],
  ['an earlier day', historySettings.replace('in_force_from: 2025-10-01', 'in_force_from: 2025-09-01')],
  ['a higher level', historySettings, historySettings.replace('level: advanced', 'level: standard')],
])('a change that weakens nothing is silent: %s', async (_what, settings, before) => {
  expect(await messages(changed(settings, 'Change', before))).toEqual([]);
});

test('roots that moved with their files are silent', async () => {
  const { sms, policy } = policyStory();
  sms.commit({
    by: 'PER-004',
    on: '2026-03-02',
    files: {
      [file]: `${historySettings}roots: [content, rules]\n`,
      'policies/pol-004.md': null,
      'rules/pol-004.md': policyText(policy),
    },
  });
  expect(await messages(sms)).toEqual([]);
});

test('history that never counted is no matter, and a change that is in no commit is', async () => {
  const never = policyStory({ files: { [file]: `${historySettings}history: none\n` } }).sms;
  const { judgement } = await never.check();
  expect(judgement.findings.filter(({ rule }) => rule === 'META-006')).toEqual([]);
  expect(judgement.notes.filter(({ rule }) => rule === 'META-006').map(({ message }) => message)).toEqual([
    'Not evaluated: whether rules were switched off, control lowered or intervals lengthened without anybody agreeing.',
  ]);
  const { sms } = policyStory();
  sms.write({ [file]: `${historySettings}history: none\n` });
  expect((await messages(sms)).map((message) => message.split(', and nobody')[0])).toEqual([
    'The history was declared to say nothing (`history: none`), in a change that is in no commit yet',
  ]);
  sms.write({ [file]: historySettings });
  expect(await messages(sms)).toEqual([]);
});
