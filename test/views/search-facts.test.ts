import { expect, onTestFinished, test } from 'vitest';
import { searchFactsOf, searchFactsOfClause, searchFactsOfRegister } from '../../src/views/search-facts.ts';
import { indexPaths, indexView } from '../../src/views/index-view.ts';
import { searchView } from '../../src/views/search-view.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import { speak } from '../../src/views/words/say.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';

const document = (id: string, type: string, more: string, body: string): string =>
  `---\nid: ${id}\ntype: ${type}\nowner: ROL-002\nclassification: internal\n${more}---\n\n${body}\n`;
const approved =
  'version: "1.0"\nstatus: approved\napprovals: [{action: approved, by: PER-001, role: ROL-001, on: 2026-01-15, version: "1.0"}]\n';
const files: Readonly<Record<string, string>> = {
  'content/policy.md': document('POL-001', 'policy', `${approved}effective_from: 2026-02-01\n`, '# Devices\n\nText.'),
  'content/later.md': document('POL-002', 'policy', `${approved}effective_from: 2026-09-01\n`, '# Later rules'),
  'content/draft.md': document('PRO-001', 'procedure', 'version: "0.1"\nstatus: draft\n', '# Öffnen'),
  'content/service.md': document('SVC-001', 'service', 'status: live\n', '# Workplace'),
  'content/meeting.md': document('MTG-001', 'meeting-record', 'date: 2026-05-12\nstatus: closed\n', '# Review'),
};
const sms: Sms = smallSms(files);
const site = smallSite(sms, {
  bodyHtml: (id) => (id === 'POL-001' ? '<p>A device is reported when it is lost.</p>' : ''),
});
const factsOf = (id: string): string => {
  const item = sms.items.get(id);
  if (item === undefined) throw new Error(`No ${id}.`);
  const { type, group, applies, status, owner, day } = searchFactsOf(site, item);
  return [type, group, applies ? 'applies' : 'does not apply', status, owner, day].join(' | ');
};

test.each([
  ['POL-001', 'Policy | Policies | applies | in force | Head of Service Management | since 1 February 2026'],
  ['POL-002', 'Policy | Policies | does not apply | approved | Head of Service Management | from 1 September 2026'],
  ['PRO-001', 'Procedure | Procedures | does not apply | draft | Head of Service Management | '],
  ['SVC-001', 'Service | Services | applies | live | Head of Service Management | '],
  ['MTG-001', 'Meeting record | Records | applies | closed | Head of Service Management | 12 May 2026'],
  ['ROL-001', 'Role | People | applies | active | Head of Service Management | '],
])('a result says in one line what it is and whether it applies: %s', (id, line) => {
  expect(factsOf(id)).toBe(line);
});

test('registers and clauses have their place too', () => {
  const register = sms.registers.get('REG-001');
  expect(register && searchFactsOfRegister(site, register)).toMatchObject({ type: 'Register', group: 'Registers' });
  expect(searchFactsOfClause('8.6.1')).toMatchObject({ type: 'Clause', group: 'Clauses', clauses: ['8.6.1'] });
});

test('the search page offers the sorts of thing that there are', () => {
  expect(searchView(site).groups).toEqual([
    'Policies',
    'Procedures',
    'Services',
    'People',
    'Clauses',
    'Registers',
    'Records',
  ]);
  expect(searchView(smallSite(smallSms({}, { bare: true }))).groups).toEqual(['Clauses']);
});

test('the list from A to Z has what applies, and everyday words with where to look', () => {
  const entries = indexView(site, 1).groups.flatMap((group) => group.entries);
  const find = (text: string): string | undefined =>
    entries
      .filter((entry) => entry.text === text)
      .map(({ link, what, see }) => [link?.href ?? '', what, ...see.map(({ text: title }) => title)].join(' '))
      .join('; ');
  expect(find('Devices')).toBe('/base/pol-001/ Policy');
  expect(find('laptop')).toBe('  Devices Workplace');
  expect(find('Incident management')).toBe('/base/clauses/iso20000-1-2018/8.6.1/ Clause 8.6.1');
  expect([find('Later rules'), find('Öffnen'), find('Review'), find('kennwort')]).toEqual(['', '', '', '']);
});

test('the list from A to Z of a manual in German has the German words', () => {
  const german = smallSms({
    ...files,
    'clausebook.yaml': 'organization: Example Ltd\nlanguage: de\nlevel: advanced\nhistory: none\nas_of: 2026-06-30\n',
  });
  onTestFinished(() => speak('en'));
  speak(german.settings.site.language);
  const words = indexView(smallSite(german), 1).groups.flatMap((group) => group.entries.map(({ text }) => text));
  expect(words).toContain('rechner');
  expect(words).not.toContain('laptop');
});

test('a long list has pages, and its letters lead to the right ones', () => {
  const rows = Array.from(
    { length: 700 },
    (_, at) =>
      `  - {id: TRM-${1000 + at}, name: ${at < 350 ? 'B' : 'M'}${at}, status: active, meaning: "It is ${at}."}`,
  );
  const long = smallSite(
    smallSms({
      'content/words.md': `---\nid: REG-002\ntype: register\nof: [glossary-term]\nowner: ROL-002\nclassification: internal\nrows:\n${rows.join('\n')}\n---\n\n# Words\n`,
    }),
  );
  expect(indexPaths(long).map(({ params }) => params.page)).toEqual([undefined, '2', '3']);
  const last = indexView(long, 3);
  expect(last.groups.reduce((sum, group) => sum + group.entries.length, 0)).toBeLessThanOrEqual(300);
  expect(last.letters.find(({ text }) => text === 'M')?.href).toBe('/base/a-z/2/#cb_m');
  expect(indexView(long, 2).groups.some(({ anchor }) => anchor === 'cb_m')).toBe(true);
});
