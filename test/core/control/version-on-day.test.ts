import { describe, expect, test } from 'vitest';
import { isTextInView, versionOnDay } from '../../../src/core/control/version-on-day.ts';
import { judge } from '../../../src/rules/judge.ts';
import historyIsComplete from '../../../src/rules/meta/history-is-complete.ts';
import { smallSms } from '../../support/small-sms.ts';

const policy = (fields: string, approvals: readonly string[] = []): Readonly<Record<string, string>> => ({
  'policies/pol-004.md': `---
id: POL-004
owner: ROL-004
status: approved
classification: internal
kind: financial
${fields}
${approvals.length === 0 ? '' : `approvals:\n${approvals.map((entry) => `  - ${entry}`).join('\n')}\n`}---

# Budgeting policy
`,
});
const approved = (on: string, version = '2.0', digest = 'a'): string =>
  `{action: approved, by: PER-003, role: ROL-003, on: ${on}, version: "${version}", digest: "cb1-sha256:${digest}"}`;

function look(
  files: Readonly<Record<string, string>>,
  asOf: string,
  id = 'POL-004',
): readonly [string, boolean, boolean] {
  const item = smallSms(files, { asOf }).items.get(id);
  if (item === undefined) throw new Error(`no ${id}`);
  return [versionOnDay(item, asOf).kind, isTextInView(item, asOf), item.inForce];
}

describe('the version a day is judged by', () => {
  const second = policy('version: "2.0"\neffective_from: 2026-03-01', [approved('2026-01-28')]);

  test.each([
    ['2026-03-01', ['in-file', true, true]],
    ['2026-02-28', ['unknown', false, false]],
    ['2026-01-27', ['unknown', false, false]],
  ] as const)('a second version on %s', (asOf, expected) => {
    expect(look(second, asOf)).toEqual(expected);
  });

  const first = policy('version: "1.0"\neffective_from: 2026-03-01', [approved('2026-01-28', '1.0')]);

  test.each([
    ['2026-03-01', ['in-file', true, true]],
    ['2026-02-28', ['coming', true, false]],
    ['2026-01-27', ['later', false, false]],
  ] as const)('a first version on %s', (asOf, expected) => {
    expect(look(first, asOf)).toEqual(expected);
  });

  test('a first day before the approval puts nothing in force before it is approved', () => {
    const early = policy('version: "1.0"\neffective_from: 2026-01-01', [approved('2026-01-28', '1.0')]);
    expect(look(early, '2026-01-27')).toEqual(['later', false, false]);
    expect(look(early, '2026-01-28')).toEqual(['in-file', true, true]);
  });

  test('an earlier entry, or an earlier change, tells of a version before', () => {
    const entries = [approved('2025-01-28', '0.9'), approved('2026-01-28', '1.0')];
    expect(look(policy('version: "1.0"', entries), '2026-01-01')[0]).toBe('unknown');
    const changes = 'version: "1.0"\nchanges: [{version: "0.9", what: first text}]';
    expect(look(policy(changes, [approved('2026-01-28', '1.0')]), '2026-01-01')[0]).toBe('unknown');
  });

  test('a second consent to the same text changes nothing, another text under the number does', () => {
    const same = [approved('2025-06-01'), approved('2026-05-01')];
    expect(look(policy('version: "2.0"', same), '2026-01-01')).toEqual(['in-file', true, true]);
    const other = [approved('2025-06-01'), approved('2026-05-01', '2.0', 'b')];
    expect(look(policy('version: "2.0"', other), '2026-01-01')).toEqual(['unknown', false, true]);
  });

  test('without a number only light control leaves it open', () => {
    const file = (id: string): Readonly<Record<string, string>> => ({
      'content/x.md': `---\nid: ${id}\nowner: ROL-005\nstatus: approved\nclassification: internal\neffective_from: 2026-08-01\n---\n\n# Text\n`,
    });
    expect(look(file('PRO-001'), '2026-06-30', 'PRO-001')[0]).toBe('unknown');
    expect(look(file('POL-004'), '2026-06-30')[0]).toBe('coming');
  });

  test('drafts and records are judged by their file', () => {
    const draft = policy('version: "2.0"', [approved('2027-01-01')]);
    const text = (draft['policies/pol-004.md'] ?? '').replace('status: approved', 'status: draft');
    expect(look({ 'policies/pol-004.md': text }, '2026-06-30')[0]).toBe('in-file');
  });

  test('one note says what is not known', () => {
    const { notes } = judge(smallSms(second, { asOf: '2026-01-27' }), [historyIsComplete], {
      history: true,
      base: false,
    });
    const ofItems = notes.filter(({ item }) => item !== null);
    expect(ofItems.map(({ rule, item, message }) => [rule, item, message])).toEqual([
      [
        'META-001',
        'POL-004',
        'Which version of POL-004 was in force on 2026-01-27 is not known without history: the file holds version 2.0, approved on 2026-01-28, in force from 2026-03-01. Neither its text nor its approvals are judged, and what it shows is left open.',
      ],
    ]);
  });
});

describe('clauses shown by a version nobody knows', () => {
  const claiming = (fields: string): Readonly<Record<string, string>> =>
    policy(`clauses: ["8.5.1.1"]\n${fields}`.replace('financial', 'change-management'));

  test('are not evaluated, whatever row of the list they are', () => {
    const sms = smallSms(claiming('version: "1.3"\neffective_from: 2026-08-01'));
    expect(sms.clauseStates.get('iso20000-1-2018/8.5.1.1')).toMatchObject({
      state: 'not evaluated',
      because:
        'What names the clause is on file in a version of a later day; which version was in force on this day is not known without history.',
    });
  });

  test('are named by drafts only where a first version comes later', () => {
    const sms = smallSms(claiming('version: "1.0"\neffective_from: 2026-08-01'));
    expect(sms.clauseStates.get('iso20000-1-2018/8.5.1.1')?.state).toBe('draft-only');
  });
});
