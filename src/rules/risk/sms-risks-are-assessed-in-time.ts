import { compareDates } from '../../core/lifecycle/calendar.ts';
import { textsField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Place } from '../../core/model/place.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { intervalsOf, intervalsOfClause } from '../../core/trace/intervals.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RISK-010',
  name: 'sms-risks-are-assessed-in-time',
  severity: 'warn',
  basis: 'own',
  clause: '6.1.1',
  level: 'essential',
  types: ['assessment'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  summary: 'The risks to the SMS are assessed in the interval that the organization set for itself.',
  fix: 'Assess the risks and file the result with `domain: [sms]`, or go through the whole register and log it; or change the interval.',
  *check({ sms }) {
    const clause = ['6.1.1', '6.1.2'].find((candidate) => hasInterval(sms, candidate));
    if (clause === undefined) return;
    const last = lastLook(sms);
    const state = dutyState(sms, { clause, last: last?.on ?? null });
    if (!state.isOverdue) return;
    const before =
      last === null
        ? 'The risks to the SMS have not been assessed yet'
        : `The risks to the SMS were last looked at on ${last.on} (${last.id})`;
    yield {
      item: state.holder?.id ?? last?.id ?? null,
      place: state.place,
      message: `${before}${state.detail}. Assess them and file the result with \`domain: [sms]\`, or change the interval.`,
      ...(state.due === null ? {} : { due: state.due }),
      related: last === null ? [] : [{ item: last.id, message: 'the last look', place: last.place }],
      keys: ['6.1.1', clause],
    };
  },
});

/** The standard names no interval here: without one of its own an organization is behind with nothing. */
function hasInterval(sms: Sms, clause: string): boolean {
  return intervalsOfClause(intervalsOf(sms), clause).some(({ every, isOneCase }) => every !== 'cycle' && !isOneCase);
}

interface Look {
  readonly id: string;
  readonly on: string;
  readonly place: Place;
}

/** The last assessment of the domain, or the last time when the register of risks was gone through as a whole. */
function lastLook(sms: Sms): Look | null {
  const assessments = itemsOfType(sms, 'assessment').flatMap((item): readonly Look[] =>
    item.kind?.key === 'risk' &&
    item.countsAsEvidence &&
    item.inView &&
    item.date !== null &&
    textsField(item, 'domain').includes('sms')
      ? [{ id: item.id, on: item.date, place: item.place }]
      : [],
  );
  const reviews = [...sms.registers.values()].flatMap(({ id, of, file, reviewLog }) =>
    of.includes('risk') ? reviewLog.map(({ at }) => ({ id, on: at, place: startOfFile(file) })) : [],
  );
  return (
    [...assessments, ...reviews]
      .filter(({ on }) => compareDates(on, sms.asOf) <= 0)
      .sort((a, b) => compareDates(a.on, b.on))
      .at(-1) ?? null
  );
}
