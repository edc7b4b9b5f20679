import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckedSms } from '../../../src/core/finding/checked-sms.ts';
import { visibleSms } from '../../../src/core/model/audience.ts';
import { withholdingFor } from '../../../src/core/model/withholding.ts';
import type { Classification } from '../../../src/core/types/declaration.ts';
import itemSuitsTheAudience from '../../../src/rules/accs/item-suits-the-audience.ts';
import { defineRule } from '../../../src/rules/define-rule.ts';
import { judge } from '../../../src/rules/judge.ts';
import { smallSms } from '../../support/small-sms.ts';

const classes: readonly Classification[] = ['public', 'customer', 'internal', 'restricted'];

type Classes = Readonly<Record<string, Classification>>;

/** Everything with an id, and what it stands in. */
const parents: Readonly<Record<string, string | null>> = {
  'REG-001': null,
  'ROL-001': 'REG-001',
  'ROL-002': 'REG-001',
  'PER-001': 'REG-001',
  'PER-002': 'REG-001',
  'WVR-001': 'REG-001',
  'REG-002': null,
  'RSK-001': 'REG-002',
  'RSK-002': 'REG-002',
  'SVC-001': null,
  'SVC-002': null,
  'SRQ-001': 'SVC-001',
  'SLA-001': null,
  'CUS-001': null,
  'POL-001': null,
  'AUD-001': null,
  'FND-001': 'AUD-001',
  'FND-002': 'AUD-001',
  'NCR-001': null,
  'KPI-001': null,
  'SRP-2026-01-SLA-002': null,
};

/** A requirement is read from a table, which cannot state a classification: it has the one of its service. */
const classified = Object.keys(parents).filter((id) => id !== 'SRQ-001');

const title = (id: string): string => `Zorblax ${id.replaceAll(/\W/g, '').toLowerCase()} quint`;

