import { expect, test } from 'vitest';
import { pageOfId } from '../../../src/views/item-page.ts';
import type { GraphView } from '../../../src/views/charts/graph-view.ts';
import { factsOf, linesOf } from '../../support/page-words.ts';
import { smallSite } from '../../support/small-site.ts';
import { smallSms } from '../../support/small-sms.ts';

const approved = (id: string): string =>
  `id: ${id}\nowner: ROL-005\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-01\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}`;

const steps =
  '## Steps\n\n| Step | Accountable | Responsible | Consulted | Informed | Output |\n|---|---|---|---|---|---|\n| Record | ROL-005 | ROL-005 | – | – | ticket |\n| Solve | ROL-005 | ROL-004 | – | – | solved |\n';

const files = {
  'content/processes/incidents.md': `---\n${approved('PRC-001')}\nclauses: ["8.6.1"]\nmeasures: [KPI-001]\n---\n\n# Handle incidents\n\nTickets lie in TOL-001.\n\n${steps}\n## Interfaces\n\n| Process | What |\n|---|---|\n| PRC-002 | gives incidents after a change |\n\n## Records\n\n- major-incident-report: all\n`,
  'content/processes/change.md': `---\n${approved('PRC-002')}\nclauses: ["8.5.1.2"]\nmeasures: []\n---\n\n# Manage change\n\n${steps}\n\`\`\`mermaid\nflowchart TD\n  A[Record] --> B[Solve]\n\`\`\`\n\n## Interfaces\n\n| Process | What |\n|---|---|\n| PRC-001 | gives the calendar |\n`,
  'content/processes/problems.md': `---\n${approved('PRC-003')}\nclauses: ["8.6.3"]\nmeasures: []\n---\n\n# Problems\n\n## Interfaces\n\n| Process | What |\n|---|---|\n| PRC-001 | receives incidents |\n`,
  'content/procedures/major.md': `---\n${approved('PRO-001')}\nkind: major-incident\nprocess: PRC-001\n---\n\n# Major incident\n\n## Steps\n\n1. Call ROL-001.\n   1. By telephone.\n2. Tell everybody.\n\n| No | What | Within |\n|---|---|---|\n| 1 | Call | 5 min |\n`,
  'content/records/mir-001.md': `---\nid: MIR-001\nowner: ROL-005\nstatus: closed\nclassification: internal\nincident: {system: TOL-001, ref: I-1}\naffected: []\ndetected: 2026-02-17T09:12:00Z\nrestored: 2026-02-17T12:34:00Z\nlead: PER-005\nclosed: {at: 2026-02-24, by: PER-005}\n---\n\n# Outage\n`,
  'content/registers/measures.md': `---\nid: REG-004\ntype: register\nof: [measure]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: KPI-001, text: Solved in time, status: active, of: [PRC-001], unit: "%", formula: f, source: s, target: {op: ">=", value: 90}}\n---\n\n# Measures\n`,
  'content/registers/tools.md': `---\nid: REG-005\ntype: register\nof: [tool]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: TOL-001, name: Ticket system, tool_kind: ticketing, status: active, actions: [{id: A1, what: Renew the licence, who: ROL-005, due: 2026-05-01}]}\n---\n\n# Tools\n`,
  'content/data/KPI-001.csv': 'period,value,source,comment\n2026-04,91,s,\n2026-05,88,s,\n',
};
const sms = smallSms(files);
const drawn: GraphView[] = [];
const site = smallSite(sms, { drawGraph: (graph) => (drawn.push(graph), `<svg>${graph.title}</svg>`) });

test('a process says how it is doing, what others state about it, and which records, procedures and tools belong to it', () => {
  const page = pageOfId(site, 'PRC-001');
  expect(factsOf(page)).toContain('Measures: 0 of 1 met');
  expect(linesOf(page, 'cb_measures')).toEqual(['KPI-001 | 88 % | ≥ 90 | missed | 2026-05']);
  expect(linesOf(page, 'cb_exchange')).toEqual([
    'PRC-002 | gives the calendar | yes',
    'PRC-003 | receives incidents | no, only there',
  ]);
  expect(linesOf(page, 'cb_records')).toEqual(['Major incident report | MIR-001 | 17 February 2026 | closed | 1']);
  expect(linesOf(page, 'cb_procedures')).toEqual([
    'PRO-001 | Major incident procedure | 1.0 | in force | 1 January 2026',
  ]);
  expect(linesOf(page, 'cb_tools')).toEqual(['TOL-001 | Tool']);
});

test('a measure that a section shows does not stand among the details or the relations once more', () => {
  const page = pageOfId(site, 'PRC-001');
  expect(page.fields.map(({ label }) => label)).not.toContain('Measured by');
  expect(page.relations.map(({ label }) => label)).not.toContain('Measured by');
});

