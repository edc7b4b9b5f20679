import { expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding/finding.ts';
import { dueCalendar, dueView, hasDuePage } from '../../src/views/due-view.ts';
import { pageFrame } from '../../src/views/page-frame.ts';
import { smallSite } from '../support/small-site.ts';
import { baseFiles, smallSms } from '../support/small-sms.ts';

const risks = `---
id: REG-005
type: register
of: [risk]
owner: ROL-002
classification: internal
rows:
  - id: RSK-001
    title: Cooling fails
    owner: ROL-004
    status: open
    actions:
      - {id: A1, what: Hire a cooler, who: ROL-005, due: 2026-06-29}
      - {id: A2, what: Try it, who: The landlord, due: 2026-06-30}
      - {id: A3, what: Tell everybody}
---

# Risks
`;
const sms = smallSms({ 'content/registers/risks.md': risks });

test('one list holds what is late, what comes and what has no day, with who does it', () => {
  const view = dueView(smallSite(sms));
  expect(
    view.rows.map(({ on, standing, words, who, holders }) => [on?.iso, standing, words, who, holders[0]?.text]),
  ).toEqual([
    ['2026-06-29', 'late', 'Hire a cooler', expect.objectContaining({ href: '/base/rol-005/' }) as unknown, 'Eve Lund'],
    ['2026-06-30', 'coming', 'Try it', { href: '', text: 'The landlord' }, undefined],
    [
      undefined,
      'no day',
      'Tell everybody',
      expect.objectContaining({ href: '/base/rol-004/' }) as unknown,
      'Dan Frost',
    ],
  ]);
  expect(view.counts.map(({ count }) => count)).toEqual([1, 1, 1]);
  expect(view.kinds).toEqual(['Action']);
  expect(view.doers).toEqual(['Service Desk Manager', 'Service Owner', 'The landlord']);
});

test('the list is filtered by person; where nobody holds the role it says vacant', () => {
  const register = 'content/registers/organization.md';
  const vacant = smallSms({
    [register]: (baseFiles.get(register) ?? '').replace(
      '{person: PER-005, from: 2020-01-01}',
      '{person: PER-005, from: 2020-01-01, to: 2026-04-30}',
    ),
    'content/registers/risks.md': risks,
  });
  const view = dueView(smallSite(vacant));
  expect(view.rows.map(({ on, vacancy, people }) => [on?.iso, vacancy, people])).toEqual([
    ['2026-06-29', 'vacant since 1 May 2026', ['vacant']],
    ['2026-06-30', '', []],
    [undefined, '', ['Dan Frost']],
  ]);
  expect(view.people).toEqual(['Dan Frost', 'vacant']);
  expect(dueView(smallSite(sms)).people).toEqual(['Dan Frost', 'Eve Lund']);
});

test('the calendar holds what is late and what comes', () => {
  const calendar = dueCalendar(smallSite(sms));
  expect(calendar).toContain('UID:RSK-001/action/A2@clausebook');
  expect(calendar).toContain('UID:RSK-001/action/A1@clausebook');
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
});

test('what is late and waived says by which waiver, and until when', () => {
  const site = smallSite(sms);
  const { judgement } = site.checked;
  const waived = [{ item: 'RSK-001', due: '2026-06-29', waiver: { id: 'WVR-001', until: '2026-09-30' } } as Finding];
  const [late] = dueView({ ...site, checked: { sms, judgement: { ...judgement, waived } } }).rows;
  expect(late?.waiver?.title ?? late?.waiver?.text).toContain('waived by WVR-001 until 30 September 2026');
  expect(dueView(site).rows[0]?.waiver).toBeNull();
});

test('people outside are told nothing of it', () => {
  for (const [audience, isThere] of [
    ['internal', true],
    ['restricted', true],
    ['customer', false],
    ['public', false],
  ] as const) {
    const site = smallSite(sms, { audience });
    expect(hasDuePage(site)).toBe(isThere);
    const frame = pageFrame(site, { title: 'x', section: null, path: '/' });
    expect(frame.sections.some(({ href }) => href === '/base/due/')).toBe(isThere);
  }
});
