import { holdersOfRole } from '../../core/control/role-holders.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, numberField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { acknowledgementsOf, asksToBeConfirmed, isOfVersion } from '../../core/trace/acknowledgements.ts';
import type { Duty } from '../../core/trace/falling-due.ts';
import { openDuties } from '../../core/trace/falling-due.ts';
import type { ReasonToKnow, StepDuty } from '../../core/trace/role-concerns.ts';
import { documentsToKnow, rightsOfRoles, stepDuties, stepParts } from '../../core/trace/role-concerns.ts';
import type { DueRow } from '../due-view.ts';
import { dueRow, hasDuePage } from '../due-view.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import { plainWords } from '../plain-words.ts';
import { siteIndex } from '../site-index.ts';
import type { Site } from '../site.ts';
import { capitalized, typeListName, typeName } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue } from '../value-view.ts';
import { typeNamesIn } from '../words/model-words.ts';
import type { PlainText } from '../words/say.ts';
import { say, sayCount, sayKnown } from '../words/say.ts';

const mostDocuments = 60;
const mostProcesses = 40;
const mostDuties = 40;
/** What a person's page repeats of the duties of a role. */
const mostOfRole = 250;
const mostOfKind = 12;
const aYear = { years: 1, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };

const reasonWords: Readonly<Record<ReasonToKnow, PlainText>> = {
  'binds everybody': 'binds everybody',
  addressed: 'addressed to this role',
  'takes part': 'takes part in its steps',
  'tells how': 'tells how a step is done',
  'names the role': 'names this role',
};

/** Documents that somebody in one of some roles has to know, and why. */
export function toKnow(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const rows = documentsToKnow(site.checked.sms, roles).map(({ item, reason }) => [
    itemValue(site, item.id),
    textValue(capitalized(typeName(item.type.key))),
    textValue(say(reasonWords[reason])),
    dateValue(item.effectiveFrom),
  ]);
  return tableSection(
    'cb_know',
    say('Documents to know'),
    [say('Document'), say('Kind'), say('Why'), say('In force since')],
    rows,
    mostDocuments,
  );
}

/** What some roles do in the steps of processes; those first in which they act themselves. */
export function inSteps(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const byProcess = Map.groupBy(stepDuties(site.checked.sms, roles), ({ process }) => process);
  const rows = [...byProcess]
    .sort(([a, ofA], [b, ofB]) => rankOf(ofA) - rankOf(ofB) || (a.id < b.id ? -1 : 1))
    .map(([process, steps]): readonly ValueView[] => [
      itemValue(site, process.id),
      { kind: 'list', items: steps.map(stepValue) },
    ]);
  return tableSection('cb_duties', say('Duties in process steps'), [say('Process'), say('Steps')], rows, mostProcesses);
}

function rankOf(steps: readonly StepDuty[]): number {
  return Math.min(...steps.flatMap(({ parts }) => parts.map((part) => (stepParts.indexOf(part) < 2 ? 0 : 1))));
}

function stepValue({ step, parts }: StepDuty): ValueView {
  return textValue(`${step}: ${parts.map((part) => say(part)).join(', ')}`);
}

/** Documents that ask to be confirmed, or were confirmed, by these roles; inside the organization only. */
export function confirmations(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  if (!hasDuePage(site)) return [];
  const { sms } = site.checked;
  const rows = documentsToKnow(sms, roles).flatMap(({ item }): readonly (readonly ValueView[])[] => {
    const latest = acknowledgementsOf(sms, item)
      .toSorted((a, b) => compareDates(a.date ?? '0001-01-01', b.date ?? '0001-01-01'))
      .at(-1);
    if (latest === undefined)
      return asksToBeConfirmed(item)
        ? [[itemValue(site, item.id), textValue(say('due: nobody has confirmed it')), textValue('')]]
        : [];
    const { expected, done } = countsOf(latest);
    const isCurrent = isOfVersion(latest, item);
    const state = !isCurrent
      ? say('due: an earlier version was confirmed')
      : expected !== null && done !== null && done < expected
        ? say('confirmed by {done} of {expected}', { done, expected })
        : say('confirmed');
    return [[itemValue(site, item.id), textValue(state), itemValue(site, latest.id)]];
  });
  return tableSection(
    'cb_confirm',
    say('Acknowledgements'),
    [say('Document'), say('State'), say('Record')],
    rows,
    mostDocuments,
  );
}

function countsOf(row: Item): { readonly expected: number | null; readonly done: number | null } {
  const coverage = mapField(row, 'coverage') ?? {};
  return { expected: numberField(coverage, 'expected'), done: numberField(coverage, 'done') };
}

/**
 * What somebody has to do within a year, late first; inside the organization only. What nobody is named for is a matter of the owner.
 *
 * @param site the site
 * @param id a role or a person
 * @param roles ids of the roles that a person holds; of what is many in one of them, the page of the role tells the rest
 */