test('its steps are drawn where the text has no diagram of its own', () => {
  const own = pageOfId(site, 'PRC-001').extras.find(({ anchor }) => anchor === 'cb_course');
  expect(own?.drawing).toBe('<svg>Course of Handle incidents</svg>');
  expect(drawn.at(-1)?.nodes.map(({ text }) => text)).toEqual([
    'Record\nService Desk Manager',
    'Solve\nService Desk Manager',
  ]);
  expect(pageOfId(site, 'PRC-002').extras.map(({ anchor }) => anchor)).not.toContain('cb_course');
  expect(pageOfId(site, 'PRC-003').extras.map(({ anchor }) => anchor)).not.toContain('cb_course');
});

test('what is late in its records and documents stands on the page for those inside, with a way to all that the owner has to do', () => {
  const late = smallSms({
    ...files,
    'content/procedures/major.md': files['content/procedures/major.md'].replace(
      'process: PRC-001',
      'process: PRC-001\nactions: [{id: A1, what: Print the card, who: ROL-005, due: 2026-05-01}]',
    ),
  });
  const inside = pageOfId(smallSite(late), 'PRC-001');
  expect(linesOf(inside, 'cb_late')).toEqual([
    'Action late | PRO-001 | 1 May 2026 | Print the card',
    'Target missed | KPI-001 |  | missed in May 2026',
  ]);
  expect(factsOf(inside)).toContain('Late or missing: 2 matters');
  const section = inside.extras.find(({ anchor }) => anchor === 'cb_late');
  expect(section?.links).toMatchObject([
    { href: '/base/rol-005/#cb_open', text: 'All there is to do: Service Desk Manager' },
  ]);
  const outside = pageOfId(smallSite(late, { audience: 'customer', isPartial: true }), 'PRC-001');
  expect(linesOf(outside, 'cb_late')).toEqual([]);
  expect(factsOf(outside).join()).not.toContain('Late');
});

test('a procedure names what to have at hand, and its steps get boxes to tick, steps within steps none', () => {
  const html =
    '<h2 id="when">When</h2>\n<ol>\n<li>No step.</li>\n</ol>\n<h2 id="steps">Steps</h2>\n<ol>\n<li>Call.\n<ol>\n<li>By telephone.</li>\n</ol>\n</li>\n<li>Tell.</li>\n</ol>\n<table>\n<thead>\n<tr>\n<th>No</th>\n<th>Who &amp; what</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>Call</td>\n</tr>\n</tbody>\n</table>';
  const page = pageOfId(smallSite(sms, { bodyHtml: () => html }), 'PRO-001');
  expect(factsOf(page)).toEqual(['Part of: PRC-001', 'Takes part: Managing Director']);
  expect([...page.html.matchAll(/aria-label="(Step \d+) done"/g)].map(([, step]) => step)).toEqual([
    'Step 1',
    'Step 2',
    'Step 1',
  ]);
  expect(page.html).toContain('<li>No step.</li>');
  expect(page.html).toContain('<li>By telephone.</li>');
  expect(page.html).toContain('<td role="cell" data-label="Who &amp; what">Call</td>');
});

test('an incident is a line of days and times', () => {
  const page = pageOfId(site, 'MIR-001');
  const course = page.extras.find(({ anchor }) => anchor === 'cb_course')?.course;
  expect(course?.steps.map(({ label, on, note }) => [label, on?.text ?? note])).toEqual([
    ['Detected', '17 February 2026, 09:12 UTC'],
    ['Top management told', 'nothing stated'],
    ['Restored', '17 February 2026, 12:34 UTC'],
    ['Reviewed', 'nothing stated'],
    ['Closed', '24 February 2026'],
  ]);
  expect(factsOf(page)).toContain('Lasted: 3 h 22 min');
});

test('one click leads from a page to its source where the settings say where that is, for those inside', () => {
  const edit = 'https://forge.example/sms/edit/main/';
  const editable = smallSms({
    ...files,
    'clausebook.yaml': `organization: Example Ltd\nlevel: advanced\npacks: [tickets-in-git]\nhistory: none\nas_of: 2026-06-30\nsite: {edit: "${edit}"}\n`,
  });
  expect(pageOfId(smallSite(editable), 'PRC-001').edit).toEqual({
    href: `${edit}content/processes/incidents.md`,
    text: 'Edit this text',
  });
  expect(pageOfId(smallSite(editable), 'REG-004').edit?.href).toBe(`${edit}content/registers/measures.md`);
  expect(pageOfId(smallSite(editable, { audience: 'customer' }), 'PRC-001').edit).toBeNull();
  expect(pageOfId(site, 'PRC-001').edit).toBeNull();
});
