import { describe, expect, test } from 'vitest';
import type { Sms } from '../../../src/core/model/sms.ts';
import { smallSms } from '../../support/small-sms.ts';

const settings = (standards: string): Record<string, string> => ({
  'clausebook.yaml': `organization: Example Ltd
level: advanced
history: none
as_of: 2026-06-30
standards: [${standards}]
`,
});

const procedure = (id: string, clauses: string, status = 'approved'): Record<string, string> => ({
  [`content/${id}.md`]: `---
id: ${id}
owner: ROL-002
version: "1.0"
status: ${status}
effective_from: 2026-01-10
clauses: [${clauses}]
approvals: [{action: approved, by: PER-002, role: ROL-002, on: 2026-01-05, version: "1.0"}]
---

# ${id}

Text.
`,
});

const stateOf = (sms: Sms, key: string) => {
  const state = sms.clauseStates.get(key);
  if (state === undefined) throw new Error(`No state of ${key}.`);
  const evidence = state.evidence.map(({ item, counts, via }) => [
    item,
    counts,
    via === null ? null : `${via.standard}/${via.clause}`,
  ]);
  return { state: state.state, because: state.because, evidence };
};

describe('evidence with several standards in use', () => {
  test('counts for the clauses of another standard that are mapped as equivalent, and says through which clause', () => {
    const sms = smallSms({ ...settings('iso20000-1-2018, fitsm-1-v3'), ...procedure('PRO-001', '"8.6.3"') });
    const counterparts = sms.catalogue.equivalents('iso20000-1-2018', '8.6.3').map(({ clause }) => clause);
    expect(counterparts).toEqual(['PR10.1', 'PR10.2', 'PR10.3', 'PR10.4']);
    expect(stateOf(sms, 'fitsm-1-v3/PR10.2')).toEqual({
      state: 'evidenced',
      because: '1 item shows it, in force or closed, and current. Only through clause 8.6.3 of ISO/IEC 20000-1:2018.',
      evidence: [['PRO-001', true, 'iso20000-1-2018/8.6.3']],
    });
    expect(stateOf(sms, 'iso20000-1-2018/8.6.3').because).not.toContain('Only through');
  });

  test('what is only related is never counted', () => {
    const sms = smallSms({ ...settings('iso20000-1-2018, fitsm-1-v3'), ...procedure('PRO-001', '"4.1"') });
    expect(sms.catalogue.counterparts('iso20000-1-2018', '4.1')).toContainEqual({
      standard: 'fitsm-1-v3',
      clause: 'GR3.1',
      relation: 'related',
      confidence: 'medium',
      asPartOf: null,
    });
    expect(stateOf(sms, 'fitsm-1-v3/GR3.1')).toMatchObject({ state: 'missing', evidence: [] });
  });

  test('an item names clauses of any standard; what it names itself comes through nothing', () => {
    const sms = smallSms({
      ...settings('iso20000-1-2018, fitsm-1-v3'),
      ...procedure('PRO-001', '"7.5.4", fitsm-1-v3/GR2.1, FitSM-1 v3.0.1 GR1.3'),
    });
    expect(stateOf(sms, 'fitsm-1-v3/GR2.1').evidence).toEqual([['PRO-001', true, null]]);
    expect(stateOf(sms, 'fitsm-1-v3/GR2.2').evidence).toEqual([['PRO-001', true, 'iso20000-1-2018/7.5.4']]);
    expect(stateOf(sms, 'fitsm-1-v3/GR1.3').evidence).toEqual([['PRO-001', true, null]]);
    expect(stateOf(sms, 'fitsm-1-v3/GR2.1').because).not.toContain('Only through');
  });

  test('evidence that does not count counts nowhere', () => {
    const sms = smallSms({ ...settings('iso20000-1-2018, fitsm-1-v3'), ...procedure('PRO-001', '"7.5.4"', 'draft') });
    expect(stateOf(sms, 'fitsm-1-v3/GR2.2')).toEqual({
      state: 'draft-only',
      because:
        'Items name the clause, but none counts on this day (draft). Only through clause 7.5.4 of ISO/IEC 20000-1:2018.',
      evidence: [['PRO-001', false, 'iso20000-1-2018/7.5.4']],
    });
  });

  test('with one standard in use nothing comes through another, and claims are as stated', () => {
    const sms = smallSms({ ...settings('iso20000-1-2018'), ...procedure('PRO-001', '"7.5.4", fitsm-1-v3/GR2.1') });
    expect(sms.evidence.every(({ via }) => via === null)).toBe(true);
    expect([...sms.clauseStates.keys()].every((key) => key.startsWith('iso20000-1-2018/'))).toBe(true);
  });

  test('a bare code is one of the first standard; types keep the clauses of ISO/IEC 20000-1 they come with', () => {
    const sms = smallSms({
      ...settings('fitsm-1-v3, iso20000-1-2018'),
      ...procedure('PRO-001', 'PR9.2, iso20000-1-2018/4.1'),
    });
    expect(sms.items.get('PRO-001')?.claims.filter(({ stated }) => stated)).toMatchObject([
      { standard: 'fitsm-1-v3', clause: 'PR9.2' },
      { standard: 'iso20000-1-2018', clause: '4.1' },
    ]);
    const fromTypes = [...sms.items.values()].flatMap(({ claims }) => claims.filter(({ stated }) => !stated));
    expect(fromTypes.length).toBeGreaterThan(0);
    expect(new Set(fromTypes.map(({ standard }) => standard))).toEqual(new Set(['iso20000-1-2018']));
  });
});