export function openMatters(site: Site, id: string, roles: readonly string[] = []): readonly ExtraSection[] {
  if (!hasDuePage(site)) return [];
  const known = dutiesByName(site);
  const others = [...new Set(roles)].filter((role) => role !== id);
  const ofRoles = others.map((role) => ({ role, duties: known.get(role) ?? [] }));
  const shown = [...(known.get(id) ?? []), ...ofRoles.flatMap(({ duties }) => duties.slice(0, mostOfRole))];
  const rest = ofRoles.filter(({ duties }) => duties.length > mostOfRole);
  const rows = [
    ...shown.toSorted((a, b) => a.at - b.at).map((told) => rowOfDuty(site, told)),
    ...rest.map(({ role, duties }): readonly ValueView[] => [
      textValue(''),
      textValue(''),
      textValue(''),
      textValue(sayCount(duties.length - mostOfRole, '1 more of the role', '{count} more of the role')),
      itemValue(site, role),
    ]),
  ];
  return tableSection(
    'cb_open',
    say('Open actions and dates'),
    [say('Due'), say('State'), say('What'), say('To do'), say('From#origin')],
    rows,
    mostDuties,
  );
}

function rowOfDuty(site: Site, { duty: { on, item }, row: { standing, kind, words } }: ToldDuty): readonly ValueView[] {
  return [
    on === null ? textValue(say('no day')) : dateValue(on),
    textValue(standing === 'late' ? say('late') : ''),
    textValue(kind),
    textValue(words),
    itemValue(site, item),
  ];
}

/** Something to do, with the words in which the page of what is due tells it. */
interface ToldDuty {
  /** Its place among all duties. */
  readonly at: number;
  readonly duty: Duty;
  readonly row: DueRow;
}

const knownDuties = new WeakMap<Site, ReadonlyMap<string, readonly ToldDuty[]>>();

/** All duties by the role or person who has to do them, told once per site. */
function dutiesByName(site: Site): ReadonlyMap<string, readonly ToldDuty[]> {
  const { sms } = site.checked;
  const known =
    knownDuties.get(site) ??
    Map.groupBy(
      openDuties(sms, aYear).map((duty, at) => ({ at, duty, row: dueRow(site, duty) })),
      ({ duty: { who, item } }) => who ?? sms.items.get(item)?.owner ?? '',
    );
  knownDuties.set(site, known);
  return known;
}

/** What some roles own, by kind. */
export function owned(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const items = roles.flatMap((role) => siteIndex(site).ownedBy.get(role.id) ?? []);
  if (items.length === 0) return [];
  const entries = [...Map.groupBy(items, (item) => item.type.key)].map(([type, group]) => ({
    label: typeListName(type),
    value: { kind: 'list' as const, items: group.map((item) => itemValue(site, item.id)) },
  }));
  return [
    {
      anchor: 'cb_owns',
      title: sayCount(items.length, 'Owns 1 item', 'Owns {count} items'),
      value: { kind: 'map', entries },
      chart: null,
      most: mostOfKind,
    },
  ];
}

const acts: Readonly<Record<string, PlainText>> = {
  approved: 'Approve#right',
  reviewed: 'Review#right',
  agreed: 'Agree#right',
  accepted: 'Accept#right',
  invoked: 'Invoke#right',
  withdrawn: 'Withdraw#right',
};

/** What some roles may approve, review, accept or invoke. */
export function rights(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const all = rightsOfRoles(site.checked.sms, roles);
  const rows = [...Map.groupBy(all, ({ action }) => action)].map(([action, some]): readonly ValueView[] => [
    textValue(actWords(action)),
    { kind: 'list', items: [...new Set(some.map(({ of }) => subjectWords(of)))].map(textValue) },
    {
      kind: 'list',
      items: [...new Set(some.map(({ matrix }) => matrix?.id ?? ''))].map((id) =>
        id === '' ? textValue(say('settings')) : itemValue(site, id),
      ),
    },
  ]);
  return tableSection('cb_rights', say('Rights'), [say('May#right'), say('What'), say('Given by')], rows);
}

function actWords(action: string): string {
  const known = acts[action.toLowerCase()];
  return known === undefined ? capitalized(action) : say(known);
}

/** Type and kind as a matrix writes them, the type by its name where the language spoken has one. */
function subjectWords(of: string): string {
  if (of === '') return say('everything that no other line names');
  const [type = '', ...kind] = of.split(', ');
  const name = typeNamesIn(type)?.one;
  return name === undefined ? plainWords(of) : [name, ...kind.map((part) => sayKnown(plainWords(part)))].join(', ');
}

