import { expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import { rules } from '../../../src/rules/registry.ts';
import { smallSms } from '../../support/small-sms.ts';

test('a clause that nothing shows is found once, not also as silence', () => {
  const sms = smallSms(
    { 'clausebook.yaml': 'organization: Example Ltd\nlevel: advanced\nhistory: none\nin_force_from: 2024-01-01\n' },
    { asOf: '2026-06-30' },
  );
  const { findings } = judge(sms, rules, { history: false, base: false });
  const clausesOf = (rule: string): readonly (string | null)[] =>
    findings.filter((finding) => finding.rule === rule).map(({ clause }) => clause);
  const missing = new Set(clausesOf('EVID-001'));
  expect(missing.size).toBeGreaterThan(0);
  expect(clausesOf('EVID-017').filter((clause) => missing.has(clause))).toEqual([]);
});
