import type { Day } from '../days.ts';
import { addDays, addMonths, daysTo, firstOfMonth, lastOfMonth, ofMonths } from '../days.ts';
import type { Duty, Expected, Family, Scene } from '../duty.ts';
import { file, lived, overdue, together } from '../duty.ts';
import { howOften } from '../process.ts';

const inputs = `## Inputs

- Services: 99 % in time.
- Suppliers and other parties: 2 of 2 as agreed.
- Feedback and satisfaction of customers: 4.1 of 5.
- Performance of the SMS, audits, nonconformities and measurement: 1 audit, no case.
- Objectives: 1 of 2 on course.
- Policies: all are followed and still fit.
- Risks and opportunities: looked at, 2 of 2 treated.
- Resources and capacity: enough.
- Context and issues: as before.
- Changes ahead: none.
- Improvement and ideas: two.
- Actions of earlier reviews: done.

## Decisions

As above.`;

function minutes(id: string, date: Day, decisions: readonly string[], followUp: readonly string[]): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-001',
      'status: closed',
      'classification: internal',
      `date: ${date}`,
      'chair: PER-001',
      'present: [ROL-001, ROL-002, ROL-003]',
      'decisions:',
      ...decisions.map((decision) => `  - ${decision}`),
      `closed: {at: ${date}, by: PER-002, follow_up: [${followUp.join(', ')}]}`,
    ],
    inputs,
  );
}

/** Reviews of top management: held in their interval, with a decision that is carried out by its day. */
export const managementReviews: Family = (scene) => {
  const { random, begin, end } = scene;
  const every = random.pick([ofMonths(6), ofMonths(8), ofMonths(12)]);
  const acts = lived(scene, begin, every, 1);
  const perfect: Record<string, string> = {};
  const omitted: Record<string, string> = {};
  const planted: Expected[] = [];
  for (const [index, date] of acts.inTime.entries()) {
    const id = `MRV-00${index + 1}`;
    const path = `content/records/${id.toLowerCase()}.md`;
    const due = addDays(date, random.number(20, 200));
    const isDue = due < end;
    const done = random.day(addDays(date, 1), due);
    const decision = [`{id: D1, text: Train an engineer, kind: means, owner: ROL-004, due: ${due}}`];
    const followUp = isDue ? [`{ref: D1, at: ${done}, by: PER-004, done: ${done}}`] : [];
    perfect[path] = minutes(id, date, decision, followUp);
    const held = acts.omitted[index];
    if (held === undefined) continue;
    const isForgotten = isDue && random.chance(30);
    omitted[path] = minutes(id, held, decision, isForgotten ? [] : followUp);
    if (isForgotten) planted.push(overdue(scene, 'MREV-004', id, 'error', due));
  }
  if (acts.due !== null) {
    const last = acts.omitted.length;
    planted.push(overdue(scene, 'MREV-001', `MRV-00${last}`, 'error', acts.due));
  }
  const process = howOften(scene, 'PRC-101', '9.3', [
    ['Review by top management', every],
    ['Look whether leadership shows', ofMonths(60), '5.1'],
    ['Look at the audits', ofMonths(60), '9.2.2'],
    ['Tell each other', ofMonths(60), '7.4'],
    ['Look who reads what', ofMonths(60), '7.5.3.1'],
  ]);
  return together(process, { perfect, omitted, planted });
};

interface Slot {
  readonly words: string;
  readonly from: Day;
  readonly to: Day;
}

/** A planned time as the programme writes it: a day, a month or a quarter. */
function slot(scene: Scene, day: Day): Slot {
  const month = firstOfMonth(day);
  const quarter = firstOfMonth(month, -((Number(month.slice(5, 7)) - 1) % 3));
  return scene.random.pick<Slot>([
    { words: day, from: day, to: day },
    { words: month.slice(0, 7), from: month, to: lastOfMonth(month) },
    {
      words: `${month.slice(0, 4)}-Q${(Number(quarter.slice(5, 7)) + 2) / 3}`,
      from: quarter,
      to: lastOfMonth(addMonths(quarter, 2)),
    },
  ]);
}

function audit(id: string, from: Day, to: Day, isHeld: boolean): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-003',
      `status: ${isHeld ? 'closed' : 'planned'}`,
      'classification: internal',
      'kind: internal',
      'retention: P6Y',
      'programme: AUP-001',
      `dates: {from: ${from}, to: ${to}}`,
      'auditors: ["Ina Berg, from outside"]',
      'scope: {clauses: ["5.2.1"]}',
      ...(isHeld ? ['findings: []', 'reported_to: [ROL-001]', `closed: {at: ${addDays(to, 1)}, by: PER-003}`] : []),
    ],
    `## Criteria

The standard and our policies.

## Method and samples

Talks with five people.

## Conclusion

All in order.`,
  );
}

/** The audit programme: each planned audit takes place in its time, stays planned, or never gets a record. */
export const audits: Family = (scene) => {
  const { random, begin, end } = scene;
  const perfect: Record<string, string> = {};
  const omitted: Record<string, string> = {};
  const planted: Expected[] = [];
  const rows: string[] = [];
  const days = [6, 12, 18].map((month) => addDays(addMonths(begin, month), random.number(-60, 60)));
  const broken = random.number(0, days.length - 1);
  for (const [index, day] of days.entries()) {
    const id = `AUD-00${index + 1}`;
    const path = `content/records/${id.toLowerCase()}.md`;
    const { words, from, to } = slot(scene, day);
    rows.push(`| ${id} | ${words} | 5 | – | PER-003 |`);
    const held = random.day(from, to);
    const isPast = to < end;
    perfect[path] = audit(id, held, held, isPast);
    if (!isPast || (index !== broken && !random.chance(20))) {
      omitted[path] = audit(id, held, held, isPast);
    } else {
      omitted[path] = audit(id, held, held, false);
      planted.push(overdue(scene, 'AUDT-003', id, 'error', held));
    }
  }
  const later = addDays(end, 100);
  perfect['content/records/aud-009.md'] = audit('AUD-009', later, later, false);
  omitted['content/records/aud-009.md'] = audit('AUD-009', later, later, false);
  rows.push(`| AUD-009 | ${later} | 4, 5, 6, 7, 8, 9, 10 | PRC-101, PRC-102, PRC-103, PRC-104, PRC-105 | PER-003 |`);
  const programme = file(
    [
      'id: AUP-001',
      'owner: ROL-002',
      'version: "1.0"',
      'status: approved',
      'classification: internal',
      `cycle: {from: ${begin}, to: ${addDays(begin, daysTo(begin, end) + 200)}}`,
      `effective_from: ${begin}`,
    ],
    `## Coverage

| Audit | Planned | Clauses | Processes | Auditor |
|---|---|---|---|---|
${rows.join('\n')}`,
  );
  const both: Duty = {
    perfect: { 'content/plans/aup-001.md': programme },
    omitted: { 'content/plans/aup-001.md': programme },
    planted: [],
  };
  return together(both, { perfect, omitted, planted });
};
