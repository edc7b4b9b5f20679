import type { Day } from '../days.ts';
import { addDays, ofMonths } from '../days.ts';
import type { Duty, Expected, Family } from '../duty.ts';
import { expected, file, lived, log, overdue, together } from '../duty.ts';
import { howOften } from '../process.ts';

function both(files: Readonly<Record<string, string>>): Duty {
  return { perfect: files, omitted: files, planted: [] };
}

function test(id: string, day: Day, reviewed: Day | null): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-004',
      'status: closed',
      'classification: internal',
      `date: ${day}`,
      'plan: CTP-001',
      'plan_version: "1.0"',
      ...(reviewed === null ? [] : [`reviewed: {at: ${reviewed}, by: PER-004}`]),
      `closed: {at: ${day}, by: PER-004}`,
    ],
    '## Scenario\n\nThe hall burns.\n\n## Result\n\nBack after 2 of 4 hours.\n\n## What was missing\n\nNothing.\n\n## Review\n\nHeld with all.',
  );
}

/** A continuity plan is tested in its interval, and each test is reviewed within two weeks. */
export const continuity: Family = (scene) => {
  const { random, begin, end } = scene;
  const every = random.pick([ofMonths(6), ofMonths(9), ofMonths(12)]);
  const acts = lived(scene, begin, every, 1);
  const perfect: Record<string, string> = {};
  const omitted: Record<string, string> = {};
  const planted: Expected[] = [];
  const isForgotten = random.chance(50);
  for (const [index, day] of acts.inTime.entries()) {
    const id = `CTT-10${index + 1}`;
    const path = `content/records/${id.toLowerCase()}.md`;
    const review = (held: Day): Day => {
      const last = addDays(held, 14);
      return random.day(held, last < end ? last : end);
    };
    perfect[path] = test(id, day, review(day));
    const held = acts.omitted[index];
    if (held === undefined) continue;
    const isLast = index === acts.omitted.length - 1;
    omitted[path] = test(id, held, isForgotten && isLast ? null : review(held));
    const due = addDays(held, 14);
    if (isForgotten && isLast && due < end) planted.push(overdue(scene, 'OPER-009', id, 'error', due));
    // Within the two weeks nothing is late yet, but the minutes were closed too early.
    if (isForgotten && isLast && due >= end) planted.push(expected('RECD-007', id, 'error', null));
  }
  if (acts.due !== null) planted.push(overdue(scene, 'OPER-009', 'CTP-001', 'error', acts.due));
  const plan = file([
    'id: CTP-001',
    'owner: ROL-004',
    'version: "1.0"',
    'status: approved',
    'classification: internal',
    'protects: [SVC-001]',
    `test_interval: ${every.text}`,
    `effective_from: ${begin}`,
  ]);
  return together(both({ 'content/plans/ctp-001.md': plan }), { perfect, omitted, planted });
};

/** The manual is brought back from a copy once a year. */
export const restores: Family = (scene) => {
  const acts = lived(scene, scene.begin, ofMonths(12), 1);
  const lifeOf = (days: readonly Day[]): Record<string, string> =>
    Object.fromEntries(days.map((day, index) => [`content/records/vrf-10${index}.md`, restore(`VRF-10${index}`, day)]));
  const last = `VRF-10${acts.omitted.length - 1}`;
  return {
    perfect: lifeOf(acts.inTime),
    omitted: lifeOf(acts.omitted),
    planted: acts.due === null ? [] : [overdue(scene, 'ACCS-011', last, 'warn', acts.due)],
  };
};

function restore(id: string, day: Day): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-004',
      'status: closed',
      'classification: internal',
      `date: ${day}`,
      'by: [PER-004]',
      'subject: restore',
      'sample: {size: 10, of: 10}',
      'deviations: []',
      `closed: {at: ${day}, by: PER-004}`,
    ],
    '## Method\n\nOn an empty machine.\n\n## Result\n\nNothing is missing.',
  );
}

/** Controls are checked in the shortest of their intervals. */
export const controls: Family = (scene) => {
  const every = scene.random.pick([ofMonths(3), ofMonths(6), ofMonths(12)]);
  const acts = lived(scene, scene.begin, every);
  const text = (days: readonly Day[]): string =>
    file(
      [
        'id: CTL-001',
        'owner: ROL-004',
        'version: "1.0"',
        'status: approved',
        'classification: internal',
        `effective_from: ${scene.begin}`,
        `review: {interval: P3Y, ${log(days, 'PER-004')}}`,
      ],
      `## Controls

| Id | Decided | Reason | Owner | Risks | State | Check interval |
|---|---|---|---|---|---|---|
| C01 | apply | Ends guessing | ROL-004 | – | in place | P30M |
| C02 | apply | Stops phishing | ROL-004 | – | in place | ${every.text} |
| C03 | apply | Fewer doors | ROL-004 | – | in place | – |`,
    );
  const path = 'content/plans/ctl-001.md';
  return {
    perfect: { [path]: text(acts.inTime) },
    omitted: { [path]: text(acts.omitted) },
    planted: acts.due === null ? [] : [overdue(scene, 'OPER-024', 'CTL-001', 'warn', acts.due)],
  };
};

/** Changes and problems are analysed; one report is about both. */
export const analyses: Family = (scene) => {
  const every = scene.random.pick([ofMonths(6), ofMonths(7), ofMonths(12)]);
  const acts = lived(scene, scene.begin, every, 1);
  const lifeOf = (days: readonly Day[]): Record<string, string> =>
    Object.fromEntries(
      days.map((day, index) => [`content/records/ana-10${index}.md`, analysis(`ANA-10${index}`, day)]),
    );
  const process = howOften(scene, 'PRC-104', '8.5.1.3, 8.6.3', [
    ['Analyse requests for change for trends', every, '8.5.1.3'],
    ['Review the effect of problem solving', every, '8.6.3'],
  ]);
  const due = acts.due === null ? [] : [overdue(scene, 'OPER-010', 'PRC-104', 'error', acts.due)];
  return together(process, { perfect: lifeOf(acts.inTime), omitted: lifeOf(acts.omitted), planted: [...due, ...due] });
};

function analysis(id: string, day: Day): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-004',
      'status: issued',
      'classification: internal',
      `period: {from: ${day}, to: ${day}}`,
      'subject: [change-trends, problem-effectiveness]',
      `closed: {at: ${day}, by: PER-004}`,
    ],
    '## What it tells us\n\nFewer cases than before, 12 after 14.\n\n## What we do about it\n\nNone needed, because it works.',
  );
}
