import { describe, expect, test } from 'vitest';
import { maskedReference, ruleRenderer } from '../../src/astro/rule-pages.ts';
import type { Finding } from '../../src/core/finding/finding.ts';
import type { ReferenceRule, RuleReference } from '../../src/core/finding/rule-reference.ts';
import { noRuleReference } from '../../src/core/finding/rule-reference.ts';
import { flawOfId } from '../../src/core/model/usable-id.ts';
import { readRuleReference } from '../../src/io/read-rule-reference.ts';
import { findingView } from '../../src/views/finding-view.ts';
import { findingsView } from '../../src/views/findings-view.ts';
import { pageFrame } from '../../src/views/page-frame.ts';
import { ruleLink } from '../../src/views/rule-link.ts';
import { ruleGroupView, rulePaths, rulesView } from '../../src/views/rules-view.ts';
import type { Site } from '../../src/views/site.ts';
import { smallSms } from '../support/small-sms.ts';

const sms = smallSms({
  'clausebook.yaml': `organization: Example Ltd
level: essential
history: none
as_of: 2026-06-30
in_force_from: 2025-10-01
owner: ROL-002
rules:
  EVID-001: {severity: warn}
  EVID-002: {severity: 'off'}
`,
});

const found: Finding = {
  rule: 'EVID-001',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.4',
  message: 'Nothing names it.',
  place: { file: 'clausebook.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 },
  item: null,
  actual: null,
  expected: null,
  fix: 'Name it.',
  related: [],
  due: null,
  clock: false,
  waiver: null,
  elsewhere: false,
};

const own: ReferenceRule = {
  id: 'ACME-001',
  name: 'policy-names-its-budget',
  summary: 'A policy names its budget.',
  severity: 'warn',
  basis: 'own',
  clause: '5.2.1',
  fix: 'Write it.',
  title: 'A policy names its budget.',
  explanation: '',
  here: 'warn',
  line: null,
  parameters: [],
  needsHistory: false,
  isClock: false,
  explains: [],
};

async function reference(): Promise<RuleReference> {
  return { ...(await readRuleReference('/nowhere', sms, {})), own: [own] };
}

async function site(rules?: RuleReference): Promise<Site> {
  const used = rules ?? (await reference());
  const judgement = {
    items: sms.items.size,
    findings: Array.from({ length: 60 }, (_, index) => (index < 55 ? { ...found, rule: 'ACME-001' } : found)),
    waived: [],
    known: [],
    unlisted: [],
    gaps: [{ ...found, rule: 'EVID-003' }],
    notes: [],
    rules: [],
    evaluated: ['EVID-001', 'EVID-003', 'ACME-001'],
  };
  return {
    checked: { sms, judgement },
    audience: 'internal',
    isPartial: false,
    base: '/base/',
    bodyHtml: () => '',
    drawGraph: () => '',
    rules: used,
    ruleHtml: ruleRenderer(used, { base: '/base/', mask: (text) => text }),
    isPreview: false,
    askedDay: null,
    version: '0',
    clientVersion: '0',
  };
}

describe('the list of all rules', () => {
  test('has every rule that is called for, by group, with what the settings make of it', async () => {
    const view = rulesView(await site());
    const lines = view.groups.flatMap((group) => group.lines);
    const line = (id: string) => lines.find(({ link }) => link.text === id);
    expect(view.count).toBe(lines.length + 1);
    expect(line('EVID-001')).toMatchObject({
      link: { href: '/base/rules/evid/#evid-001' },
      severity: { key: 'warn', text: 'Warning' },
      changed: 'set here instead of Error',
      basis: 'needed to show the clause',
      clause: { href: '/base/clauses/iso20000-1-2018/7.5.4/' },
      result: { key: 'findings', text: '5', href: '/base/findings/2/' },
    });
    expect(line('EVID-002')).toMatchObject({ severity: { key: 'off' }, result: { key: 'off', href: '' } });
    expect(view.off).toBe(1);
    const evidence = view.groups.find(({ code }) => code === 'EVID');
    expect(evidence?.title).toBe('Evidence for clauses');
    expect(evidence?.about).toMatch(/^The clause matrix says [^.]+\.$/);
  });

  test('tells what was not evaluated from what found nothing, and gaps apart', async () => {
    const { groups } = rulesView(await site());
    const results = new Map(groups.flatMap(({ lines }) => lines.map(({ link, result }) => [link.text, result])));
    expect(results.get('EVID-003')).toEqual({
      key: 'none',
      text: 'none',
      href: '',
      apart: [{ href: '/base/gaps/', text: '1 gap' }],
    });
    expect(results.get('READ-001')?.key).toBe('not-evaluated');
  });

  test('has the rules of the organization, which links of findings lead to', async () => {
    const view = rulesView(await site());
    expect(view.own.map(({ anchor, summary, fix }) => [anchor, summary, fix])).toEqual([
      ['acme-001', 'A policy names its budget.', 'Write it.'],
    ]);
    expect(ruleLink(await site(), 'ACME-001').href).toBe('/base/rules/#acme-001');
  });
});

describe('the page of a group', () => {
  test('explains each rule, without its examples, below the heading of the rule', async () => {
    const view = ruleGroupView(await site(), 'evid');
    const [first] = view.rules;
    expect(first).toMatchObject({
      anchor: 'evid-001',
      means: 'is shown; fails the check only with --fail-on warn',
      setAt: 'clausebook.yaml, line 8',
    });
    expect(first?.html).toContain('<p>');
    expect(view.rules.every(({ html }) => !/<h[12]|Invalid|<pre/.test(html))).toBe(true);
    expect(view.next?.href).toMatch(/^\/base\/rules\/[a-z]{4}\/$/);
  });

  test('every rule that comes with the package has a title and an explanation', async () => {
    const { groups } = await reference();
    const bare = groups.flatMap(({ rules }) => rules.filter(({ explanation }) => explanation === ''));
    expect(bare.map(({ id }) => id)).toEqual([]);
    expect(groups.filter(({ title, code, intro }) => title === code || intro === '')).toEqual([]);
  });
});

test('links of explanations lead to rules that have a section, and are words otherwise', () => {
  const explanation = [
    'See EVID-002, EVID-001, `EVID-002`, POL-001 and EVID-999.',
    '[two](evid.md#evid-002-a-clause), [here](#evid-002), [all](evid.md), [none](../digest.md), [gone](serv.md#serv-001), [out](https://example.org).',
    '## A heading',
    '# Another',
    '<script>alert(1)</script>',
    '[bad](javascript:alert(1))',
  ].join('\n\n');
  const rule = (id: string): ReferenceRule => ({ ...own, id, explanation });
  const rules = {
    groups: [{ code: 'EVID', title: '', intro: '', rules: [rule('EVID-001'), rule('EVID-002')] }],
    own: [],
  };
  const html = ruleRenderer(rules, { base: '/', mask: (text) => text })('EVID-001');
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    '/rules/evid/#evid-002',
    '/rules/evid/#evid-002',
    '/rules/evid/#evid-002',
    '/rules/evid/',
    'https://example.org',
  ]);
  expect(html).toContain(', none, gone, ');
  expect(html).toContain('<h3 id="evid-001-a-heading">A heading</h3>');
  expect(html).toContain('<h3 id="evid-001-another">Another</h3>');
  expect(html).not.toMatch(/<script|javascript:|broken-link/);
});

