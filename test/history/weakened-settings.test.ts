import { describe, expect, test } from 'vitest';
import type { CommitRequest, GitSms } from '../support/git-sms.ts';
import { historySettings, organizationFile, testKey } from '../support/git-sms.ts';
import { policyStory, policyText } from '../support/policy-story.ts';

const file = 'clausebook.yaml';
const agreed = 'Change\n\nApproved-by: Cleo Park <cleo.park@example.org>';

/** The approved policy, and then Dan Frost changes the settings. */
function changed(
  settings: string,
  message = 'Change',
  before = historySettings,
  how: Partial<CommitRequest> = {},
): GitSms {
  const { sms } = policyStory({ files: { [file]: before } });
  sms.commit({ by: 'PER-004', on: '2026-03-02', message, ...how, files: { [file]: settings } });
  return sms;
}

async function messages(sms: GitSms, base?: string): Promise<readonly string[]> {
  const { judgement } = await sms.check({ untrusted: true, ...(base === undefined ? {} : { base }) });
  return judgement.findings.filter(({ rule }) => rule === 'META-006').map(({ message }) => message);
}

const badgeFields = '{name: holder, type: person, requiredFrom: always}, {name: due, type: date}';

/** Settings that read a wiki whose files end in something. */
function withEndings(endings: string, more = 'type: procedure', files = 'content/wiki/**'): string {
  return `${historySettings}foreign: [{files: "${files}", endings: [${endings}], ${more}}]\n`;
}

