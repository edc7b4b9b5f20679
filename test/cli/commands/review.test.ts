import { describe, expect, test, vi } from 'vitest';
import { loadSms } from '../../../src/io/load-sms.ts';
import { clausebook } from '../../support/command-line.ts';
import { hostilePolicy, policyFile, withReturns } from '../../support/hostile-policy.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const lines = `version: "1.0"
status: approved
effective_from: 2026-01-05
review: { interval: P6M }   # twice a year
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.0", digest: "DIGEST"}
`;

async function approved(): Promise<string> {
  const text = hostilePolicy(lines);
  const sms = await temporarySms({ [policyFile]: text });
  return text.replace('DIGEST', (await loadSms(sms.root)).items.get('POL-004')?.digest ?? '');
}

const review = (...args: readonly string[]): readonly string[] => ['review', 'POL-004', ...args];
const done = ['--by', 'PER-004', '--outcome', 'no-change'];

describe('clausebook review', () => {
  test('writes one entry, says when the next is due, and keeps every other byte', async () => {
    const before = withReturns(await approved());
    const sms = await temporarySms({ [policyFile]: before });
    const first = await clausebook(review(...done, '--on', '2026-06-01', '--note', 'with "finance"'), sms.root);
    expect(first).toEqual({
      code: 0,
      out: `POL-004: reviewed by PER-004 (Dan Frost) on 2026-06-01, no change
  review.log: at 2026-06-01, by PER-004, outcome no-change, note with "finance"
  in policies/pol-004.md
The next review is due on 2026-12-01.
`,
      err: '',
    });
    expect(await sms.read(policyFile)).toBe(
      before.replace(
        '{ interval: P6M }',
        '{ interval: P6M, log: [{at: 2026-06-01, by: PER-004, outcome: no-change, note: "with \\"finance\\""}] }',
      ),
    );
    expect((await clausebook(review(...done, '--on', '2026-06-01'), sms.root)).out).toBe(
      'POL-004 already has a review by PER-004 of 2026-06-01; nothing was written.\n',
    );
  });

  test('says what follows from the outcome', async () => {
    const sms = await temporarySms({ [policyFile]: await approved() });
    const { out } = await clausebook(review('--by', 'PER-004', '--outcome', 'change-needed'), sms.root);
    expect(out).toMatch(/\nOpen its next version: clausebook revise POL-004\n$/);
  });

  test('a row of a register is reviewed in its place', async () => {
    const register = `---
id: REG-002
type: register
of: [tool]
owner: ROL-002
classification: internal
rows:
  - {id: TOL-001, name: Ticket system, purpose: cases}   # one
  - id: TOL-002
    name: Monitoring
    purpose: alarms   # two
---

# Tools
`;
    const file = 'content/registers/tools.md';
    const sms = await temporarySms({ [file]: register });
    const { code, err } = await clausebook(
      ['review', 'TOL-001', '--by', 'PER-002', '--outcome', 'no-change', '--on', '2026-06-01'],
      sms.root,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await sms.read(file)).toBe(
      register.replace(
        'purpose: cases}',
        'purpose: cases, review: {log: [{at: 2026-06-01, by: PER-002, outcome: no-change}]}}',
      ),
    );
  });

  test('refuses with a reason and writes nothing', async () => {
    const good = await approved();
    const cases: readonly (readonly [string, readonly string[], number, RegExp])[] = [
      [good.replace('has a budget', 'needs a budget'), done, 1, /is not the approved one, so it has changed/],
      [good.replace('status: approved', 'status: draft'), done, 1, /approve POL-004 --action reviewed/],
      [good, ['--by', 'PER-009', '--outcome', 'no-change'], 1, /There is no person PER-009/],
      [good, [...done, '--on', '2026-07-01'], 1, /recorded when it has happened/],
      [good, ['--by', 'PER-004'], 2, /an outcome are needed|and an outcome/],
      [good, ['--by', 'PER-004', '--outcome', 'fine'], 2, /Allowed choices are no-change/],
    ];
    for (const [text, args, expected, message] of cases) {
      const sms = await temporarySms({ [policyFile]: text });
      const { code, out, err } = await clausebook(review(...args), sms.root);
      expect(err).toMatch(message);
      expect({ code, out }).toEqual({ code: expected, out: '' });
      expect(await sms.read(policyFile)).toBe(text);
    }
  });
});