test('values and fixes hold no name that is withheld', () => {
  const secret = { ...own, fix: 'See SEC-001.', parameters: [{ name: 'x', says: '', value: 'SEC-001', usual: '' }] };
  const masked = maskedReference({ groups: [], own: [secret] }, (text) => text.replaceAll('SEC-001', '…'));
  expect(JSON.stringify(masked)).not.toContain('SEC-001');
});

test('findings lead to their rule, where the site explains it', async () => {
  const inside = await site();
  expect(findingView(inside, found).rule.href).toBe('/base/rules/evid/#evid-001');
  expect(findingsView(inside).rules?.href).toBe('/base/rules/');
  expect(pageFrame(inside, { title: 'x', section: null, path: '/x/' }).rules).toBe('/base/rules/');
  expect(rulePaths(inside)[0]).toEqual({ params: { group: undefined } });
  const outside = await site(noRuleReference);
  expect(findingView(outside, found).rule).toEqual({ href: '', text: 'EVID-001' });
  expect(findingsView(outside).rules).toBeNull();
  expect(pageFrame(outside, { title: 'x', section: null, path: '/x/' }).rules).toBeNull();
  expect(rulePaths(outside)).toEqual([]);
});

test('no item may take the name of the pages', () => {
  expect(flawOfId('rules')).toContain('the manual itself');
});
