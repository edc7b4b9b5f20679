import { expect, test } from 'vitest';
import { pageOfId } from '../../../src/views/item-page.ts';
import { policyRepository, siteOf } from '../../support/history-site.ts';

test('a page says when its text changed last and why, with a link to what changed', async () => {
  const sms = await policyRepository('draft');
  const line = (site: Awaited<ReturnType<typeof siteOf>>): unknown =>
    pageOfId(site, 'POL-004').key.find(({ label }) => label === 'Last change');
  expect(line(await siteOf(sms))).toEqual({
    label: 'Last change',
    text: '20 January 2026, version 1.1',
    link: { href: '/pol-004/history/#version-1.1', text: '20 January 2026, version 1.1', title: 'See what changed' },
    note: 'Budgets are set earlier',
  });
  expect(line(await siteOf(sms, { asOf: '2025-12-31' }))).toMatchObject({ text: '5 February 2025, version 1.0' });
  const procedure = pageOfId(await siteOf(sms), 'PRO-001').key.find(({ label }) => label === 'Last change');
  expect(procedure?.text).toBe('3 November 2025');
});