function filesOf(of: Classes): Readonly<Record<string, string>> {
  const head = (id: string, more: string): string =>
    `---\nid: ${id}\nclassification: ${of[id]}\n${more}---\n\n# ${title(id)}\n`;
  const row = (id: string, more: string): string =>
    `  - {id: ${id}, name: "${title(id)}", classification: ${of[id]}, ${more}}\n`;
  return {
    'clausebook.yaml': `organization: Example Ltd
level: advanced
packs: [tickets-in-git, people, records-office]
history: none
as_of: 2026-06-30
owner: ROL-002
approvers: {policy: [ROL-001, ROL-002], default: [ROL-001]}
aliases: {OLD-7: POL-001, the-service: SVC-001}
control: {content/customers/cus-001.md: full}
`,
    'content/registers/people.md': `---
id: REG-001
type: register
of: [role, person, waiver]
owner: ROL-001
classification: ${of['REG-001']}
review: {log: [{at: 2026-01-01, by: PER-001, outcome: "see POL-001"}]}
rows:
${row('ROL-001', 'posts: [{person: PER-001, from: 2020-01-01}, {person: PER-002, from: 2021-01-01}], deputy: ROL-002')}${row('ROL-002', 'posts: [{person: PER-002, from: 2020-01-01}]')}${row('PER-001', 'employment: {from: 2019-01-01}')}${row('PER-002', 'employment: {from: 2019-01-01}')}  # PER-002 joined with PER-001
${row('WVR-001', 'rule: TEST-001, target: SVC-001, reason: "until SVC-002 is live", approved_by: PER-001, until: 2026-12-31')}---

# ${title('REG-001')}
`,
    'content/registers/risks.md': `---
id: REG-002
type: register
of: risk
owner: ROL-002
classification: ${of['REG-002']}
data: risks.csv
rows: []
---

# ${title('REG-002')}
`,
    'content/registers/risks.csv': `id,name,classification,note,owner
RSK-001,${title('RSK-001')},${of['RSK-001']},"touches SVC-001 and svc-002",ROL-001
RSK-002,${title('RSK-002')},${of['RSK-002']},"see ../customers/cus-001.md",ROL-002
`,
    'content/data/KPI-001.csv': 'period,value\n2026-01,99.2\n',
    'content/services/svc-001.md': `${head('SVC-001', 'owner: ROL-001\nstatus: live\ncustomers: [CUS-001]\ndepends_on: [SVC-002]\ncomponents: [{name: line, by: external-supplier, party: CUS-001}]\nrelated: [{rel: governed_by, target: POL-001}]\ntags: ["for CUS-001"]\n')}
It follows [the policy](POL-001).

## What you get

All of SVC-002, as agreed in SLA-001.

## Requirements

| ID | Requirement | Source | Agreed with |
| --- | --- | --- | --- |
| SRQ-001 | ${title('SRQ-001')} | customer | CUS-001 |
`,
    'content/services/svc-002.md': head('SVC-002', 'owner: ROL-002\nstatus: live\ncustomers: []\ndepends_on: []\n'),
    'content/agreements/sla-001.md': head(
      'SLA-001',
      'owner: ROL-002\nstatus: agreed\nversion: "1.0"\ncustomer: CUS-001\ncovers: [SVC-001]\nfrom: 2026-01-01\nreport: {every: P1M, due: P10D}\n',
    ).concat(`
## Targets

| Measure | What | Value | Unit |
| --- | --- | --- | --- |
| KPI-001 | Jobs without error | 99 | % |
| first answer | Calls answered | 30 | s |
`),
    'content/customers/cus-001.md': head('CUS-001', 'owner: ROL-001\n'),
    'policies/pol-001.md': head(
      'POL-001',
      'owner: ROL-001\nkind: other\nversion: "1.0"\nstatus: approved\neffective_from: 2026-01-01\nclauses: ["5.2", {ref: "8.2.4", section: "as in SVC-001"}]\nsupersedes: [SVC-002]\nsummary: "Follows sla-001, OLD-7."\napprovals: [{by: PER-001, action: approved, role: ROL-001, on: 2026-01-01, version: "1.0"}]\n',
    ),
    'content/audits/aud-001.md': head(
      'AUD-001',
      `status: reported
auditor: PER-002
dates: {from: 2026-02-01, to: 2026-02-02}
findings:
${['FND-001', 'FND-002'].map((id) => `  - {id: ${id}, grade: minor, clause: "8.2.4", text: "${title(id)}", classification: ${of[id]}, evidence: [SVC-001]}\n`).join('')}`,
    ),
    'content/records/ncr-001.md': head(
      'NCR-001',
      'status: open\nsource: FND-001\ndetected: 2026-02-02\nowner: ROL-001\nrequirement: "8.2.4"\n',
    ),
    'content/measures/kpi-001.md': head('KPI-001', 'owner: ROL-001\nstatus: active\n'),
    'content/reports/srp.md': head(
      'SRP-2026-01-SLA-002',
      'for: [SLA-001]\nperiod: 2026-01\nissued: 2026-02-03\nstatus: issued\nowner: ROL-001\n',
    ),
    'content/pages/index.md': '---\nclassification: public\ntitle: Start with POL-001\n---\n\n# Welcome\n',
  };
}

const base = {
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  severity: 'warn',
  summary: 'A rule.',
  fix: 'Mend it.',
  name: 'talks',
} as const;

/** A rule that tells all it knows: every relation by id and by title, in messages, related places and notes. */
const talkative = [
  defineRule({
    ...base,
    id: 'TEST-001',
    *check({ sms, note }) {
      const titleOf = (id: string): string => sms.items.get(id)?.title ?? sms.registers.get(id)?.title ?? '';
      for (const { from, to, place } of sms.relations) {
        yield { item: from, place, message: `${from} names ${to}.` };
        yield { item: from, place, message: `It names ${titleOf(to)}.` };
        yield {
          item: from,
          place,
          message: 'It names another.',
          related: [{ item: to, message: titleOf(to), place: sms.items.get(to)?.place ?? null }],
        };
        yield { place, message: 'It is not alone.', actual: titleOf(from), expected: to };
        yield {
          item: from,
          place,
          message: 'It has a neighbour.',
          related: [
            { item: null, message: titleOf(to), place: null },
            { item: null, message: 'there', place: sms.items.get(to)?.place ?? null },
          ],
        };
        note('Not known.', 'Ask.', to);
        note(`Not known: ${titleOf(to)}.`, `Ask ${from}.`, from);
      }
      for (const item of sms.items.values()) yield { place: item.place, message: 'Something begins here.' };
    },
  }),
];

function check(of: Classes): CheckedSms {
  const sms = smallSms(filesOf(of), { bare: true });
  return { sms, judgement: judge(sms, talkative, { history: false, base: false }) };
}

