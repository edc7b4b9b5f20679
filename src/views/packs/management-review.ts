import { parsePeriod } from '../../core/lifecycle/calendar.ts';
import { asText, dateField, mapField, mapsField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { changesInForce } from '../../core/trace/changes-in-force.ts';
import { heldReviews, plannedReviews } from '../../core/trace/held-reviews.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import { scoreOf } from '../../core/trace/risk-acceptance.ts';
import { decisionsOf } from '../../core/trace/review-decisions.ts';
import { holdersOfRole } from '../../core/control/role-holders.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { measureState, standingValue } from '../extras/measure-state.ts';
import { missesOf } from '../extras/misses.ts';
import { measureOf } from '../extras/objective.ts';
import { courseOfObjective, toneOfCourse } from '../state/objective-course.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, itemLink } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue, toneValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';
import {
  byDay,
  checkValue,
  isSince,
  itemColumns,
  itemRow,
  lookedAtValue,
  nothingSince,
  resultLines,
  sectionOrNothing,
  whoValue,
} from './pack-parts.ts';
import { aheadColumns, aheadRow, whatIsAhead } from './what-is-ahead.ts';

/** What the next management review has to look at, with the data since the last one. */
export interface ReviewInputs {
  readonly lead: string;
  readonly links: readonly LinkView[];
  readonly sections: readonly ExtraSection[];
}

/**
 * Inputs of the next management review: every subject that the review has to look at, in our own words, with what came on file since the
 * last one. A subject with nothing on file stays, and says so.
 *
 * @param site the site
 */
export function reviewInputs(site: Site): ReviewInputs {
  const { sms } = site.checked;
  const last = heldReviews(sms).at(-1) ?? null;
  const next = plannedReviews(sms)[0] ?? null;
  const since = last?.date ?? null;
  const input = { site, since, last };
  return {
    lead: leadOf(since, next?.date ?? null),
    links: [
      ...(last === null ? [] : [itemLink(site, last.id, say('Last review: {title}', { title: last.title }))]),
      ...(next === null ? [] : [itemLink(site, next.id, say('Next review: {title}', { title: next.title }))]),
      { href: hrefOf(site, '/due/'), text: say('What is due') },
    ],
    sections: [
      earlierActions(input),
      services(input),
      incidents(input),
      otherParties(input),
      feedback(input),
      auditsAndNonconformities(input),
      measures(input),
      objectives(input),
      policies(input),
      risks(input),
      resources(input),
      context(input),
      changesAhead(input),
      changesMade(input),
      ideas(input),
    ],
  };
}

interface Input {
  readonly site: Site;
  /** Day of the last review; null where none was held. */
  readonly since: string | null;
  readonly last: Item | null;
}

function leadOf(since: string | null, next: string | null): string {
  const from =
    since === null
      ? say('No review has been held yet, so all that is on file counts.')
      : say('What came on file since the review of {day}.', { day: dayText(since) });
  return next === null ? from : `${from} ${say('The next review is planned for {day}.', { day: dayText(next) })}`;
}

function earlierActions({ site, last, since }: Input): ExtraSection {
  const { sms } = site.checked;
  const rows = (last === null ? [] : decisionsOf(sms, last)).map(({ id, text, owner, due, isDone }) => [
    textValue(id),
    ownValue(site, last?.id ?? '', text),
    whoValue(site, owner),
    dateValue(due),
    textValue(say(isDone ? 'done' : due !== null && due < sms.asOf ? 'late' : 'open')),
  ]);
  return sectionOrNothing(
    'cb_earlier',
    say('Decisions of the last review'),
    [say('Decision'), say('What'), say('Who'), say('Due'), say('State')],
    rows,
    last === null ? say('There is no earlier review.') : nothingSince(since),
  );
}

function services({ site, since }: Input): ExtraSection {
  const reports = itemsOfType(site.checked.sms, 'service-report')
    .filter((report) => isSince(report, since))
    .sort(byDay);
  const rows = reports.map((report) => resultRow(site, report));
  return sectionOrNothing(
    'cb_services',
    say('How the services performed'),
    [say('Report'), say('Targets'), say('Missed')],
    rows,
    nothingSince(since),
  );
}

function resultRow(site: Site, report: Item): readonly ValueView[] {
  const lines = resultLines([report]);
  const missed = lines.filter(({ isMet }) => isMet === false);
  const met = lines.filter(({ isMet }) => isMet === true);
  return [
    itemValue(site, report.id),
    textValue(lines.length === 0 ? '' : say('{count} of {total} met', { count: met.length, total: lines.length })),
    {
      kind: 'list',
      items: missed.map(({ agreement, measure, target, actual }) =>
        textValue(
          say('{measure}: {actual} against {target}', { measure: `${agreement} ${measure}`, actual, target }).trim(),
        ),
      ),
    },
  ];
}

function otherParties({ site, since }: Input): ExtraSection {
  const rows = reportsOfKind(site, since, 'supplier').map((report) => resultRow(site, report));
  return sectionOrNothing(
    'cb_parties',
    say('Suppliers and other parties'),
    [say('Review#party'), say('Targets'), say('Missed')],
    rows,
    nothingSince(since),
  );
}

function reportsOfKind(site: Site, since: string | null, ...kinds: readonly string[]): readonly Item[] {
  return itemsOfType(site.checked.sms, 'report')
    .filter((report) => report.kind !== null && kinds.includes(report.kind.key) && isSince(report, since))
    .sort(byDay);
}

function feedback({ site, since }: Input): ExtraSection {
  const { sms } = site.checked;
  const cases = itemsOfType(sms, 'case').filter(
    (entry) =>
      entry.inView && (entry.state !== 'closed' || since === null || (dateField(entry, 'received') ?? '') > since),
  );
  const found = [...reportsOfKind(site, since, 'satisfaction'), ...cases];
  return sectionOrNothing(
    'cb_feedback',
    say('Feedback, complaints and satisfaction'),
    itemColumns(),
    found.map((item) => itemRow(site, item)),
    nothingSince(since),
  );
}

function auditsAndNonconformities({ site, since }: Input): ExtraSection {
  const { sms } = site.checked;
  const audits = itemsOfType(sms, 'audit').filter((audit) => audit.countsAsEvidence && isSince(audit, since));
  const nonconformities = itemsOfType(sms, 'nonconformity').filter(
    (entry) => entry.inView && (entry.state !== 'closed' || isSince(entry, since) || isClosedSince(entry, since)),
  );
  const findings = itemsOfType(sms, 'finding').filter((entry) => audits.some(({ id }) => id === entry.parent));
  return sectionOrNothing(
    'cb_audits',
    say('Audits, findings and nonconformities'),
    itemColumns(),
    [
      ...[...audits, ...findings].map((item) => itemRow(site, item)),
      ...nonconformities.map((entry) => {
        const [what, kind, state, day] = itemRow(site, entry);
        const on = closedOn(entry);
        const ended = on === null ? state : textValue(`${stateText(entry)}, ${dayText(on)}`);
        return [what, kind, ended, day].flatMap((value) => value ?? []);
      }),
    ],
    nothingSince(since),
  );
}

function closedOn(entry: Item): string | null {
  return entry.state === 'closed' ? dateField(mapField(entry, 'closed') ?? {}, 'at') : null;
}

function isClosedSince(entry: Item, since: string | null): boolean {
  const on = closedOn(entry);
  return on !== null && (since === null || on > since);
}

function measures({ site, since }: Input): ExtraSection {
  const rows = itemsOfType(site.checked.sms, 'measure').flatMap((measure): readonly (readonly ValueView[])[] => {
    const state = measureState(site, measure);
    if (state.value === '' || !measure.inForce) return [];
    return [
      [
        itemValue(site, measure.id),
        textValue(state.value),
        textValue(state.target),
        standingValue(state),
        textValue(state.period),
        textValue(sinceThen(site, measure, since)),
      ],
    ];
  });
  return sectionOrNothing(
    'cb_measures',
    say('Measures'),
    [say('Measure'), say('Last value'), say('Target'), say('Result'), say('Period'), say('Since the last review')],
    rows,
    nothingSince(since),
  );
}

/** How many values since the last review reach the target; empty where none can be judged. */
function sinceThen(site: Site, measure: Item, since: string | null): string {
  const target = mapField(measure, 'target');
  const limit = target === null ? null : numberField(target, 'value');
  const misses = target === null || limit === null ? null : missesOf(asText(target['op']) ?? '', limit);
  const from = target === null ? null : dateField(target, 'from');
  const judged = (measuredValues(site.checked.sms).get(measure.id.toLowerCase()) ?? []).flatMap(
    ({ number, period }) => {
      const end = parsePeriod(period)?.to ?? null;
      const counts = end !== null && (since === null || end > since) && (from === null || end >= from);
      return counts && number !== null && misses !== null ? [misses(number)] : [];
    },
  );
  const met = judged.filter((isMissed) => !isMissed).length;
  return judged.length === 0 ? '' : say('{count} of {total} met', { count: met, total: judged.length });
}

function objectives({ site, since }: Input): ExtraSection {
  const rows = itemsOfType(site.checked.sms, 'objective')
    .filter((objective) => objective.inView)
    .map((objective) => {
      const course = courseOfObjective(site, objective);
      const tone = toneOfCourse[course];
      const measure = measureOf(site, objective);
      const state = measure === null ? null : measureState(site, measure);
      return [
        itemValue(site, objective.id),
        tone === null ? textValue(say(course)) : toneValue(say(course), tone),
        textValue(state === null || state.value === '' ? '' : `${state.value} (${state.period})`),
        textValue(String(numberField(objective, 'target') ?? '')),
        measure === null ? textValue('') : itemValue(site, measure.id),
        dateValue(dateField(objective, 'due')),
      ];
    });
  return sectionOrNothing(
    'cb_objectives',
    say('Objectives'),
    [say('Objective'), say('State'), say('Now'), say('Target'), say('Measured by'), say('Due')],
    rows,
    nothingSince(since),
  );
}

/** Major incidents and security incidents that came on file since. */
function incidents({ site, since }: Input): ExtraSection {
  const found = ['major-incident-report', 'security-incident']
    .flatMap((type) => itemsOfType(site.checked.sms, type))
    .filter((item) => isSince(item, since))
    .sort(byDay);
  return sectionOrNothing(
    'cb_incidents',
    say('Major incidents and security incidents'),
    itemColumns(),
    found.map((item) => itemRow(site, item)),
    nothingSince(since),
  );
}

function policies({ site, since }: Input): ExtraSection {
  const rows = itemsOfType(site.checked.sms, 'policy')
    .filter((policy) => policy.inForce)
    .map((policy) => [
      itemValue(site, policy.id),
      textValue(policy.version ?? ''),
      dateValue(policy.effectiveFrom),
      dateValue(policy.reviewDue),
    ]);
  return sectionOrNothing(
    'cb_policies',
    say('Policies: followed, and do they still fit'),
    [say('Policy'), say('Version'), say('In force since'), say('Review due')],
    rows,
    nothingSince(since),
  );
}

function risks({ site, since }: Input): ExtraSection {
  const { sms } = site.checked;
  const rows = itemsOfType(sms, 'risk')
    .filter((risk) => risk.inView && risk.state !== 'closed')
    .toSorted((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0) || (a.id < b.id ? -1 : 1))
    .map((risk): readonly ValueView[] => [
      itemValue(site, risk.id),
      textValue(String(scoreOf(risk) ?? '')),
      textValue(stateText(risk)),
      { kind: 'list', items: openSteps(risk, sms.asOf) },
    ]);
  return sectionOrNothing(
    'cb_risks',
    say('Risks and opportunities, and whether actions work'),
    [say('Risk'), say('Score'), say('State'), say('Open actions')],
    rows,
    nothingSince(since),
  );
}

function openSteps(risk: Item, asOf: string): readonly ValueView[] {
  return mapsField(risk, 'actions')
    .filter((action) => (dateField(action, 'done') ?? '9999-12-31') > asOf)
    .map((action) => {
      const due = dateField(action, 'due');
      const what = textField(action, 'what') ?? '';
      return textValue(due === null ? what : say('{what}, due {day}', { what, day: dayText(due) }));
    });
}

function resources({ site, since }: Input): ExtraSection {
  const { sms } = site.checked;
  const vacant = itemsOfType(sms, 'role').filter(
    (role) => role.inForce && !holdersOfRole(sms, role.id, sms.asOf).some(({ by }) => by === 'post'),
  );
  const plans = itemsOfType(sms, 'plan').filter((plan) => plan.inForce && plan.kind?.key === 'capacity');
  const rows = [
    ...[...reportsOfKind(site, since, 'cost', 'demand'), ...plans].map((item) => itemRow(site, item)),
    ...vacant.map((role) => [
      itemValue(site, role.id),
      textValue(say('Role')),
      textValue(say('nobody holds it')),
      textValue(''),
    ]),
  ];
  return sectionOrNothing(
    'cb_resources',
    say('Resources: people, money, capacity'),
    itemColumns(),
    rows,
    nothingSince(since),
  );
}

function context({ site, since }: Input): ExtraSection {
  const { sms } = site.checked;
  const rows = ['issue', 'interested-party', 'obligation']
    .flatMap((type) => itemsOfType(sms, type))
    .filter((item) => item.inForce)
    .map((item) => [
      itemValue(site, item.id),
      item.type.key === 'obligation' ? checkValue(item, sms.asOf) : lookedAtValue(site, item),
    ]);
  return sectionOrNothing(
    'cb_context',
    say('Context: issues, interested parties, obligations'),
    [say('What'), say('Last looked at')],
    rows,
    nothingSince(since),
  );
}

function changesAhead({ site }: Input): ExtraSection {
  return sectionOrNothing(
    'cb_ahead',
    say('Changes ahead'),
    aheadColumns(),
    whatIsAhead(site.checked.sms).map((entry) => aheadRow(site, entry)),
    say('Nothing is planned on file.'),
  );
}

function changesMade({ site, since }: Input): ExtraSection {
  const rows = changesInForce(site.checked.sms)
    .filter(({ on }) => since === null || on > since)
    .map(({ on, item, version, kind }) => [
      dateValue(on),
      itemValue(site, item),
      textValue(version ?? ''),
      textValue(say(kind)),
    ]);
  return sectionOrNothing(
    'cb_made',
    say('Documents that came into force or ended'),
    [say('Day'), say('What'), say('Version'), say('Change#kind')],
    rows,
    nothingSince(since),
  );
}

/** Ideas and improvements: those that came since the last review first, then those still under way or decided since. */
function ideas({ site, since }: Input): ExtraSection {
  const found = itemsOfType(site.checked.sms, 'improvement').filter(
    (item) => item.inView && (!endOfIdeas.has(item.state) || isSince(item, since) || isClosedSince(item, since)),
  );
  const isNew = (item: Item): boolean => isSince(item, since);
  return sectionOrNothing(
    'cb_ideas',
    say('Ideas for improvement'),
    [...itemColumns(), say('Since the last review')],
    [...found.filter(isNew), ...found.filter((item) => !isNew(item))].map((item) => [
      ...itemRow(site, item),
      textValue(isNew(item) ? say('new#idea') : ''),
    ]),
    nothingSince(since),
  );
}

const endOfIdeas: ReadonlySet<string> = new Set(['closed', 'rejected']);
