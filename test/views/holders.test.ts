import { expect, test } from 'vitest';
import { pageOfId } from '../../src/views/item-page.ts';
import { peopleView } from '../../src/views/people-view.ts';
import { rolePage } from '../../src/views/people/role-pages.ts';
import { allRelations } from '../../src/views/relations-view.ts';
import { baseFiles, smallSms } from '../support/small-sms.ts';
import { smallSite } from '../support/small-site.ts';
import { valueWords } from '../support/value-words.ts';

const register = 'content/registers/organization.md';
const site = smallSite(
  smallSms({
    [register]: (baseFiles.get(register) ?? '').replace(
      'posts: [{person: PER-005, from: 2020-01-01}]',
      'posts: [{person: PER-004, from: 2018-01-01, to: 2019-12-31}, {person: PER-005, from: 2020-01-01, to: 2026-04-30, appointed_by: PER-001}]',
    ),
  }),
);

const related = (id: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(allRelations(site, id).map(({ label, links }) => [label, links.map(({ text }) => text)]));
const holder = (id: string): string =>
  pageOfId(site, id)
    .facts.filter(({ label }) => label === 'Holds it today')
    .map(({ value }) => valueWords(value))
    .join();

test('a post that ended is told as past, and who appoints somebody does not hold the role', () => {
  expect(related('PER-004')).toMatchObject({
    'Holds the role': ['ROL-004'],
    'Held the role before': ['ROL-005'],
  });
  expect(related('PER-001')).toMatchObject({ 'Holds the role': ['ROL-001'], 'Appointed holders of': ['ROL-005'] });
  expect(related('PER-005')['Holds the role']).toBeUndefined();
});

test('a vacant role says since when, on its page, on that of the first week and among the roles', () => {
  expect(holder('ROL-005')).toBe('vacant since 1 May 2026');
  expect(holder('ROL-004')).toBe('Dan Frost');
  const [contacts] = rolePage(site, 'ROL-005', 'first-week').sections;
  expect(contacts === undefined ? '' : valueWords(contacts.value)).toContain('vacant since 1 May 2026');
  const vacancies = peopleView(site).roles.map(({ link, vacancy }) => [link.text, vacancy]);
  expect(vacancies).toContainEqual(['ROL-005', 'vacant since 1 May 2026']);
  expect(vacancies).toContainEqual(['ROL-004', '']);
});

test('who held a role stands on its page once', () => {
  const { extras, fields } = pageOfId(site, 'ROL-005');
  expect(extras.map(({ anchor }) => anchor)).toContain('cb_holders');
  expect(fields.map(({ label }) => label)).not.toContain('Held by');
});

test('who reviewed a document is not said to have approved it', () => {
  const policy = `---
id: POL-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
effective_from: 2026-01-10
approvals:
  - {action: reviewed, by: PER-002, role: ROL-002, on: 2026-01-04, version: "1.0"}
  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.0"}
---

# Policy
`;
  const reviewed = smallSite(smallSms({ 'policies/pol-001.md': policy }));
  const of = (id: string): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(allRelations(reviewed, id).map(({ label, links }) => [label, links.map(({ text }) => text)]));
  expect(of('POL-001')).toMatchObject({ 'Reviewed by': ['PER-002', 'ROL-002'], 'Approved by': ['PER-001', 'ROL-001'] });
  expect(of('PER-002')).toMatchObject({ Reviewed: ['POL-001'] });
  expect(of('PER-002')['Approved']).toBeUndefined();
});

test('who begins or hands over a role sees what it answers for, may decide and stands in for', () => {
  const role = smallSite(
    smallSms({
      [register]: (baseFiles.get(register) ?? '')
        .replace(
          '{id: ROL-005, ',
          '{id: ROL-005, responsibilities: [Answers calls], authorities: [Calls a major incident], ',
        )
        .replace('{id: ROL-004, ', '{id: ROL-004, deputy: ROL-005, '),
    }),
  );
  for (const occasion of ['first-week', 'handover'] as const) {
    const duties = rolePage(role, 'ROL-005', occasion).sections.find(({ anchor }) => anchor === 'cb_authority');
    const words = duties === undefined ? '' : valueWords(duties.value);
    for (const part of ['Answers calls', 'Calls a major incident', 'Stands in for', 'Service Owner'])
      expect(words).toContain(part);
  }
});