/** All that a model says, but for the bodies of its documents, which the renderer masks. */
function words(checked: CheckedSms): string {
  return JSON.stringify(checked, (_key, value: unknown) => {
    if (value instanceof Map || value instanceof Set) return [...(value as Iterable<unknown>)];
    if (typeof value === 'object' && value !== null && 'bodyLine' in value && 'text' in value) {
      const { file, fields, problems, text, bodyLine } = value as {
        file: string;
        fields: unknown;
        problems: unknown;
        text: string;
        bodyLine: number;
      };
      return {
        file,
        fields,
        problems,
        frontmatter: text
          .split('\n')
          .slice(0, bodyLine - 1)
          .join('\n'),
      };
    }
    return value;
  });
}

/** Words around each trace of something hidden. */
function leaksIn(said: string, hidden: readonly string[]): readonly string[] {
  const traces = hidden.flatMap((id) => [
    // A longer id that holds this one is another id.
    new RegExp(`(?<![A-Za-z0-9-])${id}(?![A-Za-z0-9-])`, 'i'),
    new RegExp(title(id)),
    ...(id === 'POL-001' ? [/OLD-7/i] : id === 'CUS-001' ? [/cus-001\.md/] : []),
  ]);
  return traces.flatMap((trace) => {
    const at = said.search(trace);
    return at < 0 ? [] : [said.slice(Math.max(0, at - 60), at + 40)];
  });
}

const isHidden = (id: string, of: Classes, audience: Classification): boolean => {
  const parent = parents[id] ?? null;
  return (
    classes.indexOf(of[id] ?? 'public') > classes.indexOf(audience) ||
    (parent !== null && isHidden(parent, of, audience))
  );
};

const allInternal: Classes = Object.fromEntries(classified.map((id) => [id, 'internal']));

const anyClasses = fc.record(Object.fromEntries(classified.map((id) => [id, fc.constantFrom(...classes)])));

