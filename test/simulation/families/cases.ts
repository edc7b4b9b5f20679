import type { Day } from '../days.ts';
import { addDays, addMonths, ofMonths } from '../days.ts';
import type { Expected, Family, Scene } from '../duty.ts';
import { expected, lived, register } from '../duty.ts';

/** Complaints are escalated within thirty days and settled within thirty more. */
export const complaints: Family = (scene: Scene) => {
  const { random, begin, end } = scene;
  const perfect: string[] = [];
  const omitted: string[] = [];
  const planted: Expected[] = [];
  for (const id of ['CPL-101', 'CPL-102']) {
    const received = random.day(random.chance(50) ? addDays(end, -60) : begin, end);
    const limit = addDays(received, 30);
    const escalated = random.day(received, limit);
    const settled = addDays(escalated, 30);
    const row = (words: string): string =>
      `{id: ${id}, text: Late devices, owner: ROL-004, customer: CUS-001, received: ${received}, ${words}}`;
    const open = row('status: in-progress');
    const carried = row(`status: escalated, escalated: {at: ${escalated}, to: ROL-003}`);
    const closed = row(
      `status: closed, resolution: Sent, outcome: none, customer_informed: ${escalated}, closed: {at: ${escalated}, by: PER-004}`,
    );
    const isEscalated = escalated <= end && random.chance(50);
    perfect.push(escalated <= end ? closed : open);
    omitted.push(isEscalated ? carried : open);
    const due = isEscalated ? settled : limit;
    if (due < end) planted.push(expected('OPER-013', id, 'warn', due));
  }
  const path = 'content/registers/cases.md';
  return {
    perfect: { [path]: register('REG-107', 'case', perfect) },
    omitted: { [path]: register('REG-107', 'case', omitted) },
    planted,
  };
};

/** Once a year somebody states that there was nothing of what happens seldom. */
export const silence: Family = (scene) => {
  const first = scene.random.day(addDays(scene.begin, 1), addMonths(scene.begin, 6));
  const acts = lived(scene, first, ofMonths(12));
  const rows = ['MR-11', 'MR-24', 'MR-33', 'MR-35'];
  const statement = (id: string, at: Day, affects: readonly string[]): string =>
    `{id: ${id}, title: None so far, by: ROL-002, at: ${at}, reason: mails and minutes were read, affects: [${affects.join(', ')}]}`;
  // Of these two EVID-001 speaks as well once the statement is too old: stated in time in every life.
  const others = [first, ...acts.inTime].map((day, index) => statement(`DEC-30${index}`, day, ['MD-15', 'MD-18']));
  const text = (days: readonly Day[]): string =>
    register('REG-108', 'decision', [
      ...[first, ...days].map((day, index) => statement(`DEC-20${index}`, day, rows)),
      ...others,
    ]);
  const path = 'content/registers/statements.md';
  const { due } = acts;
  const last = `DEC-20${acts.omitted.length}`;
  return {
    perfect: { [path]: text(acts.inTime) },
    omitted: { [path]: text(acts.omitted) },
    planted: due === null ? [] : rows.map(() => expected('EVID-017', last, 'info', due)),
  };
};