/** Settings with a type of the organization, and what one change makes of it. */
function withBadge(from = '', to = ''): string {
  const type = `{key: badge, prefix: BDG, purpose: A badge., class: record, storage: row, control: register, lifecycle: record, headings: [Use, Return], fields: [${badgeFields}], kinds: [{key: guest, control: full, fields: [{name: host, type: list<person>, requiredFrom: closed}]}]}`;
  return `${historySettings}types:\n  - ${type.replace(from, to)}\n`;
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
  [
    'a mapping that ignores a key',
    `${historySettings}foreign: [{files: "policies/**", ignore: [approvals, layout]}]\n`,
    '`foreign` was changed so that `approvals` is not read any more in POL-004',
  ],
  [
    'a mapping that takes a key for one that means nothing',
    `${historySettings}foreign: [{files: "policies/**", keys: {owner: contact}}]\n`,
    '`foreign` was changed so that `owner` is not read any more in POL-004',
  ],
  [
    'a mapping that hides what a register says of itself',
    `${historySettings}foreign: [{files: "**", ignore: [owner, classification]}]\n`,
    '`foreign` was changed so that `owner` and `classification` are not read any more in REG-001 and POL-004',
  ],
  [
    'a field that is required no more',
    withBadge('requiredFrom: always', 'requiredFrom: null'),
    '`holder` of badge is not required any more (`types`)',
    withBadge(),
  ],
  [
    'a field that is required later',
    withBadge('requiredFrom: always', 'requiredFrom: closed'),
    '`holder` of badge is required from closed instead of always (`types`)',
    withBadge(),
  ],
  [
    'a field that is required under a condition',
    withBadge('requiredFrom: always', 'requiredFrom: always, when: {absent: due}'),
    '`holder` of badge is required only under a condition (`types`)',
    withBadge(),
  ],
  [
    'a field that takes any text',
    withBadge('holder, type: person', 'holder, type: text'),
    '`holder` of badge takes text instead of person (`types`)',
    withBadge(),
  ],
  [
    'a list that takes any text',
    withBadge('list<person>', 'list<text>'),
    '`host` of badge, kind guest, takes list<text> instead of list<person> (`types`)',
    withBadge(),
  ],
  [
    'a field that is gone',
    withBadge('{name: holder, type: person, requiredFrom: always}, ', ''),
    '`holder` of badge was taken out (`types`)',
    withBadge(),
  ],
  [
    'control of an own type',
    withBadge('control: full', 'control: light'),
    'The control of badge was lowered from full to light (`types`)',
    withBadge(),
  ],
  [
    'class of an own type',
    withBadge('class: record', 'class: master'),
    'Badge is kept as master instead of record (`types`)',
    withBadge(),
  ],
  [
    'a common field left out',
    withBadge('prefix: BDG', 'prefix: BDG, without: [owner]'),
    'Badge does without `owner` (`types`)',
    withBadge(),
  ],
  [
    'a heading left out',
    withBadge('[Use, Return]', '[Use]'),
    'Badge need not have the heading Return any more (`types`)',
    withBadge(),
  ],
  [
    'a baseline',
    `${historySettings}baseline: known.json\n`,
    'A baseline was introduced, so that what known.json lists does not count (`baseline`)',
  ],
  [
    'the form of ids that are there',
    `${historySettings}id_pattern: ".*"\n`,
    '`id_pattern` was changed so that the id POL-004 fits',
    `${historySettings}id_pattern: "^(?!POL)"\n`,
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
    'as_of',
    historySettings.replace('as_of: 2026-06-30', 'as_of: 2026-02-28'),
    'Everything was declared to be judged as of 2026-02-28, so that what comes later is not looked at (`as_of`)',
    historySettings.replace('as_of: 2026-06-30\n', ''),
  ],
  [
    'as_of moved back',
    historySettings.replace('as_of: 2026-06-30', 'as_of: 2026-02-28'),
    '`as_of` was moved back from 2026-06-30 to 2026-02-28, so that what came since is not looked at',
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
  [
    'a parameter of which less is weaker',
    `${historySettings}rules: {ACCS-005: {parameters: {coverage: 50}}}\n`,
    '`coverage` of ACCS-005 was lowered from 95 to 50',
  ],
  [
    'a parameter of which more is weaker',
    `${historySettings}rules: {LIFE-005: {parameters: {limit: P90D}}}\n`,
    '`limit` of LIFE-005 was raised from P30D to P90D',
  ],
  [
    'entries of a list',
    `${historySettings}rules: {EXTD-001: {parameters: {watch: "ITIL, FitSM"}}}\n`,
    '`watch` of EXTD-001 does not name COBIT and PCI DSS any more',
  ],
  [
    'standards',
    historySettings,
    'The standard fitsm-1-v3 was taken out of `standards`',
    `${historySettings}standards: [iso20000-1-2018, fitsm-1-v3]\n`,
  ],
  [
    'own rules',
    historySettings,
    'The rules in rules/ were switched off (`own_rules`)',
    `${historySettings}own_rules: rules\n`,
  ],
  [
    'lint preset',
    `${historySettings}lint: {preset: false}\n`,
    'The plugins that always look at the prose were switched off (`lint.preset`)',
  ],
  [
    'lint plugins',
    historySettings,
    'The plugin remark-lint-no-html was taken out of `lint.plugins`',
    `${historySettings}lint: {plugins: [remark-lint-no-html]}\n`,
  ],
  [
    'impact',
    `${historySettings}impact: {based_on: none}\n`,
    'What is named under `based_on` may change without anybody looking (`impact`)',
  ],
];

describe.each(weaker)('settings that weaken control: %s', (_what, settings = '', says = '', before) => {
  test('is found, also against the state before', async () => {
    const sms = changed(settings, 'Change', before);
    const expected = `${says}, in the commit of 2026-03-02 by Dan Frost, and nobody else who may approve documents is shown to have agreed. Expected that they merge it, or make or sign that commit or a later one to clausebook.yaml with the line \`Approved-by: Name <address>\`: the settings are a controlled document.`;
    expect(await messages(sms)).toEqual([expected]);
    expect(await messages(sms, 'HEAD~1')).toEqual([expected]);
  });

  test('is silent where somebody in charge agreed', async () => {
    expect(await messages(changed(settings, agreed, before, { committer: 'PER-003' }))).toEqual([]);
  });
});

/** Dan Frost lowers the least grade of proof. */
const lowered = historySettings.replace('grade: C', 'grade: D');
const platform = `platform_keys:\n  - {name: Forge, key: "${testKey('forge').publicLine}"}\n`;

/** The least grade lowered by Dan Frost, and a later commit to the settings that only adds a comment. */
function thenComment(later: Partial<CommitRequest>): GitSms {
  const sms = changed(lowered);
  sms.commit({ by: 'PER-004', on: '2026-03-09', message: agreed, ...later, files: { [file]: `${lowered}# x\n` } });
  return sms;
}

describe('a line that anybody can type', () => {
  const says = ['The least grade of proof of everything else was lowered from C to D'];
  const short = async (sms: GitSms, base?: string): Promise<readonly string[]> =>
    (await messages(sms, base)).map((message) => message.split(', in the commit')[0] ?? '');

  test('in the own commit of the author agrees to nothing', async () => {
    expect(await short(changed(lowered, agreed))).toEqual(says);
    expect(await short(changed(lowered, agreed), 'HEAD~1')).toEqual(says);
    expect(await short(changed(lowered, agreed, undefined, { signedBy: 'PER-004' }))).toEqual(says);
    expect(await short(changed(lowered, agreed, undefined, { committer: 'PER-003', signedBy: 'PER-004' }))).toEqual(
      says,
    );
  });

  test('in a later commit of the author agrees to nothing', async () => {
    expect(await short(thenComment({}))).toEqual(says);
    expect(await short(thenComment({ by: 'PER-005' }))).toEqual(says);
  });

  test('under an address that the register gives to the person only later agrees to nothing', async () => {
    const other = { name: 'C. Park', email: 'cp@example.net' };
    const sms = thenComment({ by: other, message: agreed.replace('cleo.park@example.org', other.email) });
    const late = organizationFile((text) =>
      text.replace('cleo.park@example.org', `cleo.park@example.org, ${other.email}`),
    );
    sms.commit({ by: 'PER-004', on: '2026-06-02', files: { 'content/registers/organization.md': late } });
    expect(await short(sms)).toEqual(says);
  });

  test('agrees where the commit shows it', async () => {
    expect(await messages(changed(lowered, agreed, undefined, { committer: 'PER-003' }))).toEqual([]);
    expect(await messages(changed(lowered, agreed, undefined, { signedBy: 'PER-003' }))).toEqual([]);
    expect(await messages(thenComment({ by: 'PER-003' }))).toEqual([]);
    expect(await messages(thenComment({ signedBy: 'PER-003' }))).toEqual([]);
    const signed = changed(lowered + platform, agreed, historySettings + platform, { signedBy: 'forge' });
    expect(await messages(signed)).toEqual([]);
    const none = changed(`${historySettings}history: none\n`, agreed, undefined, { signedBy: 'PER-003' });
    expect(await messages(none)).toEqual([]);
  });

  test('of the author of a later change agrees to what others changed before, not to their own', async () => {
    const sms = changed(lowered);
    const more = `${lowered}review_interval: {policy: P24M}\n`;
    sms.commit({ by: 'PER-003', on: '2026-03-09', message: agreed, files: { [file]: more } });
    expect(await short(sms)).toEqual(['The interval of review of policy was lengthened from 12 months to 24 months']);
  });
});

test('a day is pinned, and what is committed after it is hidden', async () => {
  const unpinned = historySettings.replace('as_of: 2026-06-30\n', '');
  const sms = changed(`${unpinned}as_of: 2026-03-02\n`, 'Change', unpinned);
  expect(await messages(sms)).toEqual([]);
  sms.commit({ by: 'PER-004', on: '2026-03-09', files: { 'content/notes.txt': 'x' } });
  expect(await messages(sms)).toHaveLength(1);
});

test('a change is compared with the last settings that could be read', async () => {
  const sms = changed('organization: [\n');
  sms.commit({ by: 'PER-004', on: '2026-03-09', files: { [file]: lowered } });
  expect(await messages(sms)).toHaveLength(1);
});

test.each<[string, string, string?]>([
  ['a later pinned day', historySettings, historySettings.replace('as_of: 2026-06-30', 'as_of: 2026-03-31')],
  ['no pinned day any more', historySettings.replace('as_of: 2026-06-30\n', '')],
  ['stricter control', `${historySettings}control: {procedure: full}\n`],
  ['what was taken over on the first day', `${historySettings}adopted: 2025-01-02\n`],
  ['an exclusion that hides no item', `${historySettings}exclude: ["drafts/**"]\n`],
  [
    'a mapping of a key that is read as another, and of one that means nothing',
    `${historySettings}foreign: [{files: "policies/**", keys: {owner: owner}, ignore: [layout]}]\n`,
  ],
  [
    'a mapping of what was no item',
    `${historySettings}foreign: [{files: "content/wiki/**", type: procedure, id: "{path}"}]\n`,
  ],
  [
    'a mapping that comes until the day on which the set is taken over',
    `${historySettings}adopted: 2026-03-02\nforeign: [{files: "policies/**", ignore: [approvals]}]\n`,
    `${historySettings}adopted: 2026-03-02\n`,
  ],
  ['an own type that asks for more', withBadge('date}', 'date, requiredFrom: always}'), withBadge()],
  ['an optional field that nothing states', withBadge(', {name: due, type: date}'), withBadge()],
  ['a kind and a heading more', withBadge('[Use, Return]', '[Use, Return, Loss]'), withBadge()],
  ['an own type that nothing is of', historySettings, withBadge()],
  ['a form of ids that all had', `${historySettings}id_pattern: ".*"\n`],
  ['a key of the house', `${historySettings}known_keys: [layout]\n`],
  [
    'a baseline that comes until the day on which the SMS is taken over',
    `${historySettings}adopted: 2026-03-02\nbaseline: known.json\n`,
    `${historySettings}adopted: 2026-03-02\n`,
  ],
  ['no baseline any more', historySettings, `${historySettings}baseline: known.json\n`],
  ['an earlier day', historySettings.replace('in_force_from: 2025-10-01', 'in_force_from: 2025-09-01')],
  ['a parameter that asks for more', `${historySettings}rules: {ACCS-005: {parameters: {coverage: 100}}}\n`],
  [
    'one more entry of a list',
    `${historySettings}rules: {EXTD-001: {parameters: {watch: "ITIL, COBIT, FitSM, PCI DSS, BSI"}}}\n`,
  ],
  ['a higher level', historySettings, historySettings.replace('level: advanced', 'level: standard')],
])('a change that weakens nothing is silent: %s', async (_what, settings, before) => {
  expect(await messages(changed(settings, 'Change', before))).toEqual([]);
});

test('a mapping that is in the first settings, with the set that it takes over, is silent', async () => {
  const set = { 'content/wiki/access.md': '---\nid: 7\nmaintainer: Dan\n---\n\n# Access\n' };
  const mapping = 'foreign: [{files: "content/wiki/**", type: procedure, id: "PRO-{n}", ignore: [id, maintainer]}]\n';
  const { sms } = policyStory({ files: { ...set, [file]: historySettings + mapping } });
  expect(await messages(sms)).toEqual([]);
  sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [file]: historySettings } });
  expect(await messages(sms)).toHaveLength(1);
});

