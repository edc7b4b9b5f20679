import type { Day } from '../days.ts';
import { addDays } from '../days.ts';
import type { Expected, Family } from '../duty.ts';
import { file, overdue, register } from '../duty.ts';

interface Case {
  readonly id: string;
  readonly car: string;
  readonly opened: Day;
  readonly due: Day;
  readonly actionDue: Day;
}

function nonconformity({ id, car, opened, due, actionDue }: Case, cause: boolean, done: Day | null): string {
  const state = done === null ? (cause ? 'action-planned' : 'open') : 'implemented';
  const action = `{id: ${car}, what: Lock the form, who: ROL-004, due: ${actionDue}${done === null ? '' : `, done: ${done}`}}`;
  return file(
    [
      `id: ${id}`,
      'owner: ROL-004',
      `date: ${opened}`,
      `status: ${state}`,
      'classification: internal',
      'source: monitoring',
      'requirement: "8.5.1.3"',
      `due: ${due}`,
      ...(state === 'open' ? ['actions: []'] : [`actions: [${action}]`]),
    ],
    `## Statement

A form was left empty.

## Correction

It was completed.
${cause ? '\n## Cause\n\nThe form can be left empty; found by asking five times why.\n\n## Similar cases\n\nSearched in 40 forms: none.\n' : ''}`,
  );
}

/** A nonconformity gets its cause within thirty days, its action by its day, and an end by its own. */
export const nonconformities: Family = (scene) => {
  const { random, begin, end } = scene;
  const path = 'content/records/ncr-101.md';
  const opened = random.day(random.chance(50) ? addDays(end, -70) : begin, addDays(end, -1));
  const limit = addDays(opened, 30);
  const actionDue = addDays(opened, random.number(31, 90));
  const subject = { id: 'NCR-101', car: 'CAR-101', opened, due: addDays(end, random.number(0, 60)), actionDue };
  const knows = random.day(opened, limit) <= end;
  const done = random.day(addDays(opened, 20), actionDue);
  const planted: Expected[] = [];
  const isUnknown = random.chance(50);
  if (isUnknown && limit < end) planted.push(overdue(scene, 'NONC-001', 'NCR-101', 'error', limit));
  if (!isUnknown && knows && actionDue < end) planted.push(overdue(scene, 'NONC-002', 'CAR-101', 'error', actionDue));
  return {
    perfect: { [path]: nonconformity(subject, knows, knows && done <= end ? done : null) },
    omitted: { [path]: nonconformity(subject, !isUnknown && knows, null) },
    planted,
  };
};

/** Actions of minutes are done by their day, entered later, or moved with a reason. */
export const actions: Family = (scene) => {
  const { random, begin, end } = scene;
  const held = random.day(begin, addDays(end, -40));
  const lists: Record<'perfect' | 'omitted', string[]> = { perfect: [], omitted: [] };
  const planted: Expected[] = [];
  const rows: string[] = [];
  for (const name of ['A1', 'A2', 'A3']) {
    const due = random.day(addDays(held, 5), addDays(held, 200));
    rows.push(`{id: ${name}, what: Ask for a date, who: ROL-004, due: ${due}}`);
    if (due >= end) continue;
    const at = random.day(held, due);
    const done = `{ref: ${name}, at: ${at}, by: PER-004, done: ${at}}`;
    const to = random.day(addDays(due, 1), addDays(end, 50));
    const moved = `{ref: ${name}, at: ${at}, by: PER-004, moved_to: ${to}, note: she comes later}`;
    lists.perfect.push(done);
    const isMoved = random.chance(50);
    if (isMoved) lists.omitted.push(moved);
    const late = isMoved ? to : due;
    if (late < end) planted.push(overdue(scene, 'ACTN-001', 'MTG-301', 'warn', late));
  }
  const text = (followUp: readonly string[]): string =>
    file(
      [
        'id: MTG-301',
        'owner: ROL-004',
        'status: closed',
        'classification: internal',
        `date: ${held}`,
        'meeting_kind: coordination',
        'present: [ROL-004]',
        `actions: [${rows.join(', ')}]`,
        `closed: {at: ${held}, by: PER-004, follow_up: [${followUp.join(', ')}]}`,
      ],
      '## Topics\n\nThree actions.',
    );
  const path = 'content/records/mtg-301.md';
  return { perfect: { [path]: text(lists.perfect) }, omitted: { [path]: text(lists.omitted) }, planted };
};

/** Objectives are concluded when their day has passed. */
export const objectives: Family = (scene) => {
  const { random, begin, end } = scene;
  const perfect: string[] = [];
  const omitted: string[] = [];
  const planted: Expected[] = [];
  for (const id of ['OBJ-101', 'OBJ-102']) {
    const due = random.day(addDays(begin, 100), addDays(end, 30));
    const row = (words: string): string =>
      `{id: ${id}, text: Faster, owner: ROL-004, measure: KPI-101, target: 90, due: ${due}, baseline: 80, plan: {what: More people, means: two posts, who: ROL-004, by: ${due}, judged_by: KPI-101}, ${words}}`;
    const open = row('status: agreed');
    const at = random.day(due, end > due ? end : due);
    perfect.push(due < end ? row(`status: missed, result: {value: 84, at: ${at}, conclusion: too few people}`) : open);
    omitted.push(open);
    if (due < end) planted.push(overdue(scene, 'OBJV-005', id, 'error', due));
  }
  const measure =
    '{id: KPI-101, text: In time, status: active, owner: ROL-004, of: [OBJ-101, OBJ-102], unit: "%", formula: in time by all, source: desk}';
  const first = `{id: OBJ-100, text: Begin, owner: ROL-004, measure: KPI-101, target: 90, due: ${begin}, baseline: 80, status: achieved, plan: {what: Begin, means: none, who: ROL-004, by: ${begin}, judged_by: KPI-101}, result: {value: 91, at: ${begin}, conclusion: go on}}`;
  const path = 'content/registers/objectives.md';
  return {
    perfect: { [path]: register('REG-109', 'objective, measure', [first, ...perfect, measure]) },
    omitted: { [path]: register('REG-109', 'objective, measure', [first, ...omitted, measure]) },
    planted,
  };
};
