import { describe, expect, test } from 'vitest';
import type { Sms } from '../../../src/core/model/sms.ts';
import { rules } from '../../../src/rules/registry.ts';
import { judge } from '../../../src/rules/judge.ts';
import { smallSms } from '../../support/small-sms.ts';

// A set that somebody already has: other keys, no ids, versions as numbers.
const settings = `organization: Someone Ltd
history: none
as_of: 2026-06-30
roots: [docs]
foreign:
  - files: docs/policies/*.md
    type: policy
    kind: other
    id: POL-{n}
    keys: {document_owner: owner, approved_by: approvals.by, approved_on: approvals.on, next_review: review.due, state: status}
    values: {status: {published: approved}}
    defaults: {classification: internal}
    ignore: [layout]
  - files: docs/how-to/*.md
    type: procedure
    id: PRO-{n:4}
    keys: {last_reviewed_on: effective_from, review_in: review.interval}
    defaults: {classification: internal, status: approved, owner: Team}
  - files: docs/plain/*.md
    bare: true
    type: procedure
    id: PRO-9{n}
    defaults: {classification: internal, status: draft, owner: Team}
`;

const policy = (extra = ''): string => `---
title: Backups
layout: page
version: 1.10
state: published
document_owner: Head of Operations
approved_by: Ada Marsh
approved_on: 2025-02-01
next_review: 2026-02-01
${extra}---

# Backups

We keep them.
`;

const set = (files: Readonly<Record<string, string>>): Sms =>
  smallSms({ 'clausebook.yaml': settings, ...files }, { bare: true });

describe('a set read through a mapping', () => {
  test('gets types, ids, states and approvals', () => {
    const sms = set({ 'docs/policies/a.md': policy(), 'docs/policies/b.md': policy() });
    expect([...sms.items.keys()]).toEqual(['POL-001', 'POL-002']);
    const item = sms.items.get('POL-001');
    expect(item).toMatchObject({
      owner: 'Head of Operations',
      status: 'approved',
      version: '1.10',
      reviewDue: '2026-02-01',
      title: 'Backups',
    });
    expect(item?.approvals).toMatchObject([{ action: 'approved', by: 'Ada Marsh', on: '2025-02-01' }]);
    expect(sms.misfits).toEqual([]);
  });

  test('turns an interval in words into a review date', () => {
    const sms = set({ 'docs/how-to/a.md': '---\nlast_reviewed_on: 2026-01-15\nreview_in: 3 months\n---\n\n# A\n' });
    expect(sms.items.get('PRO-0001')?.reviewDue).toBe('2026-04-15');
  });

  test('leaves files without frontmatter alone, unless the mapping says otherwise', () => {
    const sms = set({ 'docs/policies/readme.md': '# Nothing\n', 'docs/plain/a.md': '# Plain\n' });
    expect([...sms.items.keys()]).toEqual(['PRO-9001']);
  });

  test('points findings at the keys of the file', () => {
    const sms = set({ 'docs/policies/a.md': policy() });
    const { findings } = judge(sms, rules, { history: false, base: false });
    const overdue = findings.find((finding) => finding.rule === 'REVW-002');
    expect(overdue?.place).toMatchObject({ file: 'docs/policies/a.md', line: 9 });
  });

  test('keeps approvals when only the mapping changes, and notices a changed text', () => {
    const digest = (text: string): string | undefined =>
      set({ 'docs/policies/a.md': text }).items.get('POL-001')?.digest;
    expect(digest(policy().replace('approved_on: 2025-02-01', 'approved_on: 2025-02-02'))).toBe(digest(policy()));
    expect(digest(policy().replace('approved_by: Ada Marsh', 'approved_by: Ben Odell'))).toBe(digest(policy()));
    expect(digest(policy().replace('state: published', 'state: draft'))).toBe(digest(policy()));
    expect(digest(policy().replace('Head of Operations', 'Head of Sales'))).not.toBe(digest(policy()));
    expect(digest(policy().replace('We keep them.', 'We lose them.'))).not.toBe(digest(policy()));
    expect(digest(policy('reach: everyone\n'))).not.toBe(digest(policy()));
  });
});

const start = `organization: Someone Ltd
history: none
as_of: 2026-06-30
roots: [docs]
foreign:
`;