/** Who held a role when: its posts, the latest first, and who stands in on the day judged. */
export function holdersOverTime(site: Site, role: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const posts = mapsField(role, 'posts')
    .toSorted((a, b) => compareDates(dateField(b, 'from') ?? '0001-01-01', dateField(a, 'from') ?? '0001-01-01'))
    .map((post): readonly ValueView[] => [
      valueOfName(site, textField(post, 'person')),
      dateValue(dateField(post, 'from')),
      dateField(post, 'to') === null ? textValue(say('today')) : dateValue(dateField(post, 'to')),
      valueOfName(site, textField(post, 'appointed_by')),
    ]);
  const standingIn = holdersOfRole(sms, role.id, sms.asOf)
    .filter(({ by }) => by !== 'post')
    .map(({ person, source }): readonly ValueView[] => {
      const delegation = sms.items.get(source);
      return [
        itemValue(site, person),
        dateValue(delegation === undefined ? null : dateField(delegation, 'from')),
        dateValue(delegation === undefined ? null : dateField(delegation, 'to')),
        itemValue(site, source),
      ];
    });
  return tableSection(
    'cb_holders',
    say('Held by, over time'),
    [say('Who'), say('From#day'), say('Until'), say('By')],
    [...standingIn, ...posts],
  );
}

function valueOfName(site: Site, name: string | null): ValueView {
  return name === null ? textValue('') : site.checked.sms.items.has(name) ? itemValue(site, name) : textValue(name);
}

/** Documents that some roles own and that are not approved yet: drafts somebody has begun. */
export function unfinished(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const ids = new Set(roles.map(({ id }) => id));
  const rows = [...site.checked.sms.items.values()]
    .filter(
      (item) =>
        item.storage === 'file' &&
        item.owner !== null &&
        ids.has(item.owner) &&
        (item.type.class === 'document'
          ? unfinishedStates.has(item.state)
          : item.status === 'open' || item.status === 'draft'),
    )
    .map((item) => [
      itemValue(site, item.id),
      textValue(capitalized(typeName(item.type.key))),
      textValue(stateText(item)),
    ]);
  return tableSection(
    'cb_unfinished',
    say('Begun and not finished'),
    [say('What'), say('Kind'), say('State')],
    rows,
    mostDuties,
  );
}

const unfinishedStates: ReadonlySet<string> = new Set(['draft', 'in-review', 'negotiation']);

/** Approvals that were given for one of some roles, the latest first: what a successor stands behind from the first day. */
export function approvalsGiven(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const ids = new Set(roles.map(({ id }) => id));
  const rows = [...site.checked.sms.items.values()]
    .filter((item) => item.inForce)
    .flatMap((item) =>
      item.approvals
        .filter(
          ({ role, action, version }) =>
            role !== null && ids.has(role) && action === 'approved' && version === item.version,
        )
        .map(({ on, by, version }) => ({ item, on: on ?? '', by, version: version ?? '' })),
    )
    .sort((a, b) => (a.on === b.on ? (a.item.id < b.item.id ? -1 : 1) : a.on < b.on ? 1 : -1))
    .map(({ item, on, by, version }) => [
      itemValue(site, item.id),
      textValue(version),
      dateValue(on === '' ? null : on),
      valueOfName(site, by),
    ]);
  return tableSection(
    'cb_approved',
    say('Approved and in force'),
    [say('What'), say('Version'), say('On#day'), say('By')],
    rows,
    mostDuties,
  );
}

/** What somebody in some roles has to be able to do. */
export function skills(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const rows = roles.flatMap((role) =>
    mapsField(role, 'competence_required').map((entry) => [
      ownValue(site, role.id, textField(entry, 'skill') ?? ''),
      ownValue(site, role.id, textField(entry, 'level') ?? ''),
    ]),
  );
  return tableSection('cb_skills', say('Skills needed'), [say('Skill'), say('Level')], rows);
}

/** Who is to be asked: holders, deputy and the heads of their units. */
export function contacts(site: Site, role: Item): readonly ExtraSection[] {
  const { items, asOf } = site.checked.sms;
  const holders = holdersOfRole(site.checked.sms, role.id, asOf).map(({ person }) => person);
  const units = [...new Set(holders.flatMap((id) => textField(items.get(id)?.fields ?? {}, 'unit') ?? []))];
  const deputy = textField(role, 'deputy');
  const entries = [
    { label: say('Holds it today'), ids: holders },
    { label: say('Deputy'), ids: deputy === null ? [] : [deputy] },
    { label: say('Unit'), ids: units },
    { label: say('Head of the unit'), ids: units.flatMap((id) => textsField(items.get(id)?.fields ?? {}, 'head')) },
  ].filter(({ ids }) => ids.length > 0);
  if (entries.length === 0) return [];
  return [
    {
      anchor: 'cb_contacts',
      title: say('Who to ask'),
      value: {
        kind: 'map',
        entries: entries.map(({ label, ids }) => ({
          label,
          value: { kind: 'list', items: [...new Set(ids)].map((id) => valueOfName(site, id)), isInline: true },
        })),
      },
      chart: null,
      most: mostOfKind,
    },
  ];
}
