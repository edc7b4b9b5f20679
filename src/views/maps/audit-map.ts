import { mapField, mapsField, textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { isWithin } from '../../core/standard/clause-reference.ts';
import { auditedClauses } from '../../core/trace/audit-coverage.ts';
import { clausesIn, internalAudits, isCarriedOut, spanOf } from '../../core/trace/audits.ts';
import { groupName } from '../clause-tree-view.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue, textValue } from '../value-view.ts';
import { say, sayKnown } from '../words/say.ts';

/** Groups of clauses against the cycles of audit programmes: how many clauses of each were audited, and by which audits. */
export function auditMap(site: Site): readonly ExtraSection[] {
  const { sms } = site.checked;
  const { catalogue } = sms;
  const clauses = auditedClauses(sms).map((id) => ({
    id,
    group: catalogue.findClause(catalogue.primaryStandard, id)?.group ?? '',
  }));
  const cycles = cyclesOf(site);
  const rows = [...Map.groupBy(clauses, ({ group }) => group)].map(([group, members]): readonly ValueView[] => [
    textValue(`${sayKnown(groupName(group))}: ${numbersOf(members.map(({ id }) => id))}`),
    ...cycles.map(({ audits, planned }) =>
      cellOf(
        site,
        members.map(({ id }) => id),
        audits,
        planned,
      ),
    ),
  ]);
  return tableSection(
    'cb_audits',
    say('Clauses audited, by cycle'),
    [say('Clauses'), ...cycles.map(({ name }) => name)],
    rows,
    100,
  );
}

/** First and last clause of a group, as they stand one after the other. */
function numbersOf(clauses: readonly string[]): string {
  const [first = ''] = clauses;
  const last = clauses.at(-1) ?? first;
  return first === last ? first : say('{first} to {last}', { first, last });
}

interface Cycle {
  readonly name: string;
  readonly audits: ReturnType<typeof internalAudits>;
  readonly planned: readonly string[];
}

function cyclesOf(site: Site): readonly Cycle[] {
  const { sms } = site.checked;
  const audits = internalAudits(sms);
  const programmes = itemsOfType(sms, 'audit-programme').flatMap((programme) => {
    const cycle = spanOf(programme, 'cycle');
    return cycle === null ? [] : [{ programme, cycle }];
  });
  const cycles = programmes
    .sort((a, b) => (a.cycle.from < b.cycle.from ? -1 : 1))
    .map(({ programme, cycle }) => ({
      name: say('{first} to {last}', { first: cycle.from.slice(0, 7), last: cycle.to.slice(0, 7) }),
      audits: audits.filter((audit) => {
        const days = spanOf(audit, 'dates');
        return days !== null && days.from <= cycle.to && days.to >= cycle.from;
      }),
      planned: mapsField(programme, 'audits').flatMap((row) =>
        sms.items.has(textField(row, 'id') ?? '') ? [] : clausesIn(row),
      ),
    }));
  const inNone = audits.filter((audit) => !cycles.some((cycle) => cycle.audits.includes(audit)));
  return inNone.length === 0 ? cycles : [...cycles, { name: say('In no cycle'), audits: inNone, planned: [] }];
}

function cellOf(
  site: Site,
  clauses: readonly string[],
  audits: Cycle['audits'],
  planned: readonly string[],
): ValueView {
  const covers = (seen: readonly string[], clause: string): boolean => seen.some((other) => isWithin(clause, other));
  const inScope = audits.map((audit) => ({ audit, seen: clausesIn(mapField(audit, 'scope')) }));
  const done = clauses.filter((clause) =>
    inScope.some(({ audit, seen }) => isCarriedOut(audit) && covers(seen, clause)),
  );
  const coming = clauses.filter(
    (clause) => !done.includes(clause) && (covers(planned, clause) || inScope.some(({ seen }) => covers(seen, clause))),
  );
  const rest = clauses.filter((clause) => !done.includes(clause) && !coming.includes(clause));
  const by = inScope.filter(({ seen }) => clauses.some((clause) => covers(seen, clause))).map(({ audit }) => audit.id);
  const words = [
    say('{count} of {total} audited', { count: done.length, total: clauses.length }),
    ...(coming.length === 0 ? [] : [say('{count} planned', { count: coming.length })]),
    ...(rest.length === 0
      ? []
      : [say('not: {clauses}', { clauses: `${rest.slice(0, 8).join(', ')}${rest.length > 8 ? ' …' : ''}` })]),
  ];
  return { kind: 'list', items: [textValue(words.join('; ')), ...by.map((id) => itemValue(site, id))] };
}