function read(mapping: string, files: Readonly<Record<string, string>>): Sms {
  return smallSms({ 'clausebook.yaml': start + mapping, ...files }, { bare: true });
}

const reported = (sms: Sms): readonly string[] =>
  judge(sms, rules, { history: false, base: false }).findings.map(
    (finding) => `${finding.place.file}:${finding.place.line} ${finding.rule} ${finding.message}`,
  );

describe('values of other spellings', () => {
  const mapping = `  - files: docs/*.md
    type: policy
    kind: other
    keys: {by: approvals.by, on: approvals.on, next: review.due, every: review.interval, since: effective_from}
    values: {owner: {TBD: ~}}
    defaults: {classification: internal}
`;
  const fieldsOf = (frontmatter: string): Readonly<Record<string, unknown>> =>
    read(mapping, { 'docs/a.md': `---\n${frontmatter}\n---\n\n# A\n` }).items.get('POL-001')?.stated ?? {};

  test.each([
    ['2026/5/1', '2026-05-01'],
    ['2026.05.01', '2026-05-01'],
    ['2026-05-01T09:30:00Z', '2026-05-01'],
    ['May 1, 2026', '2026-05-01'],
    ['Sept. 3rd 2026', '2026-09-03'],
    ['1 May 2026', '2026-05-01'],
    ['31-Dec-2026', '2026-12-31'],
    // Two readings, no month, no day: left as it is, so that a rule says so.
    ['01/05/2026', '01/05/2026'],
    ['1 Mayor 2026', '1 Mayor 2026'],
    ['soon', 'soon'],
  ])('day %s', (written, day) => {
    expect(fieldsOf(`next: "${written}"`)['review']).toEqual({ due: day });
  });

  test.each([
    ['18 Months', 'P18M'],
    ['annually', 'P1Y'],
    ['now and then', 'now and then'],
  ])('interval %s', (written, duration) => {
    expect(fieldsOf(`every: ${written}`)['review']).toEqual({ interval: duration });
  });

  test('case, lists of one, values that stand for nothing', () => {
    expect(fieldsOf('status: Approved\nclassification: Internal\nowner: [Ada Marsh, Ben Odell]')).toMatchObject({
      status: 'approved',
      classification: 'internal',
      owner: 'Ada Marsh, Ben Odell',
    });
    expect(fieldsOf('status: In Review')).toMatchObject({ status: 'in-review' });
    expect(fieldsOf('status: Half done')).toMatchObject({ status: 'Half done' });
    expect(fieldsOf('owner: [TBD]')).not.toHaveProperty('owner');
  });

  test('one approval for each person', () => {
    expect(fieldsOf('by: [Ada Marsh, Ben Odell]\non: 2026/05/01')['approvals']).toEqual([
      { action: 'approved', by: 'Ada Marsh', on: '2026-05-01' },
      { action: 'approved', by: 'Ben Odell', on: '2026-05-01' },
    ]);
  });
});

describe('ids and titles', () => {
  const text = '---\nstatus: draft\n---\n\n## Purpose\n';

  test('come from type and order, across mappings, past ids that are stated', () => {
    const sms = read('  - {files: docs/a/*.md, type: policy}\n  - {files: docs/**, type: policy}\n', {
      'docs/a/x.md': text,
      'docs/b/y.md': '---\nid: POL-002\n---\n\n# Y\n',
      'docs/b/z.md': text,
    });
    expect([...sms.items.values()].map((item) => `${item.file} ${item.id}`)).toEqual([
      'docs/a/x.md POL-001',
      'docs/b/y.md POL-002',
      'docs/b/z.md POL-003',
    ]);
  });

  test('come from names and paths', () => {
    const sms = read("  - {files: 'docs/**', type: policy, id: 'POL-{path}'}\n", {
      'docs/Über uns/01_access-control.md': text,
      'docs/hr/README.md': text,
    });
    expect([...sms.items.values()].map((item) => `${item.id} ${item.title}`)).toEqual([
      'POL-HR-README Hr',
      'POL-UBER-UNS-01-ACCESS-CONTROL Access control',
    ]);
  });
});

