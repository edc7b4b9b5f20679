import type { Day } from '../days.ts';
import { addDays } from '../days.ts';
import type { Expected, Family } from '../duty.ts';
import { expected, overdue, register } from '../duty.ts';

/**
 * Two people leave: one holds a role that owns a register, one a role that owns nothing. Their successors begin on the day
 * after; without them the role is vacant, and in the last thirty days before that the leaver has no successor.
 */
export const leavers: Family = (scene) => {
  const { random, begin, end } = scene;
  const roles: Record<'perfect' | 'omitted', string[]> = { perfect: [], omitted: [] };
  const people: string[] = [];
  const planted: Expected[] = [];
  const posts = [
    { role: 'ROL-101', person: 'PER-101', rule: 'ORGA-001', severity: 'error' },
    { role: 'ROL-102', person: 'PER-102', rule: 'ORGA-002', severity: 'warn' },
  ] as const;
  for (const { role, person, rule, severity } of posts) {
    const last: Day = random.day(random.chance(50) ? addDays(end, -40) : begin, addDays(end, 35));
    const row = (next: string): string =>
      `{id: ${role}, name: Keeper of ${role}, posts: [{person: ${person}, from: ${addDays(begin, -400)}}${next}]}`;
    roles.perfect.push(row(`, {person: PER-005, from: ${addDays(last, 1)}}`));
    roles.omitted.push(row(''));
    people.push(`{id: ${person}, name: Leaver ${person}, employment: {from: 2019-01-01, to: ${last}}}`);
    const vacant = addDays(last, 1);
    if (vacant <= end) planted.push(overdue(scene, rule, role, severity, vacant));
    else if (last <= addDays(end, 30)) planted.push(expected('ORGA-013', person, 'warn', last));
  }
  const issues = register('REG-110', 'issue', [
    '{id: ISS-101, text: Few people, origin: external, category: people, effect: Posts stay open, rationale: seen}',
  ]).replace('owner: ROL-002', 'owner: ROL-101');
  const files = (rows: readonly string[]): Record<string, string> => ({
    'content/registers/keepers.md': register('REG-111', 'role, person', [...rows, ...people]),
    'content/registers/more-issues.md': issues,
  });
  return { perfect: files(roles.perfect), omitted: files(roles.omitted), planted };
};
