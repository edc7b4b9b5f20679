import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { addDuration } from '../../core/lifecycle/calendar.ts';
import { textField, textsField, mapsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { isWithin } from '../../core/standard/clause-reference.ts';
import { auditedClauses } from '../../core/trace/audit-coverage.ts';
import { clausesIn, internalAudits, isCarriedOut, isInCycle, spanOf } from '../../core/trace/audits.ts';
import type { Span } from '../../core/trace/audits.ts';
import { mapField } from '../../core/model/fields.ts';
import { stakesOf } from '../../core/trace/auditor-stakes.ts';
import { plannedAudits } from '../../core/trace/planned-audits.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { stakeLookback } from '../stake-lookback.ts';
import type { Site } from '../site.ts';
import { clauseLink } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import { dayText, oneText } from '../words/days.ts';
import { clauseTitle } from '../words/clause-title.ts';
import { say } from '../words/say.ts';
import { sectionOrNothing } from './pack-parts.ts';

/** True where there is anything to plan audits from. */
export function hasAuditPlan(site: Site): boolean {
  const { sms } = site.checked;
  return itemsOfType(sms, 'audit-programme').length + internalAudits(sms).length > 0;
}

/**
 * What the next audit plan is made from: planned audits, which clause was audited when in the cycle, and who may audit which process.
 *
 * @param site the site
 */
export function auditPlan(site: Site): { readonly lead: string; readonly sections: readonly ExtraSection[] } {
  const { sms } = site.checked;
  const programme = programmeInUse(site);
  const cycle = programme === null ? null : spanOf(programme, 'cycle');
  const isOver = cycle !== null && cycle.to < sms.asOf;
  return {
    lead:
      cycle === null
        ? say('No programme with a cycle is in force, so every internal audit on file counts.')
        : say(
            isOver
              ? 'Cycle from {from} to {to}, which is over: the next one has to be planned.'
              : 'Cycle from {from} to {to}.',
            { from: dayText(cycle.from), to: dayText(cycle.to) },
          ),
    sections: [planned(site), coverage(site, programme, cycle), independence(site)],
  };
}

function programmeInUse(site: Site): Item | null {
  return (
    itemsOfType(site.checked.sms, 'audit-programme')
      .filter((programme) => programme.inForce)
      .toSorted((a, b) => ((spanOf(a, 'cycle')?.to ?? '') < (spanOf(b, 'cycle')?.to ?? '') ? 1 : -1))[0] ?? null
  );
}

function planned(site: Site): ExtraSection {
  const { sms } = site.checked;
  const certification = itemsOfType(sms, 'audit').filter(
    (audit) => audit.inView && !isCarriedOut(audit) && audit.kind?.key === 'certification',
  );
  const rows = [
    ...plannedAudits(sms).map(({ id, holder, span }) => [
      sms.items.has(id) ? itemValue(site, id) : textValue(id),
      dateValue(span?.from ?? null),
      dateValue(span?.to ?? null),
      itemValue(site, holder.id),
    ]),
    ...certification.map((audit) => {
      const span = spanOf(audit, 'dates');
      return [
        itemValue(site, audit.id),
        dateValue(span?.from ?? null),
        dateValue(span?.to ?? null),
        textValue(stateText(audit)),
      ];
    }),
  ];
  return sectionOrNothing(
    'cb_planned',
    say('Planned audits'),
    [say('Audit'), say('From#day'), say('Until'), say('Stated in')],
    rows,
    say('No audit is planned.'),
  );
}

function coverage(site: Site, programme: Item | null, cycle: Span | null): ExtraSection {
  const { sms } = site.checked;
  const audits = internalAudits(sms).filter(
    (audit) => programme === null || cycle === null || isInCycle(sms, audit, programme, cycle),
  );
  const rowsOfPlan = programme === null ? [] : mapsField(programme, 'audits');
  const rows = auditedClauses(sms).map((clause): readonly ValueView[] => {
    const covering = audits.filter((audit) =>
      clausesIn(mapField(audit, 'scope')).some((other) => isWithin(clause, other)),
    );
    const named = rowsOfPlan
      .filter((row) => clausesIn(row).some((other) => isWithin(clause, other)))
      .flatMap((row) => textField(row, 'id') ?? [])
      .filter((id) => !covering.some((audit) => audit.id === id));
    const isDone = covering.some(isCarriedOut);
    return [
      {
        kind: 'link',
        link: clauseLink(site, sms.catalogue.primaryStandard, clause),
        name: titleOf(site, clause),
      },
      textValue(say(isDone ? 'audited' : covering.length + named.length > 0 ? 'planned' : 'in no scope')),
      { kind: 'list', items: [...covering.map(({ id }) => itemValue(site, id)), ...named.map(textValue)] },
    ];
  });
  return {
    ...sectionOrNothing(
      'cb_coverage',
      say('Clauses in this cycle'),
      [say('Clause'), say('State'), say('Audit')],
      rows,
      '',
    ),
    most: rows.length,
  };
}

function titleOf(site: Site, id: string): string {
  const { catalogue } = site.checked.sms;
  const clause = catalogue.findClause(catalogue.primaryStandard, id);
  return clause === undefined ? '' : clauseTitle(catalogue.primaryStandard, clause);
}

/** Who has audited or is named as auditor, with the processes in which they hold no stake. */
function independence(site: Site): ExtraSection {
  const { sms } = site.checked;
  const people = auditors(site);
  const lookback = stakeLookback(site);
  const days: Span = { from: addDuration(sms.asOf, lookback.duration, -1), to: sms.asOf };
  const rows = itemsOfType(sms, 'process')
    .filter((process) => process.inForce)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((process): readonly ValueView[] => {
      const area = { clauses: [], processes: [process.id] };
      const judged = people.map((person) => ({ person, stakes: stakesOf(sms, person, area, days) }));
      return [
        itemValue(site, process.id),
        {
          kind: 'list',
          isInline: true,
          items: judged.filter(({ stakes }) => stakes.length === 0).map(({ person }) => itemValue(site, person)),
        },
        {
          kind: 'list',
          items: judged.flatMap(({ person, stakes }) =>
            stakes.map(({ tenure, isOwner }) =>
              textValue(
                say(isOwner ? '{person}: owns it as {role}' : '{person}: answers for steps as {role}', {
                  person: sms.items.get(person)?.title ?? person,
                  role: tenure.role.title,
                }),
              ),
            ),
          ),
        },
      ];
    });
  return sectionOrNothing(
    'cb_independence',
    say('Who may audit what'),
    [
      say('Process'),
      say('No stake in the last {time}, audit roles apart', { time: oneText(lookback.text) }),
      say('Hold one'),
    ],
    people.length === 0 ? [] : rows,
    say('Nobody is named as an auditor yet.'),
  );
}

/** People whom audits or programmes name as auditors, or who hold a role that is called after auditing, and are still there. */
function auditors(site: Site): readonly string[] {
  const { sms } = site.checked;
  const named = internalAudits(sms).flatMap((audit) => [
    ...textsField(audit, 'auditors'),
    ...mapsField(audit, 'auditors').flatMap((entry) => textField(entry, 'person') ?? []),
  ]);
  const inProgrammes = itemsOfType(sms, 'audit-programme').flatMap((programme) =>
    mapsField(programme, 'audits').flatMap((row) => textsField(row, 'auditor')),
  );
  const byRole = itemsOfType(sms, 'person').filter((person) =>
    rolesOfPerson(sms, person.id, sms.asOf).some(({ role }) => /audit|revis/i.test(sms.items.get(role)?.title ?? '')),
  );
  const all = new Set([...named, ...inProgrammes, ...byRole.map(({ id }) => id)]);
  return [...all]
    .filter((id) => sms.items.get(id)?.type.key === 'person' && sms.items.get(id)?.inForce === true)
    .sort();
}