describe('ids made from paths are unique where paths are', () => {
  const text = '---\ntitle: X\n---\n';
  const idsOf = (roots: string, mapping: string, ...files: readonly string[]): readonly string[] => [
    ...smallSms(
      {
        'clausebook.yaml': `organization: A\nhistory: none\nroots: ${roots}\nforeign:\n${mapping}`,
        ...Object.fromEntries(files.map((file) => [file, text])),
      },
      { bare: true },
    ).items.keys(),
  ];
  const all = "  - {files: '**/*.md', type: policy, id: 'PSD-{path}'}\n";

  test.each([
    ["['.']", all, ['dsc/overview.md', 'gallery/overview.md'], ['PSD-DSC-OVERVIEW', 'PSD-GALLERY-OVERVIEW']],
    ['[docs, more]', all, ['docs/a.md', 'more/a.md'], ['PSD-DOCS-A', 'PSD-MORE-A']],
    ['[docs]', all, ['docs/hr/leave.md', 'docs/leave.md'], ['PSD-HR-LEAVE', 'PSD-LEAVE']],
    // A folder that the pattern gives all of them says nothing, whatever the roots are.
    ["['.']", all.replace('**', './docs/**'), ['docs/hr/leave.md'], ['PSD-HR-LEAVE']],
    ['[docs, assets]', all.replace('**', 'docs/**'), ['docs/hr/leave.md'], ['PSD-HR-LEAVE']],
    ['[docs/hr, docs/it]', all, ['docs/hr/leave.md', 'docs/it/leave.md'], ['PSD-HR-LEAVE', 'PSD-IT-LEAVE']],
    // One template in two mappings: their ids stand beside each other.
    [
      "['.']",
      all.replace('**', 'dsc/**') + all.replace('**', 'gallery/**'),
      ['dsc/overview.md', 'gallery/overview.md'],
      ['PSD-DSC-OVERVIEW', 'PSD-GALLERY-OVERVIEW'],
    ],
  ])('roots: %s, %j', (roots, mapping, files, ids) => {
    expect(idsOf(roots, mapping, ...files)).toEqual(ids);
  });
});

describe('links written for another program', () => {
  const mapping = `  - files: docs/**/*.md
    type: procedure
    defaults: {classification: internal, status: draft, owner: Team}
    ignore: [permalink]
    links: {'{{site.base}}/': /}
`;
  const page = (links: readonly string[], permalink = ''): string =>
    `---\ntitle: A page\n${permalink}---\n\n## Don't wait\n\n${links.map((link) => `[w](${link})`).join(' ')}\n`;

  test('lead to pages, folders, permalinks, other spellings of anchors', () => {
    const sms = read(mapping, {
      'docs/index.md': page(['guide', 'guide/', '/guide/', 'guide.html', 'guide#dont-wait', '#dont-wait']),
      'docs/guide.md': page([
        'backup/',
        'guide/backup',
        './guide/backup/',
        '/moved/here/',
        'zz/extra.html',
        '/zz/extra.html#dont-wait',
      ]),
      'docs/zz/extra.html.md': page([]),
      'docs/guide/backup.md': page([
        '../',
        '../../tools/',
        '{{site.base}}/docs/tools/',
        '%7B%7Bsite.base%7d%7d/docs/tools/',
        '/tools/list.csv',
      ]),
      'docs/tools/README.md': page([], 'permalink: /moved/here/\n'),
      'docs/tools/list.csv': 'a\n1\n',
    });
    expect(sms.dangling).toEqual([]);
    expect(new Set(sms.relations.map((relation) => `${relation.from} ${relation.to}`))).toEqual(
      new Set([
        'PRO-003 PRO-001',
        'PRO-001 PRO-002',
        'PRO-001 PRO-004',
        'PRO-001 PRO-005',
        'PRO-002 PRO-001',
        'PRO-002 PRO-004',
      ]),
    );
  });

  test('that lead nowhere are reported, also out of the repository', () => {
    const sms = read(mapping, { 'docs/index.md': page(['gone/', '../../../etc/passwd', '#no-such-section']) });
    expect(sms.dangling.map((link) => link.target)).toEqual(['gone/', '../../../etc/passwd', '#no-such-section']);
  });

  test('are read strictly in files that no mapping is for', () => {
    const sms = read('  - {files: other/*.md, type: policy}\n', {
      'docs/a.md': '---\nid: POL-001\n---\n\n# A\n\n[b](b) [b](/b/)\n',
      'docs/b.md': '---\nid: POL-002\n---\n\n# B\n',
    });
    expect(sms.dangling.map((link) => link.target)).toEqual(['b', '/b/']);
  });
});

