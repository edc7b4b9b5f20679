import type { Day, Span } from '../days.ts';
import { addDays, addMonths, firstOfMonth, lastOfMonth, ofDays, ofMonths, plus } from '../days.ts';
import type { Duty, Expected, Family, Scene } from '../duty.ts';
import { expected, file, overdue, register, together } from '../duty.ts';

interface Period {
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
}

/** Months or quarters that begin on or after a day, and whose report was due before the end. */
function periodsOf(scene: Scene, start: Day, months: 1 | 3, due: Span): readonly Period[] {
  const found: Period[] = [];
  let from = start === firstOfMonth(start) ? start : firstOfMonth(start, 1);
  while ((Number(from.slice(5, 7)) - 1) % months !== 0) from = firstOfMonth(from, 1);
  for (; ; from = firstOfMonth(from, months)) {
    const to = lastOfMonth(addMonths(from, months - 1));
    if (plus(to, due) >= scene.end) return found;
    const month = from.slice(0, 7);
    const label = months === 1 ? month : `${month.slice(0, 4)}-Q${(Number(month.slice(5)) + 2) / 3}`;
    found.push({ label, from, to, due: plus(to, due) });
  }
}

type Fate = 'in time' | 'missing' | 'draft' | 'late' | 'late with a reason';

function report(id: string, subject: string, { label }: Period, issued: Day, fate: Fate): string {
  return file(
    [
      `id: ${id}`,
      'owner: ROL-004',
      `status: ${fate === 'draft' ? 'draft' : 'issued'}`,
      'classification: customer',
      subject,
      `period: ${label}`,
      'recipients: [ROL-001]',
      ...(fate === 'late with a reason' ? ['late_reason: figures came late'] : []),
      ...(fate === 'draft' ? [] : [`closed: {at: ${issued}, by: PER-004}`]),
    ],
    `## Results

All targets were met.

## Workload

As before.

## Trend

As in the period before.

## What we do about it

None needed, because all targets were met.`,
  );
}

/** A series of reports. `subject` holds the fields that name it, `name` is how a finding names what it is about. */
function series(
  scene: Scene,
  { definition, about, name, prefix }: Readonly<Record<'definition' | 'about' | 'name' | 'prefix', string>>,
  periods: readonly Period[],
): Duty {
  const { random, end } = scene;
  const perfect: Record<string, string> = {};
  const omitted: Record<string, string> = {};
  const planted: Expected[] = [];
  const broken = random.number(0, Math.max(0, periods.length - 1));
  for (const [index, period] of periods.entries()) {
    const id = `${prefix}${String(index + 1).padStart(3, '0')}`;
    const path = `content/reports/${id.toLowerCase()}.md`;
    const issued = random.day(addDays(period.to, 1), period.due);
    perfect[path] = report(id, about, period, issued, 'in time');
    // One report of each life is never kept, others now and then.
    const isBroken = index === broken || random.chance(10);
    const fate = isBroken ? random.pick<Fate>(['missing', 'draft', 'late', 'late with a reason']) : 'in time';
    const late = random.day(addDays(period.due, 1), end);
    if (fate !== 'missing') omitted[path] = report(id, about, period, fate === 'in time' ? issued : late, fate);
    if (fate === 'missing' || fate === 'draft') {
      planted.push(`${overdue(scene, 'SERI-001', definition, 'error', period.due)} ${name} ${period.label}`);
    } else if (fate !== 'in time') {
      const severity = fate === 'late' ? 'warn' : 'info';
      planted.push(expected('SERI-002', id, severity, `- by ${period.due}`));
    }
  }
  return { perfect, omitted, planted };
}

const dueSpans = [ofDays(10), ofDays(14), ofDays(20), ofMonths(1)] as const;

/** A monthly report on the services to everybody, by its definition. */
export const monthlyReports: Family = (scene) => {
  const due = scene.random.pick(dueSpans);
  const start = addDays(addMonths(scene.end, -7), scene.random.number(-5, 5));
  const definition = register('REG-103', 'report-definition', [
    `{id: RPD-001, text: Monthly report, for: sms, every: P1M, due: ${due.text}, series_start: ${start}}`,
  ]);
  const both = { 'content/registers/monthly-reports.md': definition };
  const reports = series(
    scene,
    { definition: 'RPD-001', about: 'definition: RPD-001\nfor: [SLA-001]', name: 'RPD-001', prefix: 'SRP-1' },
    periodsOf(scene, start, 1, due),
  );
  return together({ perfect: both, omitted: both, planted: [] }, reports);
};

/** A quarterly report that an agreement promises by itself. */
export const quarterlyReports: Family = (scene) => {
  const due = scene.random.pick(dueSpans);
  const from = addDays(scene.begin, scene.random.number(0, 40));
  const agreement = file([
    'id: SLA-002',
    'owner: ROL-004',
    'version: "1.0"',
    'status: agreed',
    'classification: customer',
    'customer: CUS-002',
    'covers: [SVC-001]',
    `from: ${from}`,
    `report: {every: P3M, due: ${due.text}}`,
    'review: {interval: P3Y}',
  ]);
  const customer = '{id: CUS-002, name: Archive, review_interval: P3Y}';
  const both = {
    'content/agreements/sla-002.md': agreement,
    'content/registers/more-customers.md': register('REG-112', 'customer', [customer]),
  };
  const reports = series(
    scene,
    { definition: 'SLA-002', about: 'for: [SLA-002]', name: 'SLA-002', prefix: 'SRP-2' },
    periodsOf(scene, from, 3, due),
  );
  return together({ perfect: both, omitted: both, planted: [] }, reports);
};
