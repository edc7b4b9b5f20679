import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/core/model/item.ts';
import { judge } from '../../../src/rules/judge.ts';
import { rules } from '../../../src/rules/registry.ts';
import { smallSms } from '../../support/small-sms.ts';

const document = (id: string, owner: string, body = ''): string => `---
id: ${id}
owner: ${owner}
version: "1.0"
status: approved
classification: internal
kind: service-management
effective_from: 2026-01-01
approvals:
  - {action: approved, by: ${owner.startsWith('r') ? 'per-001' : 'PER-001'}, role: ${owner}, on: 2026-01-01, version: "1.0"}
related:
  - {rel: aligned_with, target: ${owner === 'rol-001' ? 'pol-001' : 'POL-001'}}
---

# ${id}
${body}`;

describe('references are compared without case', () => {
  const files = {
    'policies/pol-001.md': document('POL-001', 'ROL-001'),
    'content/plans/pln-001.md': document('PLN-001', 'rol-001'),
    'content/registers/risks.md':
      '---\nid: REG-003\ntype: register\nof: [risk]\nowner: rol-002\nclassification: internal\nreview: {log: [{at: 2026-01-01, by: per-002, outcome: all}]}\nrows:\n  - {id: RSK-001, text: A, domain: sms, actions: [{what: B, who: rol-001, due: 2026-09-01}]}\n---\n\n# Risks\n',
    'content/processes/prc-001.md':
      '---\nid: PRC-001\nowner: nobody\nstatus: draft\nclassification: internal\nversion: "1.0"\nclauses: ["8.6.1"]\nmeasures: []\n---\n\n# Manage\n\n## Steps\n\n| Step | Accountable |\n|---|---|\n| Look | rol-005 |\n',
  };
  const sms = smallSms(files);
  const item = (id: string): Item => {
    const found = sms.items.get(id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };

  test('an item has the spelling of what it names: in fields, inside fields, in rows, in tables of the body', () => {
    const plan = item('PLN-001');
    expect(plan.owner).toBe('ROL-001');
    expect(plan.approvals.map(({ by, role }) => [by, role])).toEqual([['PER-001', 'ROL-001']]);
    expect(plan.fields['related']).toEqual([{ rel: 'aligned_with', target: 'POL-001' }]);
    expect(item('RSK-001').owner).toBe('ROL-002');
    expect(item('RSK-001').fields['actions']).toEqual([{ what: 'B', who: 'ROL-001', due: '2026-09-01' }]);
    expect(JSON.stringify(item('PRC-001').fields['activities'])).toContain('"ROL-005"');
    expect(sms.registers.get('REG-003')).toMatchObject({ owner: 'ROL-002', reviewLog: [{ by: 'PER-002' }] });
  });

  test('what leads nowhere stays as it is written', () => {
    expect(item('PRC-001').owner).toBe('nobody');
    expect(sms.dangling.map(({ from, target }) => [from, target])).toContainEqual(['PRC-001', 'nobody']);
  });

  test('what was stated, and so the digest, stays as it is written', () => {
    const capitals = smallSms({ ...files, 'content/plans/pln-001.md': document('PLN-001', 'ROL-001') });
    expect(item('PLN-001').stated['owner']).toBe('rol-001');
    expect(item('PLN-001').digest).not.toBe(capitals.items.get('PLN-001')?.digest);
  });

  test('settings and aliases too', () => {
    const settings =
      'organization: Example Ltd\nlevel: advanced\nowner: rol-002\napprovers: {policy: [rol-001]}\naliases: {boss: rol-001}\n';
    const built = smallSms({ 'clausebook.yaml': settings, 'policies/pol-001.md': document('POL-001', 'boss') });
    expect(built.settings).toMatchObject({
      owner: 'ROL-002',
      approvers: { policy: ['ROL-001'] },
      aliases: { boss: 'ROL-001' },
    });
    expect(built.items.get('POL-001')?.owner).toBe('ROL-001');
  });

  test('a vacant role is found however its id is written', () => {
    const vacant = smallSms({
      ...files,
      'content/registers/more.md':
        '---\nid: REG-009\ntype: register\nof: [role]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: ROL-099, name: Nobody, posts: []}\n---\n\n# More\n',
      'content/plans/pln-001.md': document('PLN-001', 'rol-099'),
    });
    const { findings } = judge(vacant, rules, { history: false, base: false });
    expect(findings.filter(({ rule }) => rule === 'ORGA-001').map(({ item: role }) => role)).toEqual(['ROL-099']);
  });
});