describe('visibleSms', () => {
  test('the sample holds everything it is meant to hold', () => {
    const { sms, judgement } = check(allInternal);
    expect([...sms.items.keys(), ...sms.registers.keys()].sort()).toEqual(Object.keys(parents).sort());
    expect(
      [...sms.items.values(), ...sms.registers.values()].filter((holder) => holder.title !== title(holder.id)),
    ).toEqual([]);
    expect(sms.series.length).toBeGreaterThan(0);
    expect(judgement.waived.length).toBeGreaterThan(0);
    expect(judgement.notes.length).toBeGreaterThan(0);
  });

  test('leaves no id, title or file of what is withheld, and everything else', () => {
    fc.assert(
      fc.property(anyClasses, fc.constantFrom(...classes), (of, audience) => {
        const checked = check(of);
        const visible = visibleSms(checked, audience);
        const all = Object.keys(parents);
        const hidden = all.filter((id) => isHidden(id, of, audience));
        const shown = all.filter((id) => !hidden.includes(id));
        expect([...visible.sms.items.keys(), ...visible.sms.registers.keys()].sort()).toEqual([...shown].sort());
        expect(leaksIn(words(visible), hidden)).toEqual([]);
        const beginnings = visible.judgement.findings.filter((finding) => finding.message === 'Something begins here.');
        // Findings about no item are about the whole, of which those outside are told nothing once they see a part.
        const tellsWhole = hidden.length === 0 || audience === 'internal' || audience === 'restricted';
        expect(beginnings).toHaveLength(tellsWhole ? visible.sms.items.size : 0);
        expect(visibleSms(visible, audience)).toBe(visible);
      }),
      { numRuns: 150 },
    );
  });

  test('gives everything to those who may see everything', () => {
    fc.assert(
      fc.property(anyClasses, (of) => {
        const checked = check(of);
        expect(visibleSms(checked, 'restricted')).toBe(checked);
      }),
      { numRuns: 10 },
    );
  });

  test('shows less to a smaller audience, never more', () => {
    fc.assert(
      fc.property(anyClasses, (of) => {
        const checked = check(of);
        const [none = checked, ...more] = classes.map((audience) => visibleSms(checked, audience));
        let smaller = none;
        for (const larger of more) {
          expect([...larger.sms.items.keys()]).toEqual(expect.arrayContaining([...smaller.sms.items.keys()]));
          for (const list of ['findings', 'waived', 'gaps', 'notes'] as const) {
            expect(larger.judgement[list].length).toBeGreaterThanOrEqual(smaller.judgement[list].length);
          }
          smaller = larger;
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is left of a visible item', () => {
  const visible = visibleSms(
    check({
      ...allInternal,
      'PER-001': 'restricted',
      'CUS-001': 'restricted',
      'FND-001': 'restricted',
      'KPI-001': 'restricted',
      'SVC-002': 'restricted',
    }),
    'internal',
  );
  const item = (id: string) => {
    const found = visible.sms.items.get(id);
    if (found === undefined) throw new Error(`${id} is not visible.`);
    return found;
  };

  test('an approval stays, and does not tell who gave it', () => {
    expect(item('POL-001').approvals).toMatchObject([
      { action: 'approved', by: '', role: 'ROL-001', on: '2026-01-01' },
    ]);
    expect(item('POL-001').stated['approvals']).toEqual([
      { action: 'approved', role: 'ROL-001', on: '2026-01-01', version: '1.0' },
    ]);
  });

  test('ids are masked in titles', () => {
    const files = { ...filesOf({ ...allInternal, 'CUS-001': 'restricted' }) };
    files['content/services/svc-002.md'] = (files['content/services/svc-002.md'] ?? '').replace(
      title('SVC-002'),
      'Line for CUS-001',
    );
    const checked = { sms: smallSms(files, { bare: true }), judgement: check(allInternal).judgement };
    expect(visibleSms(checked, 'internal').sms.items.get('SVC-002')?.title).toBe('Line for …');
  });

  test('an entry goes when it is about something withheld, else it loses the id', () => {
    expect(item('ROL-001').stated['posts']).toEqual([{ person: 'PER-002', from: '2021-01-01' }]);
    expect(item('SVC-001').stated['components']).toEqual([{ name: 'line', by: 'external-supplier' }]);
    expect(item('SVC-001').stated['tags']).toEqual(['for …']);
  });

  test('a list that loses all its entries goes, since an empty one would say "none"', () => {
    expect(item('SVC-001').stated).not.toHaveProperty('customers');
    expect(item('POL-001').stated).not.toHaveProperty('supersedes');
  });

  test('rows read from the body go with their places', () => {
    expect(item('AUD-001').fields['findings']).toMatchObject([{ id: 'FND-002' }]);
    expect(item('SLA-001').fields['targets']).toMatchObject([{ measure: 'first answer' }]);
    const origin = item('SLA-001').origins['targets'];
    expect(
      origin?.kind === 'body'
        ? origin.rows.map((place) => item('SLA-001').facts?.text.split('\n')[place.line - 1])
        : [],
    ).toEqual(['| first answer | Calls answered | 30 | s |']);
  });

  test('the frontmatter is blank in the text of a file that names something withheld, and lines keep their numbers', () => {
    const facts = item('SVC-001').facts;
    expect(
      facts?.text
        .split('\n')
        .slice((facts?.bodyLine ?? 1) - 1)
        .join('\n'),
    ).toBe(facts?.body);
    expect(
      facts?.text
        .split('\n')
        .slice(0, (facts?.bodyLine ?? 1) - 1)
        .join(''),
    ).toBe('');
    expect(item('NCR-001').facts?.text).not.toContain('FND-001');
    expect(item('SLA-001').facts?.text).not.toContain('CUS-001');
  });
});

describe('what stays true', () => {
  test('states of clauses stay, their evidence is cut, and no sentence counts', () => {
    const checked = check({ ...allInternal, 'SVC-001': 'restricted' });
    const visible = visibleSms(checked, 'internal');
    const cut = [...checked.sms.clauseStates].filter(([, state]) =>
      state.evidence.some((link) => link.item === 'SVC-001'),
    );
    expect(cut.length).toBeGreaterThan(0);
    for (const [key, state] of cut) {
      const left = visible.sms.clauseStates.get(key);
      expect(left?.state).toBe(state.state);
      expect(left?.flags).toEqual(state.flags);
      expect(left?.because).not.toMatch(/\d+ items?/);
    }
  });

  test.each(['customer', 'public'] as const)('%s: nothing is said of the whole to those who see a part', (audience) => {
    const checked = check({ ...allInternal, 'SVC-001': 'public' });
    const { sms, judgement } = visibleSms(checked, audience);
    expect(new Set([...sms.clauseStates.values()].map(({ state }) => state))).toEqual(new Set(['not evaluated']));
    expect([...sms.clauseStates.values()].flatMap(({ flags, missingRows }) => [...flags, ...missingRows])).toEqual([]);
    expect(new Set([...sms.clauseStates.values()].map(({ because }) => because)).size).toBe(1);
    expect(new Set(sms.mandatory.map(({ state }) => state))).toEqual(new Set(['not evaluated']));
    const all = [...judgement.findings, ...judgement.waived, ...judgement.gaps];
    expect(all.filter((finding) => finding.item === null)).toEqual([]);
    expect([...sms.clauseStates.values()].some(({ evidence }) => evidence.length > 0)).toBe(true);
  });

  test('where nothing is withheld everybody is told how the whole stands', () => {
    const of = Object.fromEntries(classified.map((id) => [id, 'public' as const]));
    const checked = check(of);
    expect(visibleSms(checked, 'public')).toBe(checked);
  });

  test('no note tells how much is withheld', () => {
    const sms = smallSms(filesOf({ ...allInternal, 'SVC-001': 'restricted' }), { bare: true });
    const checked = { sms, judgement: judge(sms, [itemSuitsTheAudience], { history: false, base: false }) };
    expect(checked.judgement.notes.map((note) => note.message)).toEqual([
      '2 items and registers are classified above the audience `internal` of the site and left out of it.',
    ]);
    for (const audience of classes) expect(visibleSms(checked, audience).judgement.notes).toEqual([]);
  });

  test('a landing page is for those inside unless it says otherwise', () => {
    const shown = (head: string, audience: Classification): number => {
      const sms = smallSms({ ...filesOf(allInternal), 'content/pages/index.md': `${head}Words.\n` }, { bare: true });
      const checked = { sms, judgement: judge(sms, [], { history: false, base: false }) };
      return visibleSms(checked, audience).sms.pages.length;
    };
    const pages = ['', ...classes, 'unknown'].map((stated) =>
      classes.map((audience) => shown(stated === '' ? '' : `---\nclassification: ${stated}\n---\n\n`, audience)),
    );
    expect(pages).toEqual([
      [0, 0, 1, 1],
      [1, 1, 1, 1],
      [0, 1, 1, 1],
      [0, 0, 1, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
    ]);
  });

  test('a period whose record is withheld does not look like one without a record', () => {
    const checked = check({ ...allInternal, 'SRP-2026-01-SLA-002': 'restricted' });
    expect(checked.sms.series.find((period) => period.period === '2026-01')?.record).toBe('SRP-2026-01-SLA-002');
    const visible = visibleSms(checked, 'internal');
    expect(visible.sms.series.map((period) => period.period)).toEqual(
      checked.sms.series.map((period) => period.period).filter((period) => period !== '2026-01'),
    );
  });

  test('a finding that uses an ordinary word stays, although something withheld is called so', () => {
    const files = { ...filesOf({ ...allInternal, 'KPI-001': 'restricted' }) };
    files['content/measures/kpi-001.md'] = (files['content/measures/kpi-001.md'] ?? '').replace(
      title('KPI-001'),
      'Something begins',
    );
    files['policies/pol-001.md'] = `${files['policies/pol-001.md'] ?? ''}\nWhen something begins, somebody is told.\n`;
    const sms = smallSms(files, { bare: true });
    const checked = { sms, judgement: judge(sms, talkative, { history: false, base: false }) };
    expect(
      visibleSms(checked, 'internal').judgement.findings.some(
        (finding) => finding.message === 'Something begins here.',
      ),
    ).toBe(true);
  });
});

describe('withholdingFor', () => {
  const withheld = withholdingFor(
    check({ ...allInternal, 'POL-001': 'restricted', 'SVC-001': 'restricted', 'SLA-001': 'restricted' }).sms,
    'internal',
  );

  test.each([
    ['see POL-001.', 'see ….'],
    ['pol-001#steps and /svc-001/', '…#steps and /…/'],
    ['POL-0011, XPOL-001, POL-001-draft', 'POL-0011, XPOL-001, …-draft'],
    ['SRP-2026-01-SLA-002 and SRP-2026-01-SLA-001', 'SRP-2026-01-SLA-002 and SRP-2026-01-…'],
    ['OLD-7 and the-service', '… and …'],
    ['../policies/pol-001.md#top', '…#top'],
    ['other/sla-002.md', 'other/sla-002.md'],
  ])('masks %s', (text, masked) => {
    expect(withheld.mask(text)).toBe(masked);
    expect(withheld.names(text)).toBe(masked !== text);
  });

  test('is quick with a long word', () => {
    expect(withheld.mask('a-'.repeat(200_000))).toHaveLength(400_000);
  });
});
