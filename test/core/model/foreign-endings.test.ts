import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Sms } from '../../../src/core/model/sms.ts';
import { newMemory } from '../../../src/io/check-memory.ts';
import { checkSms } from '../../../src/io/check-sms.ts';
import { parseSettings } from '../../../src/io/load-settings.ts';
import { judge } from '../../../src/rules/judge.ts';
import { rules } from '../../../src/rules/registry.ts';
import { clausebook } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/git.ts';
import { GitSms, historySettings } from '../../support/git-sms.ts';
import { smallSms } from '../../support/small-sms.ts';

// A handbook that a site generator fills in before it reads the Markdown.
const settings = (endings = 'endings: [.html.md.erb]'): string => `organization: Someone Ltd
history: none
as_of: 2026-06-30
roots: [source]
id_pattern: '^[A-Z]{3}-[A-Z0-9-]+$'
foreign:
  - files: source/**/*.html.md.erb
    ${endings}
    type: procedure
    id: PRO-{path}
    keys: {last_reviewed_on: effective_from, review_in: review.interval}
    defaults: {classification: internal, status: approved, owner: Team}
    ignore: [layout]
`;

const page = (reviewed: string, text: string, more = 'title: Kept\n'): string =>
  `---\nlayout: core\n${more}last_reviewed_on: ${reviewed}\nreview_in: 6 months\n---\n\n# <%= current_page.data.title %>\n\n${text}\n`;

const files = {
  'clausebook.yaml': settings(),
  'source/index.html.md.erb': page(
    '2026-05-04',
    '<%= partial "sidemenu" %>\n\nStart with [alerts](/standards/alerts.html).',
  ),
  'source/standards/alerts.html.md.erb': page(
    '2025-09-01',
    'Alerts wake <%= people.count %> people. See [how to log](logs.html#what-to-keep) and [tools](tools/).',
    '',
  ),
  'source/standards/logs.html.md.erb': page('2026-02-02', '## What to keep\n\nA year of it. Back to [the start](/).'),
  'source/standards/tools/index.html.md.erb': page('2025-11-03', 'Ours. See [ERB](/standards/none.html).'),
};

const set = (changes: Readonly<Record<string, string>> = {}): Sms => smallSms({ ...files, ...changes }, { bare: true });

function found(sms: Sms): readonly string[] {
  const { findings } = judge(sms, rules, { history: false, base: false });
  const asked = ['REVW-002', 'LINK-001', 'READ-018', 'META-007'];
  return findings
    .filter(({ rule }) => asked.includes(rule))
    .map(({ rule, place }) => `${place.file}:${place.line} ${rule}`);
}

describe('texts whose names end in something else', () => {
  test('are items, by the settings alone', () => {
    const sms = set();
    expect([...sms.items.values()].map(({ id, title, reviewDue }) => `${id} ${title} ${reviewDue ?? '-'}`)).toEqual([
      'PRO-INDEX Kept 2026-11-04',
      'PRO-STANDARDS-ALERTS Alerts 2026-03-01',
      'PRO-STANDARDS-LOGS Kept 2026-08-02',
      'PRO-STANDARDS-TOOLS-INDEX Kept 2026-05-03',
    ]);
    expect([sms.unread, [...sms.assets.keys()]]).toEqual([[], []]);
  });

  test('are judged and linked like others', () => {
    expect(found(set())).toEqual([
      'source/standards/alerts.html.md.erb:4 REVW-002',
      'source/standards/tools/index.html.md.erb:5 REVW-002',
      'source/standards/tools/index.html.md.erb:10 LINK-001',
    ]);
  });

  test('are linked alike where only a part of what they end in is named', () => {
    expect(found(set({ 'clausebook.yaml': settings('endings: [.md.erb]') }))).toEqual(found(set()));
  });

  test('are not read where the settings do not name the ending', () => {
    const sms = set({ 'clausebook.yaml': settings('endings: [.md.ejs]') });
    expect(sms.items.size).toBe(0);
    expect(sms.unread).toHaveLength(4);
    expect(found(sms)).toEqual(['clausebook.yaml:7 READ-018']);
  });

  test('are told where they cannot be read', () => {
    const path = 'source/standards/alerts.html.md.erb';
    const sms = smallSms(files, { bare: true, forms: new Map([[path, 'symbolic-link']]) });
    expect(sms.files.find(({ file }) => file === path)?.problems.map(({ code }) => code)).toEqual([
      'not-a-regular-file',
    ]);
  });

  test('are bound by their digest as they are written', () => {
    const digest = (text: string): string | undefined =>
      set({ 'source/index.html.md.erb': page('2026-05-04', text) }).items.get('PRO-INDEX')?.digest;
    expect(digest('Ask <%= team %> first.')).toBe(digest('Ask <%= team %>\nfirst.'));
    expect(digest('Ask <%= team %> first.')).not.toBe(digest('Ask <%= desk %> first.'));
  });

  test.each([['md.erb'], ['.'], ['.csv'], ['.md.CSV'], ['*.erb']])('end in something: %s is refused', (ending) => {
    expect(() => parseSettings(settings(`endings: ['${ending}']`))).toThrow(/clausebook\.yaml/);
  });
});

