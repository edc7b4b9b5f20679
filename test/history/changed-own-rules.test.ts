import { expect, test } from 'vitest';
import type { CommitRequest } from '../support/git-sms.ts';
import { GitSms, historySettings, testKey } from '../support/git-sms.ts';

const agreed = 'Change\n\nApproved-by: Cleo Park <cleo.park@example.org>';
const expected =
  'and nobody else who may approve documents is shown to have agreed. Expected that they merge it, or make or sign that commit or a later one to clausebook.yaml with the line `Approved-by: Name <address>`: what a rule of your own finds depends on its code, which cannot be judged here.';
const settings = `${historySettings}own_rules: rules\n`;
const code = {
  'rules/a.mjs': 'export default [1];\n',
  'rules/_b.mjs': 'export const b = 1;\n',
  'rules/README.md': 'x\n',
};

function start(text = settings): GitSms {
  return GitSms.start({ 'clausebook.yaml': text, ...code });
}

function change(sms: GitSms, files: CommitRequest['files'], how: Partial<CommitRequest> = {}): void {
  sms.commit({ by: 'PER-004', on: '2026-03-02', message: 'Change', ...how, ...(files === undefined ? {} : { files }) });
}

async function found(sms: GitSms, base?: string): Promise<readonly string[]> {
  const { judgement } = await sms.check({ untrusted: true, ...(base === undefined ? {} : { base }) });
  return judgement.findings
    .filter(({ rule }) => rule === 'META-006')
    .map(({ place, severity, message }) => `${place.file} ${severity} ${message}`);
}

test('code of a rule that somebody changed or took out is told, on the branch and once it is merged', async () => {
  const sms = start();
  sms.branch('change');
  change(sms, { 'rules/a.mjs': 'export default [];\n', 'rules/_b.mjs': null, 'rules/README.md': 'y\n' });
  const says = [
    `rules/a.mjs warn rules/a.mjs was changed and rules/_b.mjs was taken out, in the commit of 2026-03-02 by Dan Frost, ${expected}`,
  ];
  expect(await found(sms, 'main')).toEqual(says);
  expect(await found(sms)).toEqual(says);
});

test('a rule that is all taken out is told at the settings', async () => {
  const sms = start();
  change(sms, { 'rules/a.mjs': null });
  expect(await found(sms)).toEqual([
    `clausebook.yaml warn rules/a.mjs was taken out, in the commit of 2026-03-02 by Dan Frost, ${expected}`,
  ]);
});

test('a file stands with the latest of its changes; another commit has its own finding', async () => {
  const sms = start();
  change(sms, { 'rules/a.mjs': 'export default [2];\n', 'rules/_b.mjs': 'export const b = 2;\n' });
  change(sms, { 'rules/a.mjs': 'export default [3];\n' }, { on: '2026-03-09' });
  expect((await found(sms)).map((line) => line.split(', and nobody')[0])).toEqual([
    'rules/_b.mjs warn rules/_b.mjs was changed, in the commit of 2026-03-02 by Dan Frost',
    'rules/a.mjs warn rules/a.mjs was changed, in the commit of 2026-03-09 by Dan Frost',
  ]);
});

test.each<[string, Readonly<Record<string, string | null>>]>([
  ['a rule more', { 'rules/c.mjs': 'export default [];\n' }],
  ['words that explain the rules', { 'rules/README.md': 'y\n' }],
  ['a file with another name', { 'rules/a.mjs': null, 'rules/c.mjs': code['rules/a.mjs'] }],
  ['a file elsewhere', { 'tools/a.mjs': 'x\n' }],
])('%s is silent', async (_, files) => {
  const sms = start();
  change(sms, files);
  expect(await found(sms)).toEqual([]);
});

test('what was taken back, and what changed before the folder was named, is silent', async () => {
  const sms = start();
  change(sms, { 'rules/a.mjs': 'export default [];\n' });
  change(sms, { 'rules/a.mjs': code['rules/a.mjs'] }, { on: '2026-03-09' });
  expect(await found(sms)).toEqual([]);
  const early = start(historySettings);
  change(early, { 'rules/a.mjs': 'export default [];\n' });
  change(early, { 'clausebook.yaml': settings }, { on: '2026-03-09' });
  expect(await found(early)).toEqual([]);
  const taken = start(`${settings}adopted: 2026-03-02\n`);
  change(taken, { 'rules/a.mjs': 'export default [];\n' });
  expect(await found(taken)).toEqual([]);
});

test('what somebody changes after an agreed change is told, also where it is as it was before that', async () => {
  const sms = start();
  change(sms, { 'rules/a.mjs': 'export default [2];\n' }, { by: 'PER-005', message: agreed, committer: 'PER-003' });
  expect(await found(sms)).toEqual([]);
  change(sms, { 'rules/a.mjs': code['rules/a.mjs'] }, { on: '2026-03-09' });
  expect(await found(sms)).toHaveLength(1);
  change(sms, { 'rules/a.mjs': null }, { on: '2026-03-10' });
  change(sms, { 'rules/a.mjs': 'export default [];\n' }, { on: '2026-03-11' });
  expect((await found(sms)).map((line) => line.split(', and nobody')[0])).toEqual([
    'rules/a.mjs warn rules/a.mjs was changed, in the commit of 2026-03-11 by Dan Frost',
  ]);
});

test.each<[string, Partial<CommitRequest>]>([
  ['applied', { committer: 'PER-003' }],
  ['signed', { signedBy: 'PER-003' }],
])('is silent where somebody in charge agreed and %s it', async (_, how) => {
  const sms = start();
  change(sms, { 'rules/a.mjs': 'export default [];\n' }, { message: agreed, ...how });
  expect(await found(sms)).toEqual([]);
});

test('a line that the author typed agrees to nothing; a later commit of somebody in charge to the rules does', async () => {
  const sms = start();
  change(sms, { 'rules/a.mjs': 'export default [];\n' }, { message: agreed });
  expect(await found(sms)).toHaveLength(1);
  change(sms, { 'rules/c.mjs': 'export default [];\n' }, { by: 'PER-003', message: agreed, on: '2026-03-09' });
  expect(await found(sms)).toEqual([]);
});

test('a platform that signed the commit says who agreed', async () => {
  const platform = `platform_keys:\n  - {name: Forge, key: "${testKey('forge').publicLine}"}\n`;
  const sms = start(settings + platform);
  change(sms, { 'rules/a.mjs': 'export default [];\n' }, { message: agreed, signedBy: 'forge' });
  expect(await found(sms)).toEqual([]);
});

test('another folder of rules is a change of the settings', async () => {
  const sms = start();
  change(sms, { 'clausebook.yaml': settings.replace('own_rules: rules', 'own_rules: checks'), 'checks/a.mjs': 'x\n' });
  expect((await found(sms)).map((line) => line.split(', in the commit')[0])).toEqual([
    'clausebook.yaml warn The rules of checks/ are run instead of those in rules/ (`own_rules`)',
  ]);
});

test('where history counts no more, what was changed is told all the same', async () => {
  const sms = start();
  change(sms, { 'rules/a.mjs': 'export default [];\n', 'clausebook.yaml': `${settings}history: none\n` });
  expect(await found(sms)).toHaveLength(2);
});
