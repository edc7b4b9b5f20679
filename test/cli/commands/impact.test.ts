import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { GitSms } from '../../support/git-sms.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const measure = (target: string): string => `---
id: REG-002
type: register
of: [measure]
owner: ROL-002
classification: internal
rows:
  - {id: KPI-001, name: Answered in time, owner: ROL-002, of: [PRC-001], unit: "%", target: "${target}", status: active}
---

# Measures
`;

const instruction = `---
id: WIN-001
owner: ROL-004
classification: internal
status: approved
---

# Fill in the form

## Steps

Answer as [the target](KPI-001) asks.
`;

/** A work instruction that names a measure, whose target changed afterwards. */
function changedMeasure(): GitSms {
  const sms = GitSms.start({ 'content/registers/measures.md': measure('90') });
  const add = (path: string, text: string, on: string, message: string): void => {
    sms.commit({ by: 'PER-004', on, message, files: { [path]: text } });
  };
  add('content/procedures/win-001.md', instruction, '2026-02-02', 'Instruction');
  add('content/registers/measures.md', measure('95'), '2026-04-01', 'Higher target');
  return sms;
}

describe('clausebook impact', () => {
  test('lists what is suspect, with owner, reason and what to do', async () => {
    const sms = changedMeasure();
    expect(await clausebook(['impact'], sms.root)).toEqual({
      code: 0,
      out: `1 item is suspect on 2026-06-30: what it relies on has changed, and nobody has looked since

WIN-001 Fill in the form (owner ROL-004)
  2026-04-01 KPI-001 changed: \`target\`; linked in “Steps”

Look at each and record it: clausebook review <id> --by <person> --outcome no-change --because <what changed>
`,
      err: '',
    });
  });

  test('a look that is recorded because of the change ends it, and no review date moves', async () => {
    const sms = changedMeasure();
    const look = await clausebook(
      ['review', 'WIN-001', '--by', 'PER-004', '--outcome', 'no-change', '--because', 'KPI-001', '--on', '2026-05-04'],
      sms.root,
    );
    expect(look.out).toBe(`WIN-001: looked at because of KPI-001 by PER-004 (Dan Frost) on 2026-05-04, no change
  review.log: at 2026-05-04, by PER-004, outcome no-change, because KPI-001
  in content/procedures/win-001.md
`);
    const { out } = await clausebook(['impact'], sms.root);
    expect(out).toBe(
      'Nothing is suspect on 2026-06-30: whatever changed, somebody has looked at what relies on it since.\n',
    );
  });

  test('a look because of something that has not changed, or before it did, is refused', async () => {
    const sms = changedMeasure();
    const look = (...rest: readonly string[]): Promise<{ readonly code: number; readonly err: string }> =>
      clausebook(['review', 'WIN-001', '--by', 'PER-004', '--outcome', 'no-change', ...rest], sms.root);
    const other = await look('--because', 'ROL-001');
    expect(other.code).toBe(1);
    expect(other.err).toBe(
      'Not written. WIN-001 is not suspect because of ROL-001: nothing has changed there that nobody has looked at WIN-001 for since.\nIt is because of KPI-001; see: clausebook impact WIN-001\n',
    );
    const early = await look('--because', 'KPI-001', '--on', '2026-03-02');
    expect(early.err).toBe(
      'Not written. KPI-001 changed on 2026-04-01, after 2026-03-02.\nGive the day on which somebody looked with --on.\n',
    );
  });

  test('tells before a change what would have to be looked at, for an item, a section and a clause', async () => {
    const sms = changedMeasure();
    const { out } = await clausebook(['impact', 'KPI-001'], sms.root);
    expect(out).toContain('If KPI-001 Answered in time changes, 1 item that is in force on 2026-06-30');
    expect(out).toContain('  WIN-001 Fill in the form: linked in “Steps”\n');
    const nothing = await clausebook(['impact', 'WIN-001', '--section', 'steps'], sms.root);
    expect(nothing.out).toContain(
      'Nothing that is in force on 2026-06-30 relies on WIN-001 Fill in the form, section “steps”.',
    );
    const clause = await clausebook(['impact', '4.1'], sms.root);
    expect(clause.out).toBe(
      'Nothing that is in force on 2026-06-30 relies on 4.1 Understanding the organization and its context.\n',
    );
  });

  test('gives the same as data', async () => {
    const { out } = await clausebook(['impact', 'WIN-001', '--format', 'json'], changedMeasure().root);
    expect(JSON.parse(out)).toEqual({
      schema: 'clausebook-impact/1',
      asOf: '2026-06-30',
      of: { id: 'WIN-001', title: 'Fill in the form', section: null },
      suspect: [
        {
          id: 'WIN-001',
          title: 'Fill in the form',
          owner: 'ROL-004',
          reasons: [
            {
              of: 'KPI-001',
              on: '2026-04-01',
              what: '`target`',
              changed: [],
              hops: 1,
              through: ['KPI-001'],
              relies: [{ verb: 'mentions', section: 'Steps' }],
            },
          ],
        },
      ],
      relying: [],
      notes: [],
    });
  });

  test('says what it cannot know without history, and refuses what does not exist', async () => {
    const sms = await temporarySms({ 'content/procedures/win-001.md': instruction });
    expect((await clausebook(['impact'], sms.root)).out).toMatch(/What could not be known\n {2}Without the history/);
    const unknown = await clausebook(['impact', 'WIN-002'], sms.root);
    expect(unknown).toMatchObject({ code: 2, err: 'There is no item WIN-002.\nDid you mean WIN-001?\n' });
    const section = await clausebook(['impact', 'WIN-001', '--section', 'Step'], sms.root);
    expect(section).toMatchObject({ code: 2, err: 'WIN-001 has no section “Step”.\nDid you mean “Steps”?\n' });
  });
});
