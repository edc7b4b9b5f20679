import { expect, test } from 'vitest';
import { rolePage, rolePaths } from '../../src/views/people/role-pages.ts';
import type { ExtraSection } from '../../src/views/extras/extra-section.ts';
import { pageOfId } from '../../src/views/item-page.ts';
import { smallSite } from '../support/small-site.ts';
import { baseFiles, smallSms } from '../support/small-sms.ts';
import { valueWords } from '../support/value-words.ts';

const approved = (id: string, owner: string): string =>
  `id: ${id}\nowner: ${owner}\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-01\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}`;

const register = 'content/registers/organization.md';
const files: Readonly<Record<string, string>> = {
  'policies/security.md': `---\n${approved('POL-001', 'ROL-002')}\nkind: information-security\ndistribution: {acknowledge: true}\n---\n\n# Security policy\n`,
  'policies/night.md': `---\n${approved('POL-002', 'ROL-002')}\nkind: other\napplies_to: [ROL-004]\n---\n\n# Night work\n`,
  'policies/old.md': `---\nid: POL-003\nowner: ROL-005\nversion: "1.0"\nstatus: draft\nclassification: internal\nkind: other\n---\n\n# Not yet\n`,
  'content/processes/incidents.md': `---\n${approved('PRC-001', 'ROL-005')}\nclauses: ["8.6.1"]\nmeasures: []\n---\n\n# Handle incidents\n\n## Activities\n\n| Step | Accountable | Responsible | Consulted | Informed |\n|---|---|---|---|---|\n| Record | ROL-005 | ROL-005 | – | – |\n| Tell the owner | ROL-005 | – | – | ROL-004 |\n`,
  'content/procedures/restart.md': `---\n${approved('PRO-001', 'ROL-004')}\nkind: procedure\nprocess: PRC-001\n---\n\n# Restart a server\n`,
  'content/plans/telephone.md': `---\n${approved('PLN-009', 'ROL-002')}\nkind: communication\n---\n\n# Telephone plan\n\nCall [the desk manager](ROL-005).\n`,
  'content/registers/risks.md': `---\nid: REG-005\ntype: register\nof: [risk]\nowner: ROL-002\nclassification: internal\nrows:\n  - id: RSK-001\n    title: Cooling fails\n    owner: ROL-005\n    status: open\n    actions:\n      - {id: A1, what: Hire a cooler, who: ROL-005, due: 2026-06-29}\n      - {id: A2, what: Ask the landlord, who: PER-005, due: 2026-07-29}\n      - {id: A3, what: Not mine, who: ROL-004, due: 2026-07-01}\n---\n\n# Risks\n`,
};
const sms = smallSms(files);

function section(sections: readonly ExtraSection[], anchor: string): string {
  const found = sections.find((entry) => entry.anchor === anchor);
  return found === undefined ? '' : valueWords(found.value);
}

const site = smallSite(sms);

/** Everybody is asked to confirm a policy, two roles a plan; one person came later. */
const ofWeek = smallSite(
  smallSms({
    ...files,
    'content/plans/telephone.md': `---\n${approved('PLN-009', 'ROL-002')}\nkind: communication\ndistribution: {acknowledge: true}\n---\n\n# Telephone plan\n\nCall [the owner](ROL-004) and [the desk manager](ROL-005).\n`,
    'content/data/ACK.csv':
      'id,date,documents,audience,coverage.expected,coverage.done,title,summary\nACK-001,2026-03-01,POL-001@1.0,,5,4,Policy briefing,x\nACK-002,2026-03-02,PLN-009@1.0,ROL-005,1,1,Plan briefing,x\n',
    [register]: (baseFiles.get(register) ?? '').replace(
      '{id: PER-005, name: Eve Lund, employment: {from: 2019-01-01}}',
      '{id: PER-005, name: Eve Lund, employment: {from: 2026-04-01}}',
    ),
  }),
);

