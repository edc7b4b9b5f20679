import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../src/core/finding/finding.ts';
import contentOfTheClauseIsCovered from '../../../src/rules/cont/content-of-the-clause-is-covered.ts';
import { judge } from '../../../src/rules/judge.ts';
import { catalogue } from '../../../src/core/standard/catalogue.ts';
import { smallSms } from '../../support/small-sms.ts';

const run = (files: Readonly<Record<string, string>>): Judgement =>
  judge(smallSms(files), [contentOfTheClauseIsCovered], { history: false, base: false });
const missing = (files: Readonly<Record<string, string>>): string =>
  run(files)
    .findings.map((finding) => finding.expected ?? '')
    .join('; ');
const plan = (body: string, more = '', status = 'approved'): Record<string, string> => ({
  'content/plans/pln-001.md': `---\nid: PLN-001\nowner: ROL-002\nversion: "1.0"\nstatus: ${status}\nclassification: internal\nkind: service-management\n${more}\n---\n\n${body}`,
});
const headings = (...texts: readonly string[]): string => texts.map((text) => `## ${text}\n\nSomething.\n`).join('\n');
const all = [
  'Services',
  'Limits',
  'Obligations',
  'Roles and authorities',
  'Means',
  'Others who take part',
  'Technology',
  'Measuring and improving',
];

describe('the service management plan', () => {
  test('has the subjects of the catalogue', () => {
    const keys = catalogue
      .findClause('iso20000-1-2018', '6.3')
      ?.contentItems.map((item) => item.key)
      .sort();
    const other =
      '---\nid: CAP-001\nowner: ROL-002\nstatus: approved\nclassification: internal\n---\n\n# Capacity plan\n';
    expect(
      missing({ ...plan('# Title\n'), 'content/plans/cap-001.md': other })
        .split(', ')
        .sort(),
    ).toEqual(keys);
  });

  test('with the headings of the type is complete, and without one of them is not', () => {
    expect(missing(plan(`# Title\n\n${headings(...all)}`))).toBe('');
    for (const [index, key] of [
      'services',
      'limits',
      'obligations',
      'authorities',
      'means',
      'others',
      'technology',
      'measurement',
    ].entries()) {
      expect(missing(plan(`# Title\n\n${headings(...all.filter((_, at) => at !== index))}`)), key).toBe(key);
    }
  });

  test.each([
    ['3. Constraints and restrictions', 'limits'],
    ['Grenzen:', 'limits'],
    ['Rechtliche Vorgaben', 'obligations'],
    ['Verantwortung und Befugnisse', 'authorities'],
    ['RESOURCES', 'means'],
    ['Mittel und Personal', 'means'],
    ['Suppliers and partners', 'others'],
    ['Werkzeuge', 'technology'],
    ['How we monitor and evaluate', 'measurement'],
  ])('may call it "%s" (%s)', (heading, key) => {
    const complete = missing(plan('# Title\n')).split(', ');
    expect(missing(plan(`# Title\n\n${headings(heading)}`)).split(', ')).toEqual(
      complete.filter((entry) => entry !== key),
    );
  });

  test('does not count its title, nor what stands under another subject', () => {
    expect(missing(plan('# Services, limits, obligations, roles, means, suppliers, tools, measures\n'))).toContain(
      'services',
    );
    const register =
      '---\nid: REG-002\ntype: register\nof: [tool]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: TOL-001, name: Tickets}\n---\n\n# Tools\n';
    const files = (heading: string): Record<string, string> => ({
      ...plan(`# Title\n\n## ${heading}\n\nIt costs much: [tickets](TOL-001).\n`),
      'content/registers/tools.md': register,
    });
    expect(missing(files('Means'))).toContain('technology');
    expect(missing(files('And also'))).not.toContain('technology');
  });

  test('may map a subject in its frontmatter', () => {
    const topics = 'topics: {limits: What we cannot do, technology: TOL-001, means: ""}';
    expect(
      missing(
        plan(
          `# Title\n\n${headings(...all.filter((text) => !['Limits', 'Technology', 'Means'].includes(text)))}`,
          topics,
        ),
      ),
    ).toBe('means');
  });

  test('is judged once it is decided', () => {
    for (const status of ['draft', 'in-review', 'withdrawn'])
      expect(missing(plan('# Title\n', '', status)), status).toBe('');
    expect(missing(plan('# Title\n', 'effective_from: 2026-09-01'))).not.toBe('');
  });

  test('in a language whose headings are not known gives a note', () => {
    const { findings, notes } = run(plan(`# Plan\n\n${headings('Moyens', 'Limites')}`, 'language: fr'));
    expect([findings, notes.map(({ item }) => item)]).toEqual([[], ['PLN-001']]);
  });

  test('of another kind is left alone', () => {
    const [text = ''] = Object.values(plan('# Title\n'));
    expect(missing({ 'content/plans/pln-001.md': text.replace('service-management', 'training') })).toBe('');
  });
});

describe('the service management policy', () => {
  const policy = (body: string): Record<string, string> => ({
    'policies/pol-001.md': `---\nid: POL-001\nowner: ROL-001\nversion: "1.0"\nstatus: approved\nclassification: internal\nkind: service-management\n---\n\n# Policy\n\n${body}`,
  });

  test.each([
    ['We meet the requirements of customers and law, and improve all the time.', ''],
    ['Wir erfüllen alle Anforderungen und werden jeden Tag besser.', ''],
    ['We meet what applies.', 'improvement'],
    ['We get better.', 'requirements'],
    ['We are nice.', 'requirements, improvement'],
  ])('"%s" lacks "%s"', (text, expected) => {
    expect(missing(policy(text))).toBe(expected);
    expect(missing(policy(`Better requirements.\n\n## What we commit to\n\n- ${text}\n`))).toBe(expected);
  });
});

describe('agreements', () => {
  const contract = {
    'content/agreements/con-001.md':
      '---\nid: CON-001\nowner: ROL-004\nversion: "1.0"\nstatus: agreed\nclassification: internal\nsupplier: SUP-001\nsupports: []\nfrom: 2025-10-01\n---\n\n# Contract\n\n## Scope\n\nLines.\n',
  };

  test('with suppliers are left to SERV-010, and judged here where that is off', () => {
    expect(missing(contract)).toBe('');
    expect(
      missing({
        'clausebook.yaml':
          'organization: Example Ltd\nlevel: advanced\nhistory: none\nas_of: 2026-06-30\nin_force_from: 2025-10-01\nrules: {SERV-010: off}\n',
        ...contract,
      }),
    ).toBe('requirements, authorities');
  });

  test('with customers may say that there are no exceptions', () => {
    const sla = (body: string): Record<string, string> => ({
      'content/agreements/sla-001.md': `---\nid: SLA-001\nowner: ROL-004\nversion: "1.0"\nstatus: agreed\nclassification: customer\ncustomer: CUS-001\ncovers: []\nfrom: 2025-10-01\n---\n\n# Agreement\n\n${body}`,
    });
    expect(
      missing(sla('## Targets\n\nAs annex 1.\n\n## Workload limits\n\nAs annex 2.\n\n## Exceptions\n\nNone.\n')),
    ).toBe('');
    expect(missing(sla('## Service levels\n\nAs annex 1.\n'))).toBe('workload, exceptions');
  });
});
