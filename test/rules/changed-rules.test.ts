import { describe, expect, test } from 'vitest';
import { notesOf } from '../../src/core/finding/order.ts';
import type { Judgement } from '../../src/core/finding/finding.ts';
import { rules } from '../../src/rules/registry.ts';
import { judge } from '../../src/rules/judge.ts';
import { formats } from '../../src/report/formats.ts';
import { baseFiles, smallSms } from '../support/small-sms.ts';

const broken = (severity = '', waiver = ''): Readonly<Record<string, string>> => ({
  'clausebook.yaml': `${(baseFiles.get('clausebook.yaml') ?? '').replace(/in_force_from.*\n/, '')}${severity}`,
  'policies/pol-004.md': `---
id: POL-004
owner: ROL-004
version: "1.0"
status: approved
classification: internal
kind: financial
effective_from: 2026-01-10
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.0", digest: "cb1-sha256:00"}
---

# Budgeting policy

See [the plan](gone.md).
`,
  ...(waiver === ''
    ? {}
    : {
        'content/registers/waivers.md': `---\nid: REG-020\ntype: register\nof: [waiver]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: WVR-001, rule: APPR-002, target: POL-004, reason: The move, date: 2026-01-10, ${waiver}}\n---\n\n# Waivers\n`,
      }),
});

const judged = (files: Readonly<Record<string, string>>): Judgement =>
  judge(smallSms(files), rules, { history: false, base: false });
const of = ({ findings }: Judgement, ...ids: readonly string[]): readonly string[] =>
  findings
    .filter(({ rule }) => ids.includes(rule))
    .map(({ rule, severity, place, message }) => `${place.file}:${place.line} ${rule} ${severity} ${message}`);
const noteOf = ({ notes }: Judgement, id: string): readonly string[] =>
  notes.filter(({ rule }) => rule === id).map(({ kind, message }) => `${kind}: ${message}`);

describe('a rule that is switched off', () => {
  test.each(['rules: {APPR-002: {severity: "off"}}', 'rules:\n  # why\n  APPR-002: "off"'])('%s', (setting) => {
    const line = 9 + setting.split('\n').length - 1;
    const judgement = judged(broken(setting));
    expect(of(judgement, 'APPR-002', 'META-003')).toEqual([
      `clausebook.yaml:${line} META-003 error APPR-002 (severity block) is switched off, which hides 1 finding without a waiver. Expected the rule switched on, and for each item to be tolerated a waiver with a reason, an end and somebody who agrees.`,
    ]);
    expect(noteOf(judgement, 'APPR-002')).toEqual([
      `not-evaluated: Switched off in clausebook.yaml, line ${line} (severity block). It would report 1 finding.`,
    ]);
    expect(judgement.rules.map(({ id }) => id)).not.toContain('APPR-002');
  });

  test('hides nothing for which a valid waiver stands, and still gets a note', () => {
    const files = broken('rules: {APPR-002: "off"}', 'approved_by: PER-002, until: 2026-09-30');
    expect(of(judged(files), 'META-003')).toEqual([]);
    expect(noteOf(judged(files), 'APPR-002')).toHaveLength(1);
  });

  test('is told although META-003 is off as well; where waivers are no type in use, by the note alone', () => {
    expect(of(judged(broken('rules: {APPR-002: "off", META-003: "off"}')), 'META-003')).toHaveLength(1);
    const advanced = broken('rules: {APPR-002: "off"}');
    const yaml = (advanced['clausebook.yaml'] ?? '').replace('level: advanced', 'level: essential');
    const judgement = judged({ ...advanced, 'clausebook.yaml': yaml });
    expect(of(judgement, 'APPR-002', 'META-003')).toEqual([]);
    expect(noteOf(judgement, 'APPR-002')).toEqual([expect.stringContaining('It would report 1 finding.')]);
    expect(judgement.rules.map(({ id }) => id)).not.toContain('META-003');
  });

  test('that is good practice only, or finds nothing, is a note', () => {
    const judgement = judged(broken('rules: {APPR-003: "off", LINK-009: "off", META-007: "off"}'));
    expect(of(judgement, 'META-003')).toEqual([]);
    expect(noteOf(judgement, 'META-007')).toEqual([
      expect.stringContaining('(severity warn). It would report nothing.'),
    ]);
    expect(noteOf(judgement, 'APPR-003')).toEqual([expect.stringContaining('What it would report cannot be said.')]);
  });

  test.each(Object.entries(formats))('stands in the format %s', (_, format) => {
    const sms = smallSms(broken('rules: {APPR-002: "off"}'));
    const judgement = judge(sms, rules, { history: false, base: false });
    const report = format.render({ sms, judgement }, { color: false, failOn: 'error' });
    expect(report).toMatch(/Switched off in clausebook\.yaml,\s+line 9/);
  });
});