const badges =
  '---\nid: REG-050\ntype: register\nof: [badge]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: BDG-001, name: Badge 1, holder: PER-001, onwer: ROL-001}\n---\n\n# Badges\n';

test('a type of which there are items is gone, and with another key is not', async () => {
  const before = withBadge();
  const { sms } = policyStory({ files: { [file]: before, 'content/registers/badges.md': badges } });
  sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [file]: before.replace('key: badge', 'key: pass') } });
  expect(await messages(sms)).toEqual([]);
  sms.commit({ by: 'PER-004', on: '2026-03-03', files: { [file]: historySettings } });
  expect((await messages(sms)).map((message) => message.split(', in the commit')[0])).toEqual([
    '`types` was changed so that BDG-001 is not looked at any more',
  ]);
});

test.each([
  [
    'an ending less',
    withEndings('.md.ejs'),
    ['`foreign` was changed so that content/wiki/a.md.erb is not read any more'],
  ],
  ['an ending more', withEndings('.md.erb, .md.ejs'), []],
  [
    'a mapping of other files',
    withEndings('.md.erb', undefined, 'content/other/**'),
    ['`foreign` was changed so that content/wiki/a.md.erb is not read any more'],
  ],
])('of the endings that are read: %s', async (_what, after, says) => {
  const before = withEndings('.md.erb');
  const { sms } = policyStory({
    files: { [file]: before, 'content/wiki/a.md.erb': '---\nowner: ROL-002\n---\n\n# A\n' },
  });
  sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [file]: after } });
  expect((await messages(sms)).map((message) => message.split(', in the commit')[0])).toEqual(says);
});

test('a key that is ignored in files that are read only from then on is silent', async () => {
  const wiki = { 'content/wiki/a.md.erb': '---\nowner: ROL-002\n---\n\n# A\n' };
  const { sms } = policyStory({ files: { [file]: withEndings('.md.ejs'), ...wiki } });
  const settings = withEndings('.md.erb', 'type: procedure, ignore: [owner]');
  sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [file]: settings } });
  expect(await messages(sms)).toEqual([]);
});

test('a key that counted as misspelt is declared known', async () => {
  const { sms } = policyStory({ files: { [file]: withBadge(), 'content/registers/badges.md': badges } });
  sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [file]: `${withBadge()}known_keys: [layout, onwer]\n` } });
  expect((await messages(sms)).map((message) => message.split(', in the commit')[0])).toEqual([
    '`onwer`, which is like `owner`, no longer counts as misspelt in BDG-001 (`known_keys`)',
  ]);
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
