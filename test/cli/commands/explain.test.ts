import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/rules/registry.ts';
import { retiredRules } from '../../../src/rules/retired.ts';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

describe('clausebook explain', () => {
  test('says what a rule is about, how serious it is, what to do, with both examples', async () => {
    const { code, out } = await clausebook(['explain', 'appr-002']);
    expect(code).toBe(0);
    expect(out).toMatch(/^APPR-002 The text is the text that was approved\n\n`clausebook approve` writes the digest/);
    expect(out).toContain(
      '\nSeverity:  block: fails the check; the site shows the last approved text instead\nBasis:     derived: needed to show that the clause is met\nClause:    7.5.2 ',
    );
    expect(out).toContain('\nFix: Look at what changed.');
    expect(out).toContain('\nAn example that is found\n\n  policies/pol-004.md\n\n    ---\n    id: POL-004\n');
    expect(out).toContain('\nAn example that is right\n');
  });

  test('an unknown id is exit 2 with the nearest', async () => {
    expect(await clausebook(['explain', 'APPR-022'])).toEqual({
      code: 2,
      out: '',
      err: 'There is no rule APPR-022.\nDid you mean APPR-002? `clausebook rules` lists them all.\n',
    });
  });

  test('a retired id says why', async () => {
    const { code, err } = await clausebook(['explain', 'ORGA-007']);
    expect(code).toBe(2);
    expect(err).toBe(
      'ORGA-007 is retired: a missing owner of any item is IDEN-001.\nIts id is never used again. `clausebook rules` lists the rules there are.\n',
    );
  });

  test('no retired id is in use', () => {
    expect(rules.filter((rule) => retiredRules.some((retired) => retired.id === rule.id))).toEqual([]);
  });
});

describe('clausebook rules', () => {
  test('lists every rule, and which are loaded at this level', async () => {
    const sms = await temporarySms({ 'clausebook.yaml': 'organization: Small Ltd\nrules: {LINK-001: off}\n' }, true);
    const { code, out } = await clausebook(['rules', '--format', 'json'], sms.root);
    expect(code).toBe(0);
    const { rules: list } = JSON.parse(out) as { rules: readonly { id: string; loaded: boolean }[] };
    expect(list.map((rule) => rule.id)).toEqual(rules.map((rule) => rule.id));
    const loaded = (id: string): boolean | undefined => list.find((rule) => rule.id === id)?.loaded;
    expect([loaded('APPR-002'), loaded('LINK-001'), loaded('META-003')]).toEqual([true, false, false]);
  });

  test('works where there is no SMS', async () => {
    const sms = await temporarySms({ 'note.txt': '' }, true);
    const { code, out } = await clausebook(['rules'], sms.root);
    expect(code).toBe(0);
    expect(out).toMatch(/^Rule +Severity +Basis +Clause +What it wants\n/);
    expect(out).toMatch(new RegExp(`\\n${rules.length} rules\\. clausebook explain <rule> says more about one\\.\\n$`));
  });
});