describe('a rule that is changed', () => {
  test('lowered, or with another parameter: a note of its own kind', () => {
    const judgement = judged(
      broken('rules: {APPR-002: warn, META-003: {parameters: {max: P99Y}}, EXTD-003: {parameters: {}}}'),
    );
    expect(of(judgement, 'APPR-002')).toEqual([expect.stringContaining('APPR-002 warn')]);
    expect(notesOf(judgement, 'changed').map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'APPR-002 Changed in clausebook.yaml, line 9: it counts as warn instead of block.',
      'META-003 Changed in clausebook.yaml, line 9: `max` is P99Y instead of P12M.',
    ]);
  });

  test('with a value that it cannot use: it is as usual, and META-010 says so', () => {
    const ofRule = (settings: string): readonly string[] => of(judged(broken(settings)), 'REVW-002');
    const judgement = judged(broken('rules: {REVW-002: {parameters: {grace: soon}}}'));
    expect(notesOf(judgement, 'changed')).toEqual([]);
    expect(of(judgement, 'META-010')).toHaveLength(1);
    expect(ofRule('rules: {REVW-002: {parameters: {grace: soon}}}')).toEqual(ofRule(''));
  });

  test.each(Object.entries(formats))('stands in the format %s', (_, format) => {
    const sms = smallSms(broken('rules: {APPR-002: warn}'));
    const judgement = judge(sms, rules, { history: false, base: false });
    const report = format.render({ sms, judgement }, { color: false, failOn: 'error' });
    expect(report).toContain('Changed in clausebook.yaml, line 9: it counts as warn instead of block.');
  });

  test('raised: nothing', () => {
    expect(notesOf(judged(broken('rules: {META-007: error}')), 'changed')).toEqual([]);
  });
});

describe('a waiver with a fault', () => {
  const waived = (waiver: string): readonly string[] => {
    const { findings, waived: tolerated } = judged(broken('', waiver));
    return [
      ...findings.filter(({ rule }) => ['APPR-002', 'META-003'].includes(rule)).map(({ rule }) => rule),
      ...tolerated.map(({ rule }) => `waived ${rule}`),
    ].sort();
  };

  test('none: it waives', () => {
    expect(waived('approved_by: PER-002, until: 2026-09-30')).toEqual(['waived APPR-002']);
  });

  test.each([
    [
      'agreed to by the one who asks',
      'recorded: {by: PER-002, at: 2026-01-10}, approved_by: PER-002, until: 2026-09-30',
    ],
    ['longer than allowed', 'approved_by: PER-002, until: 2027-01-11'],
    ['agreed to by nobody', 'until: 2026-09-30'],
    ['without an end', 'approved_by: PER-002'],
    ['without a reason', 'reason: "", approved_by: PER-002, until: 2026-09-30'],
    ['over', 'approved_by: PER-002, until: 2026-06-29'],
  ])('%s: it waives nothing', (_, waiver) => {
    const row = waiver.startsWith('reason') ? waiver.replace('reason: "", ', '') : waiver;
    if (row === waiver) expect(waived(waiver)).toEqual(['APPR-002', 'META-003']);
    else {
      const files = broken('', row);
      const name = 'content/registers/waivers.md';
      const judgement = judged({ ...files, [name]: (files[name] ?? '').replace('reason: The move, ', '') });
      expect(of(judgement, 'APPR-002', 'META-003')).toHaveLength(2);
    }
  });

  test('of a later day: it is out of view', () => {
    const files = broken('', 'approved_by: PER-002, until: 2026-09-30');
    const name = 'content/registers/waivers.md';
    const judgement = judged({ ...files, [name]: (files[name] ?? '').replace('date: 2026-01-10', 'date: 2026-07-10') });
    expect(of(judgement, 'APPR-002')).toHaveLength(1);
  });

  test('flags no clause as waived', () => {
    const flags = (waiver: string): readonly string[] => {
      const files = broken('', waiver);
      const name = 'policies/pol-004.md';
      const text = (files[name] ?? '').replace('kind: financial', 'kind: financial\nclauses: ["8.4.1"]');
      return smallSms({ ...files, [name]: text }).clauseStates.get('iso20000-1-2018/8.4.1')?.flags ?? [];
    };
    expect(flags('approved_by: PER-002, until: 2026-09-30')).toContain('waived');
    expect(flags('approved_by: PER-002, until: 2027-01-11')).not.toContain('waived');
  });
});

describe('a rule that cannot be evaluated', () => {
  test('has a question, and its note says nothing that sounds like a result', () => {
    const { notes } = judged({});
    for (const rule of rules.filter(
      ({ needs, looksForItself }) => needs.includes('history') && looksForItself !== true,
    )) {
      expect(rule.question, rule.id).toMatch(/^whether .*[^.]$/);
      expect(notes.find((note) => note.rule === rule.id)?.message).toBe(`Not evaluated: ${rule.question ?? ''}.`);
    }
  });
});