test('a role page says what to know and why, once each, without drafts and what is for others', () => {
  expect(section(pageOfId(site, 'ROL-005').extras, 'cb_know').split('\n')).toEqual([
    'POL-001 | Policy | binds everybody | 1 January 2026 | to confirm',
    'PRC-001 | Process | takes part in its steps | 1 January 2026 | ',
    'PRO-001 | Procedure | tells how a step is done | 1 January 2026 | ',
    'PLN-009 | Plan | names this role | 1 January 2026 | ',
  ]);
  expect(section(pageOfId(site, 'ROL-004').extras, 'cb_know')).toContain('POL-002 | Policy | binds everybody');
});

test('it says what to do, to confirm and to own, and who held it', () => {
  const { extras } = pageOfId(site, 'ROL-005');
  expect(section(extras, 'cb_duties')).toBe('PRC-001 | Record: accountable, responsible + Tell the owner: accountable');
  expect(section(extras, 'cb_open')).toContain('29 June 2026 | late | Action | Hire a cooler | RSK-001');
  expect(section(extras, 'cb_open')).not.toContain('Not mine');
  expect(section(extras, 'cb_confirm')).toContain('POL-001 | due: nobody has confirmed it');
  expect(section(extras, 'cb_holders')).toBe('Eve Lund | 1 January 2020 | today');
});

test('what is still to be confirmed comes first, then policies, processes, procedures and the rest', () => {
  const lines = section(rolePage(ofWeek, 'ROL-004', 'first-week').sections, 'cb_know').split('\n');
  expect(lines.map((line) => line.slice(0, 7))).toEqual(['PLN-009', 'POL-001', 'POL-002', 'PRC-001', 'PRO-001']);
  expect(lines[0]).toContain('| to confirm');
  expect(lines[1]).toContain('| confirmed by 4 of 5');
});

test('who came after an acknowledgement, or was not meant by it, has still to confirm', () => {
  const [plan, policy] = section(pageOfId(ofWeek, 'ROL-004').extras, 'cb_confirm').split('\n');
  expect(plan).toBe('PLN-009 | due: was not asked yet | Dan Frost | ACK-002');
  expect(policy).toBe('POL-001 | confirmed by 4 of 5 |  | ACK-001');
  expect(section(pageOfId(ofWeek, 'PER-004').extras, 'cb_confirm')).toContain('PLN-009 | due: was not asked yet');
  expect(section(pageOfId(ofWeek, 'ROL-005').extras, 'cb_confirm')).toContain(
    'POL-001 | due: was not asked yet | Eve Lund',
  );
});

test('a successor takes over open actions, drafts and rights; a person those of all roles and of the own name', () => {
  const role = rolePage(site, 'ROL-005', 'handover');
  expect(section(role.sections, 'cb_unfinished')).toBe('POL-003 | Policy | draft');
  expect(section(role.sections, 'cb_owns')).toContain('Risks: RSK-001');
  expect(section(role.sections, 'cb_open')).not.toContain('Ask the landlord');
  const person = rolePage(site, 'PER-005', 'handover');
  expect(section(person.sections, 'cb_open')).toContain('Ask the landlord');
  expect(section(person.sections, 'cb_open')).toContain('Hire a cooler');
  expect(section(person.sections, 'cb_roles')).toContain('Service Desk Manager | post | 1 January 2020');
  expect(section(rolePage(site, 'ROL-003', 'handover').sections, 'cb_approved')).toContain(
    'POL-001 | 1.0 | 20 December 2025 | Cleo Park',
  );
  expect(section(rolePage(site, 'ROL-003', 'handover').sections, 'cb_rights')).toContain(
    'Approve | policy + everything that no other line names | settings',
  );
});

test('people outside have no such pages', () => {
  expect(rolePaths(site).map(({ props }) => props.id)).toContain('PER-005');
  expect(rolePaths(smallSite(sms, { audience: 'customer' }))).toEqual([]);
  const outside = pageOfId(smallSite(sms, { audience: 'customer' }), 'ROL-005').extras.map(({ anchor }) => anchor);
  expect(outside).not.toContain('cb_open');
  expect(outside).not.toContain('cb_confirm');
  expect(outside).not.toContain('cb_hands');
});
