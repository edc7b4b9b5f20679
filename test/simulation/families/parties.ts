import type { Day, Span } from '../days.ts';
import { addDays, addMonths, ofMonths, plus } from '../days.ts';
import type { Expected, Family, Scene } from '../duty.ts';
import { expected, file, lived, log, overdue, register, together } from '../duty.ts';
import { howOften } from '../process.ts';

/** Minutes or reports, one for each day on which something was done. */
function records(prefix: string, days: readonly Day[], text: (id: string, day: Day) => string): Record<string, string> {
  return Object.fromEntries(
    days.map((day, index) => {
      const id = `${prefix}${String(index + 1).padStart(2, '0')}`;
      return [`content/records/${id.toLowerCase()}.md`, text(id, day)];
    }),
  );
}

function both(files: Readonly<Record<string, string>>): ReturnType<Family> {
  return { perfect: files, omitted: files, planted: [] };
}

function minutes(id: string, day: Day, more: readonly string[]): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-004',
      'status: closed',
      'classification: internal',
      `date: ${day}`,
      'present: [ROL-004]',
      ...more,
      `closed: {at: ${day}, by: PER-004}`,
    ],
    '## Topics\n\nTrend and outcome: 99 % in time.',
  );
}

function agreement(id: string, begin: Day, more: readonly string[]): string {
  const head = ['owner: ROL-004', 'version: "1.0"', 'status: agreed', 'classification: internal', `from: ${begin}`];
  return file([`id: ${id}`, ...head, ...more]);
}

/** Customers are met, the agreement is gone through, and satisfaction is measured. */
export const customers: Family = (scene) => {
  const { random, begin } = scene;
  const [meet, review, ask] = [
    random.pick([ofMonths(5), ofMonths(6)]),
    random.pick([ofMonths(6), ofMonths(12)]),
    random.pick([ofMonths(8), ofMonths(12)]),
  ];
  const met = lived(scene, begin, meet, 1);
  const reviewed = lived(scene, begin, review);
  const asked = lived(scene, begin, ask, 1);
  const lifeOf = (kind: 'inTime' | 'omitted'): Record<string, string> => ({
    ...records('MTG-1', met[kind], (id, day) => minutes(id, day, ['meeting_kind: service-review', 'with: [CUS-001]'])),
    'content/agreements/sla-001.md': agreement('SLA-001', begin, [
      'customer: CUS-001',
      'covers: [SVC-001]',
      `review: {${log(reviewed[kind], 'PER-004')}}`,
    ]),
    ...records('SAT-1', asked[kind], satisfaction),
  });
  const planted: Expected[] = [
    ...lateMeetings(scene, meet, met.omitted.at(-1), reviewed.omitted.at(-1)),
    ...(reviewed.due === null ? [] : [overdue(scene, 'SERV-006', 'SLA-001', 'error', reviewed.due)]),
    ...(asked.due === null ? [] : [overdue(scene, 'SERV-027', 'PRC-102', 'warn', asked.due)]),
  ];
  const process = howOften(scene, 'PRC-102', '8.3.2, 8.3.3', [
    ['Review trends and outcomes with each customer', meet, '8.3.2'],
    ['Measure satisfaction of a sample', ask, '8.3.2'],
    ['Review the agreement with each customer', review, '8.3.3'],
  ]);
  const parties = both({
    'content/registers/customers.md': register('REG-104', 'customer', ['{id: CUS-001, name: Museum}']),
    'content/services/svc-001.md': file([
      'id: SVC-001',
      'owner: ROL-004',
      'status: live',
      'classification: internal',
      'customers: [CUS-001]',
    ]),
  });
  return together(process, parties, { perfect: lifeOf('inTime'), omitted: lifeOf('omitted'), planted });
};

/** Going through the agreement is a meeting with the customer, too. */
function lateMeetings(scene: Scene, every: Span, met = scene.begin, reviewed = scene.begin): readonly Expected[] {
  const due = plus(met < reviewed ? reviewed : met, every);
  return due < scene.end ? [overdue(scene, 'SERV-027', 'CUS-001', 'warn', due)] : [];
}

function satisfaction(id: string, day: Day): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-004',
      'status: issued',
      'classification: internal',
      `period: {from: ${day}, to: ${day}}`,
      'customers: [CUS-001]',
      'sample: {size: 40, population: 80, why_representative: all were asked}',
      `closed: {at: ${day}, by: PER-004}`,
    ],
    '## Figures\n\n4.1 of 5.\n\n## What it tells us\n\nPeople are content.\n\n## Trend\n\nUp by 0.1.\n\n## What we do about it\n\nNone needed, since people are content.',
  );
}

function contract(begin: Day, to: Day, looked: readonly Day[]): string {
  return agreement('CON-001', begin, [
    'supplier: SUP-001',
    'supports: [SVC-001]',
    `to: ${to}`,
    'notice: P3M',
    `review: {interval: P3Y, ${log(looked, 'PER-004')}}`,
  ]);
}

/** A supplier and its contract are reviewed, and somebody decides before notice what becomes of the contract. */
export const suppliers: Family = (scene: Scene) => {
  const { random, begin, end } = scene;
  const [watch, look] = [random.pick([ofMonths(3), ofMonths(6)]), random.pick([ofMonths(8), ofMonths(12)])];
  const watched = lived(scene, begin, watch);
  const looked = lived(scene, begin, look);
  // On the day under `to` an agreement has ended.
  const to = addDays(end, random.pick([1, random.number(1, 250)]));
  const notice = addMonths(to, -3);
  const mustDecide = addDays(notice, -90) <= end;
  const lifeOf = (kind: 'inTime' | 'omitted', isDecided: boolean): Record<string, string> => ({
    'content/agreements/con-001.md': contract(begin, to, looked[kind]),
    'content/registers/suppliers.md': register('REG-106', 'supplier, decision', [
      `{id: SUP-001, name: Carrier, criticality: high, review_interval: ${watch.text}, review: {interval: P3Y, ${log(watched[kind], 'PER-002')}}}`,
      ...(isDecided
        ? [
            `{id: DEC-101, title: The contract is renewed for a year, by: ROL-003, at: ${random.day(addDays(begin, 1), end)}, reason: Targets were met, affects: [CON-001]}`,
          ]
        : []),
    ]),
  });
  const process = howOften(scene, 'PRC-103', '8.3.4.1', [
    ['Monitor performance of suppliers', watch],
    ['Review contracts', look],
  ]);
  const planted: Expected[] = [
    ...(watched.due === null ? [] : [overdue(scene, 'SERV-011', 'SUP-001', 'error', watched.due)]),
    ...(looked.due === null ? [] : [overdue(scene, 'SERV-011', 'CON-001', 'error', looked.due)]),
    ...(mustDecide ? [expected('SERV-024', 'CON-001', 'warn', notice)] : []),
  ];
  return together(process, { perfect: lifeOf('inTime', true), omitted: lifeOf('omitted', false), planted });
};
