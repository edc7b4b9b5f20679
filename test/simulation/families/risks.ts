import type { Day } from '../days.ts';
import { addDays, addMonths, ofMonths } from '../days.ts';
import type { Expected, Family } from '../duty.ts';
import { file, lived, overdue, register, together } from '../duty.ts';
import { howOften } from '../process.ts';

/** What is planned against a risk is done by its day, and within three months somebody looks whether it worked. */
export const treatments: Family = (scene) => {
  const { random, begin, end } = scene;
  const perfect: string[] = [];
  const omitted: string[] = [];
  const planted: Expected[] = [];
  for (const id of ['RSK-101', 'RSK-102']) {
    const due = random.day(addDays(begin, 30), addDays(end, 40));
    const done = random.day(addDays(due, -25), due);
    const isOver = done <= end;
    const limit = addMonths(done, 3);
    const looked = random.day(addDays(done, 1), limit);
    const row = (words: string): string =>
      `{id: ${id}, text: One line, owner: ROL-004, status: in-treatment, domain: sms, likelihood: 2, impact: 2, score: 4, actions: [{id: A1, what: Second line, who: ROL-004, due: ${due}${words}}]}`;
    const worked = looked <= end ? `, worked: {at: ${looked}, how: a test, result: worked, by: PER-004}` : '';
    perfect.push(row(isOver ? `, done: ${done}${worked}` : ''));
    const isDone = isOver && random.chance(40);
    omitted.push(row(isDone ? `, done: ${done}` : ''));
    if (!isDone && due < end) planted.push(overdue(scene, 'RISK-003', id, 'error', due));
    if (isDone && limit < end) planted.push(overdue(scene, 'RISK-007', id, 'warn', limit));
  }
  const path = 'content/registers/risks.md';
  return {
    perfect: { [path]: register('REG-105', 'risk', perfect) },
    omitted: { [path]: register('REG-105', 'risk', omitted) },
    planted,
  };
};

function assessment(id: string, day: Day): string {
  return file(
    [
      `id: ${id}`,
      'kind: risk',
      'owner: ROL-004',
      'status: closed',
      'classification: internal',
      `date: ${day}`,
      'by: [PER-004]',
      'domain: [sms, availability, continuity, information-security]',
      `closed: {at: ${day}, by: PER-004}`,
    ],
    '## Method\n\nGone through the list.\n\n## Result\n\nNo new risk.',
  );
}

/** Risks to the SMS and to the services are assessed together. */
export const assessments: Family = (scene) => {
  const every = scene.random.pick([ofMonths(6), ofMonths(9), ofMonths(12)]);
  const acts = lived(scene, scene.begin, every, 1);
  const lifeOf = (days: readonly Day[]): Record<string, string> =>
    Object.fromEntries(
      days.map((day, index) => [`content/records/ras-10${index}.md`, assessment(`RAS-10${index}`, day)]),
    );
  const process = howOften(scene, 'PRC-105', '6.1.1, 8.7.1, 8.7.2, 8.7.3.2', [
    ['Assess risks to the SMS', every, '6.1.1'],
    ['Assess risks to availability', every, '8.7.1'],
    ['Assess risks to continuity', every, '8.7.2'],
    ['Assess risks to security', every, '8.7.3.2'],
  ]);
  const { due } = acts;
  const planted =
    due === null
      ? []
      : [
          overdue(scene, 'RISK-010', 'PRC-105', 'warn', due),
          ...['availability', 'continuity', 'security'].map(() => overdue(scene, 'RISK-005', 'PRC-105', 'error', due)),
        ];
  return together(process, { perfect: lifeOf(acts.inTime), omitted: lifeOf(acts.omitted), planted });
};