describe('findings of a foreign set', () => {
  test('an owner in words is no dead reference, an id that nothing has is one', () => {
    const mapping =
      '  - {files: docs/*.md, type: policy, kind: other, defaults: {status: draft, classification: internal}}\n';
    const sms = read(mapping, {
      'docs/a.md': '---\nowner: Head of Operations\n---\n\n# A\n',
      'docs/b.md': '---\nowner: ROL-077\n---\n\n# B\n',
    });
    expect(reported(sms)).toEqual(['docs/b.md:2 LINK-001 The id "ROL-077" does not exist. Correct or remove it.']);
  });

  test('files without frontmatter are one finding for each mapping', () => {
    const mapping =
      '  - {files: docs/*.md, type: policy, kind: other, defaults: {status: draft, classification: internal, owner: Team}}\n';
    const bare = { 'docs/a.md': '# A\n', 'docs/b.md': '# B\n' };
    expect(reported(read(mapping, { ...bare, 'docs/c.md': '---\ntitle: C\n---\n' }))).toEqual([
      'docs/a.md:1 META-007 2 files of one mapping of `foreign`, of which this is the first, have no frontmatter, so they are left out and not published. Expected `bare: true` in the mapping of clausebook.yaml that is for them, or an entry under `exclude`.',
    ]);
    const { findings } = judge(read(mapping, bare), rules, { history: false, base: false });
    expect(
      findings.map(({ rule, severity, related }) => [rule, severity, related.map(({ message }) => message)]),
    ).toEqual([['READ-018', 'error', [expect.stringContaining('META-007: 2 files of one mapping')]]]);
  });

  test('keys that are ignored are meant for another program, also where they mean something here', () => {
    const text = `---
id: 17
title: 4
schema: 2.0.0
status: reddish
review: soon
reviewed: 2026-02-30
version: 1.0
---

# A
`;
    const mapping = (ignore: string): string =>
      `  - {files: docs/*.md, type: policy, kind: other, defaults: {status: draft, classification: internal, owner: Team, version: '2.0'}, ignore: ${ignore}}\n`;
    const sms = read(mapping('[id, title, schema, status, review, version, reviewed]'), { 'docs/a.md': text });
    expect(sms.misfits).toEqual([]);
    expect(sms.items.get('POL-001')).toMatchObject({ title: 'A', status: 'draft', version: '2.0', reviewDue: null });
    expect(reported(sms)).toEqual([]);
    const unlike = reported(read(mapping('[id, title, status, review]'), { 'docs/a.md': text }));
    expect(unlike.map((line) => line.split(' ', 2).join(' '))).toEqual([
      'docs/a.md:4 IDEN-009',
      'docs/a.md:7 META-009',
      'docs/a.md:7 READ-011',
      'docs/a.md:8 READ-012',
    ]);
  });

  test('a key that is mapped and ignored is mapped', () => {
    const sms = read('  - {files: docs/*.md, type: policy, keys: {state: status}, ignore: [state]}\n', {
      'docs/a.md': '---\nstate: approved\n---\n\n# A\n',
    });
    expect(sms.items.get('POL-001')?.status).toBe('approved');
  });

  test.each([
    ['next_review: 07/08/2026\nreview_in: 6 months', 'docs/a.md:2 IDEN-009 `next_review` holds "07/08/2026".'],
    ['review_in: now\nnext_review: 2026-09-01', 'docs/a.md:2 IDEN-009 `review_in` holds "now".'],
    ['review_in: 6 months\nnext_review: 2026-02-01', 'docs/a.md:3 REVW-002'],
    [
      'review:\n  last: 2025-01-01\nreview_in: 6 months',
      'docs/a.md:3 META-009 The key "review.last" is not known here',
    ],
    ['by: [Ada, Ben]\non: whenever', 'docs/a.md:3 IDEN-009 `on` holds "whenever".'],
  ])('point at the key that states it: %j', (frontmatter, expected) => {
    const mapping = `  - files: docs/*.md
    type: policy
    kind: other
    keys: {next_review: review.due, review_in: review.interval, by: approvals.by, on: approvals.on}
    defaults: {classification: internal, status: approved, owner: Team, version: '1.0', effective_from: 2026-01-01}
`;
    const found = reported(read(mapping, { 'docs/a.md': `---\n${frontmatter}\n---\n\n# A\n` }));
    expect(found.filter((line) => /IDEN-009|META-009|REVW-002/.test(line))).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  test('a key like one of ours or one that is ignored is unknown, not misspelt', () => {
    const mapping =
      '  - {files: docs/*.md, type: policy, kind: other, defaults: {status: draft, classification: internal, owner: Team}, ignore: [spellWords]}\n';
    const sms = read(mapping, { 'docs/a.md': '---\nspellwords: [x]\nauthor: Ada\n---\n\n# A\n' });
    expect(sms.misfits.map((misfit) => misfit.kind)).toEqual(['unknown-key', 'unknown-key']);
  });
});

test('a folder called pages holds documents of the set', () => {
  const sms = read('  - {files: pages/*.md, type: policy}\n'.replace('pages', 'docs/pages'), {
    'docs/pages/about.md': '---\nstatus: draft\n---\n\n# About\n',
  });
  expect([[...sms.items.keys()], sms.pages]).toEqual([['POL-001'], []]);
});

describe('a mapping of keys inside a map', () => {
  const inside = `organization: Someone Ltd
history: none
as_of: 2026-06-30
roots: [docs]
foreign:
  - files: docs/**/*.md
    type: policy
    kind: other
    keys: {satisfies.ISO: clauses, meta.who.name: owner}
    defaults: {classification: internal, status: approved}
`;
  const text =
    '---\nsatisfies:\n  ISO:\n    - "5.2.1"\n    - "99.9"\nmeta: {who: {name: Head of Operations}, team: x}\n---\n\n# Backups\n';

  test('is read, points into the file, and says nothing of unknown keys', () => {
    const sms = smallSms({ 'clausebook.yaml': inside, 'docs/a.md': text }, { bare: true });
    const [item] = sms.items.values();
    expect(item).toMatchObject({ owner: 'Head of Operations' });
    expect(item?.claims.map(({ clause }) => clause)).toEqual(['5.2.1', '99.9']);
    const { findings } = judge(sms, rules, { history: false, base: false });
    const of = (rule: string): readonly string[] =>
      findings.filter((finding) => finding.rule === rule).map(({ place, actual }) => `${place.line} ${actual ?? ''}`);
    expect(of('LINK-009')).toHaveLength(1);
    expect(of('LINK-009')[0]).toMatch(/^5 /);
    expect(of('META-007')).toEqual([]);
  });

  test('leaves files alone that do not have it, or have it as one key', () => {
    const plain = smallSms(
      { 'clausebook.yaml': inside, 'docs/a.md': '---\nsatisfies: nothing\n---\n\n# Backups\n' },
      { bare: true },
    );
    expect([...plain.items.values()][0]?.owner).toBeNull();
    const dotted = smallSms(
      { 'clausebook.yaml': inside, 'docs/a.md': '---\nmeta.who.name: Ada\n---\n\n# Backups\n' },
      { bare: true },
    );
    expect([...dotted.items.values()][0]?.owner).toBe('Ada');
  });
});

test('a key that says when a document was looked at is a log of one entry', () => {
  const settings = `organization: Someone Ltd
history: none
as_of: 2026-06-30
roots: [docs]
foreign:
  - files: docs/*.md
    type: procedure
    keys: {last_reviewed_on: review.log.at, review_in: review.interval}
    defaults: {classification: internal, status: approved, owner: Team}
`;
  const page = (day: string): string => `---\nlast_reviewed_on: ${day}\nreview_in: 6 months\n---\n\n# Page of ${day}\n`;
  const sms = smallSms(
    { 'clausebook.yaml': settings, 'docs/a.md': page('2025-12-29'), 'docs/b.md': page('2025-12-30') },
    { bare: true },
  );
  expect([...sms.items.values()].map(({ reviewDue }) => reviewDue)).toEqual(['2026-06-29', '2026-06-30']);
  const { findings } = judge(sms, rules, { history: false, base: false });
  const found = findings.filter(({ rule }) => rule === 'REVW-002' || rule === 'IDEN-009');
  expect(found.map(({ rule, place }) => `${rule} ${place.file}:${place.line}`)).toEqual(['REVW-002 docs/a.md:2']);
});
