import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const file = 'content/registers/tools.md';
const register = `---
id: REG-002
type: register
of: [tool]
owner: ROL-004
classification: internal
review: {interval: P6M}   # twice a year
rows:
  - {id: TOL-001, name: Ticket system, purpose: cases, review: {interval: P3M, log: [{at: 2026-01-12, by: PER-004, outcome: no-change}]}}
---

# Tools
`;
const review = (...args: readonly string[]): readonly string[] => ['review', 'REG-002', ...args];

describe('clausebook review of a register', () => {
  test('writes one entry that counts for each of its rows', async () => {
    const sms = await temporarySms({ [file]: register });
    const before = await clausebook(['check', '--format', 'json'], sms.root);
    expect(before.out).toContain('The review of TOL-001 was due on 2026-04-12');
    const args = review('--by', 'PER-004', '--outcome', 'no-change', '--on', '2026-06-01', '--note', 'every row');
    expect(await clausebook(args, sms.root)).toEqual({
      code: 0,
      out: `REG-002: looked at as a whole by PER-004 (Dan Frost) on 2026-06-01, no change
  review.log: at 2026-06-01, by PER-004, outcome all looked at, note every row
  in content/registers/tools.md
Its interval asks for the next look at it by 2026-12-01.
`,
      err: '',
    });
    expect(await sms.read(file)).toBe(
      register.replace(
        'review: {interval: P6M}',
        'review: {interval: P6M, log: [{at: 2026-06-01, by: PER-004, outcome: all looked at, note: every row}]}',
      ),
    );
    expect((await clausebook(args, sms.root)).out).toBe(
      'REG-002 already has a review by PER-004 of 2026-06-01; nothing was written.\n',
    );
    expect((await clausebook(['check', '--format', 'json'], sms.root)).out).not.toContain('The review of TOL-001');
  });

  test.each([
    [['--by', 'PER-005', '--outcome', 'no-change'], 'that may review all of REG-002.\nIts owner ROL-004'],
    [['--by', 'PER-004', '--outcome', 'withdraw'], 'REG-002 is a register: its rows come and go'],
    [['--by', 'PER-004', '--outcome', 'no-change', '--on', '2026-07-01'], 'lies after 2026-06-30'],
    [['--by', 'PER-009', '--outcome', 'no-change'], 'There is no person PER-009'],
  ])('refuses %j', async (args, message) => {
    const sms = await temporarySms({ [file]: register });
    const { code, out, err } = await clausebook(review(...args), sms.root);
    expect({ code, out, text: await sms.read(file) }).toEqual({ code: 1, out: '', text: register });
    expect(err).toContain(message);
  });

  test('other commands say what a register is', async () => {
    const sms = await temporarySms({ [file]: register });
    const { code, err } = await clausebook(['revise', 'REG-002'], sms.root);
    expect(code).toBe(1);
    expect(err).toContain('REG-002 is a register: a list of rows, each an item with its own id.');
  });
});