test('texts have a history as soon as the settings name what they end in, also for a check that goes on', async () => {
  const settingsWith = (endings: string): string =>
    `${historySettings}foreign: [{files: "content/wiki/**", endings: [${endings}], type: procedure, id: "PRO-{path}"}]\n`;
  const sms = GitSms.start({
    'clausebook.yaml': settingsWith('.md.ejs'),
    'content/wiki/a.md.erb': '---\nowner: ROL-002\n---\n\n# <%= title %>\n\nNow.\n',
  });
  sms.commit({
    by: 'PER-004',
    on: '2026-03-02',
    message: 'Write more',
    files: { 'content/wiki/a.md.erb': '---\nowner: ROL-002\n---\n\n# <%= title %>\n\nNow and later.\n' },
  });
  const memory = newMemory();
  const revisions = async (): Promise<number | undefined> =>
    (await checkSms(sms.root, { memory })).sms.history?.revisions.get('PRO-WIKI-A')?.length;
  expect(await revisions()).toBeUndefined();
  writeFileSync(join(sms.root, 'clausebook.yaml'), settingsWith('.md.erb'));
  expect(await revisions()).toBe(2);
  rmSync(join(sms.root, 'content/wiki/a.md.erb'));
  const { sms: after } = await checkSms(sms.root, { memory });
  expect([...(after.history?.uncommitted ?? [])]).toContain('content/wiki/a.md.erb');
});

test('the published pages hold neither tags nor the names of files that are withheld', async () => {
  const root = temporaryFolder();
  const secret = 'classification: restricted\ntitle: Keys\n';
  const all = {
    ...files,
    'source/standards/keys.html.md.erb': page('2026-05-04', 'Where the keys are.', secret),
    'source/standards/logs.html.md.erb': page('2026-05-04', 'As source/standards/keys.html.md.erb says.'),
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { err } = await clausebook(['build', '--out-dir', 'site', '--without-search'], root);
  expect(err).toMatch(/Published \d+ pages/);
  const read = (path: string): string => readFileSync(join(root, 'site', path), 'utf8');
  const alerts = read('pro-standards-alerts/index.html');
  expect(alerts).toContain('Alerts wake people.');
  expect(alerts).toContain('href="/pro-standards-logs/"');
  expect(alerts).toContain('href="/pro-standards-tools-index/"');
  expect(read('pro-standards-logs/index.html')).toContain('As … says.');
  // The pages of the rules show examples of their own.
  const pages = readdirSync(join(root, 'site'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(?:html|json)$/.test(path) && !path.startsWith('rules/'),
  );
  const telling = pages.filter((path) => /<%|&#x3C;%|&lt;%|people\.count|sidemenu|keys\.html/.test(read(path)));
  expect(telling).toEqual([]);
}, 300_000);
