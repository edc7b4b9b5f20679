import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallSms } from '../../support/small-sms.ts';

// Clauses without rows in the mandatory list, 8.4.2 with one, and numbers that only look like them.
const clauses = ['4.1', '5.1', '7.1', '7.6', '8.2.1', '8.2.5', '8.4.2'] as const;
const decoys = ['5', '5.1.1', '5.1.12', '7.10', '8.2', '8.2.10', '8.20.1', '8.4', '8.4.2.1', '8.4.20'] as const;

interface Named {
  readonly clauses: readonly string[];
  readonly status: string;
  /** First day in force, or day of issue; null where there is none. */
  readonly day: string | null;
  /** Of documents: before a second version there was one that nobody knows without history. */
  readonly version?: '1.0' | '2.0';
}

const day = fc
  .tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-'));
const names = fc.uniqueArray(fc.constantFrom(...clauses, ...decoys), { maxLength: 6 });
const documents = fc.array(
  fc.record({
    clauses: names,
    status: fc.constantFrom('draft', 'in-review', 'approved', 'withdrawn'),
    day: fc.option(day),
    version: fc.constantFrom('1.0' as const, '2.0' as const),
  }),
  { maxLength: 6 },
);
const reports = fc.array(
  fc.record({ clauses: fc.constant(['8.4.2']), status: fc.constantFrom('draft', 'issued'), day }),
  { maxLength: 4 },
);

const documentFile = ({ clauses: claimed, status, day: from, version }: Named, index: number): [string, string] => [
  `content/procedures/pro-${String(index + 1).padStart(3, '0')}.md`,
  `---\nid: PRO-${String(index + 1).padStart(3, '0')}\nowner: ROL-002\nversion: "${version ?? ''}"\nstatus: ${status}\nclassification: internal\n${from === null ? '' : `effective_from: ${from}\n`}clauses: ${JSON.stringify(claimed)}\n---\n\n# Procedure\n`,
];
const reportFile = ({ status, day: on }: Named, index: number): [string, string] => [
  `content/records/dem-${String(index + 1).padStart(3, '0')}.md`,
  `---\nid: DEM-${String(index + 1).padStart(3, '0')}\nowner: ROL-002\nstatus: ${status}\nclassification: internal\nclauses: ["8.4.2"]\nperiod: 2024\n${status === 'issued' ? `closed: {at: ${on ?? ''}, by: PER-002}\n` : ''}---\n\n# Demand\n`,
];

/** Twelve months and some days later, counted by the clock of JavaScript. */
function yearAnd(days: number, on: string): string {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number);
  return new Date(Date.UTC(year + 1, month - 1, date + days)).toISOString().slice(0, 10);
}

/** Documents are good for a year and ninety days after they took effect, records for a year and thirty days. */
function expectedState(clause: string, procedures: readonly Named[], demand: readonly Named[], asOf: string): string {
  const naming = procedures.filter((entry) => entry.clauses.includes(clause));
  const inForce = naming.filter((entry) => entry.status === 'approved' && (entry.day === null || entry.day <= asOf));
  const currentDocuments = inForce.filter((entry) => entry.day === null || asOf <= yearAnd(90, entry.day)).length;
  const inView =
    clause === '8.4.2' ? demand.filter((entry) => entry.status === 'draft' || (entry.day ?? '') <= asOf) : [];
  const issued = inView.filter((entry) => entry.status === 'issued');
  const currentRecords = issued.filter((entry) => asOf <= yearAnd(30, entry.day ?? '')).length;
  const hasRow = clause === '8.4.2';
  if (currentDocuments + currentRecords > 0) {
    if (hasRow && issued.length === 0) return 'partly';
    return hasRow && currentRecords === 0 ? 'stale' : 'evidenced';
  }
  const isUnknown = (entry: Named): boolean =>
    entry.version === '2.0' && entry.status === 'approved' && entry.day !== null && entry.day > asOf;
  if (naming.some(isUnknown)) return 'not evaluated';
  if (inForce.length + issued.length > 0) return 'stale';
  return naming.length + inView.length > 0 ? 'draft-only' : 'missing';
}

test('links and states are those that looking at every item for every clause gives', () => {
  fc.assert(
    fc.property(documents, reports, day, (procedures, demand, asOf) => {
      const sms = smallSms(new Map([...procedures.map(documentFile), ...demand.map(reportFile)]), { asOf });
      for (const clause of clauses) {
        const state = sms.clauseStates.get(`iso20000-1-2018/${clause}`);
        expect(state?.state, `${clause} on ${asOf}`).toBe(expectedState(clause, procedures, demand, asOf));
        const linked = state?.evidence.map((link) => link.item).filter((id) => id.startsWith('PRO-'));
        const naming = procedures.flatMap((entry, index) =>
          entry.clauses.includes(clause) ? [`PRO-${String(index + 1).padStart(3, '0')}`] : [],
        );
        expect(linked, clause).toEqual(naming);
      }
    }),
    { numRuns: 80 },
  );
});
