import { describe, expect, test, vi } from 'vitest';
import type { DueReport } from '../../../src/report/due-text.ts';
import { clausebook } from '../../support/command-line.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

describe('clausebook due', () => {
  test('lists what falls due in the demo, for one owner too', async () => {
    const all = await clausebook(['due', '--format', 'json']);
    expect(all, all.err).toMatchObject({ code: 0 });
    const report = JSON.parse(all.out) as DueReport;
    expect(report).toMatchObject({ schema: 'clausebook-due/1', asOf: '2026-06-30', within: 'P30D' });
    expect(report.entries.every(({ on }) => on >= '2026-06-30' && on <= '2026-07-30')).toBe(true);
    expect(new Set(report.entries.map(({ what }) => what))).toEqual(
      new Set(['report', 'action', 'review', 'management review', 'step']),
    );

    const one = await clausebook(['due', '--owner', 'ROL-016']);
    expect(one.out).toContain('2026-07-15  action  RSK-003 Cooling fails in a heat wave');
    expect(one.out).not.toContain('RPD-001');
    const person = await clausebook(['due', '--owner', 'PER-017']);
    expect(person.out.split('\n').slice(0, 1)).toEqual(one.out.split('\n').slice(0, 1));
    expect(one.out).toContain('1 due within P30D of 2026-06-30. What is late already: clausebook check');
  });

  test('says so where nothing does, and refuses what it cannot read', async () => {
    const none = await clausebook(['due', '--within', 'P0D']);
    expect(none.out).toBe('Nothing falls due within P0D of 2026-06-30. What is late already: clausebook check\n');
    const wrong = await clausebook(['due', '--within', '30 days']);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.err).toContain('Give it like P30D (30 days), P3M (3 months) or P1Y.');
    const nobody = await clausebook(['due', '--owner', 'ROL-999']);
    expect(nobody).toMatchObject({ code: 2 });
    expect(nobody.err).toContain('There is no role or person ROL-999.');
  });
});
