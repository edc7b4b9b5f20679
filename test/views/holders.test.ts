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
