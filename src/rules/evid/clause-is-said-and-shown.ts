import { parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { MandatoryRow } from '../../core/standard/clause.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import { defineRule } from '../define-rule.ts';
import { countingItems } from './_counting-items.ts';
import { firstIsToCome, firstMonths, graceAfterInterval, isYoung } from './_first-records.ts';
import { kindOfRecord } from './_kinds-of-proof.ts';
import { clauseWithTitle, placeOfClaim } from './_topic.ts';

export default defineRule({
  id: 'EVID-003',
  name: 'clause-is-said-and-shown',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  parameters: { grace: graceAfterInterval, first: firstMonths },
  summary:
    'Where a clause wants documents and records, there is both: something that says how, and something that shows it.',
  fix: 'Add the missing side, or name the clause in the item that already is it.',
  *check({ sms, text }) {
    const standard = sms.catalogue.primaryStandard;
    const grace = parseDuration(text('grace'));
    const young = isYoung(sms, parseDuration(text('first')));
    for (const state of sms.clauseStates.values()) {
      // What is asked for by name and missing is for EVID-004.
      if (state.standard !== standard || state.missingRows.length > 0) continue;
      const { clause } = state;
      const counting = countingItems(sms, state);
      const [first] = counting;
      if (first === undefined) continue;
      const showing = counting.filter((item) => shows(sms, item));
      const side = showing.length === 0 ? 'record' : showing.length === counting.length ? 'document' : null;
      if (side === null || (side === 'record' ? young : isPromised(sms, showing))) continue;
      const rows = missingRows(sms, clause, side, grace);
      const [row] = rows;
      if (row === undefined) continue;
      const only =
        side === 'record'
          ? 'only by what says how it should be, and by nothing that shows that it happens'
          : 'only by records, and by nothing that says how it should be';
      yield {
        item: first.id,
        place: placeOfClaim(first, standard, clause),
        clause,
        keys: [clause],
        message: `Clause ${clauseWithTitle(sms, standard, clause)} is shown ${only}: ${listWords(named(counting), 5)}. Expected ${kindOfRecord(sms, row)} for "${row.name}" (${row.id}), or another ${side} that names the clause.`,
        actual: listWords(named(counting), 5),
        expected: rows.map(({ name }) => name).join('; '),
      };
    }
  },
});

function named(items: readonly Item[]): readonly string[] {
  return items.map(({ id }) => id);
}

/** Records, pointers to where records are kept, and measures that have values. */
function shows(sms: Sms, { id, type }: Item): boolean {
  if (type.class === 'record' || type.key === 'external-register') return true;
  return type.key === 'measure' && measuredValues(sms).has(id.toLowerCase());
}

/** True where one of the records answers a series: what defines the series says how it should be. */
function isPromised(sms: Sms, records: readonly Item[]): boolean {
  const ids = new Set(named(records));
  return sms.series.some(({ record }) => record !== null && ids.has(record));
}

/** Rows of one kind that are due and of which nothing is on file; nobody is asked for a type that is switched off. */
function missingRows(
  sms: Sms,
  clause: string,
  side: MandatoryRow['kind'],
  grace: Duration | null,
): readonly MandatoryRow[] {
  const states = new Map(sms.mandatory.map(({ row, state }) => [row, state]));
  return sms.catalogue
    .mandatoryRowsOf(clause)
    .filter(
      (row) =>
        row.kind === side &&
        states.get(row.id) === 'missing' &&
        row.types.some(({ type }) => sms.types.has(type)) &&
        !firstIsToCome(sms, row, grace),
    );
}
