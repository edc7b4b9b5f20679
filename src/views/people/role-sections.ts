import { holdersOfRole } from '../../core/control/role-holders.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
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
import { dateValue, isEmptyValue, itemValue, ownValue, textValue, toneValue, valueView } from '../value-view.ts';
import { typeNamesIn } from '../words/model-words.ts';
import type { PlainText } from '../words/say.ts';
import { say, sayCount, sayKnown } from '../words/say.ts';
import { confirmationOf } from './confirmations.ts';
import { actingFor, vacancyWords } from './vacancy.ts';

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

/**
 * Documents that somebody in one of some roles has to know, and why, in the order in which to read them: what is still to be confirmed, then
 * policies, processes (those first in whose steps the roles act themselves), procedures, and the rest.
 *
 * @param site the site
 * @param roles items of type role
 * @param people ids of those who confirm: who acts for the roles, or one person
 */
export function toKnow(site: Site, roles: readonly Item[], people: readonly string[]): readonly ExtraSection[] {
  const ranks = ranksOfProcesses(site, roles);
  const rows = documentsToKnow(site.checked.sms, roles)
    .map(({ item, reason }) => {
      const confirmation = hasDuePage(site) ? confirmationOf(site, item, roles, people) : null;
      return { item, reason, confirmation, place: placeOfReading(item, ranks), isFirst: confirmation?.isDue === true };
    })
    .toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.place - b.place)
    .map(({ item, reason, confirmation, isFirst }) => [
      itemValue(site, item.id),
      textValue(capitalized(typeName(item.type.key))),
      textValue(say(reasonWords[reason])),
      dateValue(item.effectiveFrom),
      confirmation === null
        ? textValue('')
        : isFirst
          ? toneValue(say('to confirm'), 'warn')
          : textValue(confirmation.words),
    ]);
  return tableSection(
    'cb_know',
    say('Documents to know'),
    [say('Document'), say('Kind'), say('Why'), say('In force since'), say('Acknowledgement')],
    rows,
    mostDocuments,
  );
}

const kindsToRead: readonly string[] = ['policy', 'process', 'procedure'];

/** Where a document stands among those to read: by kind, a process by the part in its steps. */
function placeOfReading({ id, type }: Item, ranks: ReadonlyMap<string, number>): number {
  const at = kindsToRead.indexOf(type.key);
  return at < 0 ? kindsToRead.length : at + (ranks.get(id) ?? 0) / 2;
}

/** 0 for processes in whose steps some roles act themselves, 1 for others in which they have a part. */
function ranksOfProcesses(site: Site, roles: readonly Item[]): ReadonlyMap<string, number> {
  const byProcess = Map.groupBy(stepDuties(site.checked.sms, roles), ({ process }) => process.id);
  return new Map([...byProcess].map(([id, steps]) => [id, rankOf(steps)]));
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

/** Documents that ask to be confirmed, or were confirmed, by these roles, with those who still have to; inside the organization only. */
export function confirmations(site: Site, roles: readonly Item[], people: readonly string[]): readonly ExtraSection[] {
  if (!hasDuePage(site)) return [];
  const rows = documentsToKnow(site.checked.sms, roles)
    .flatMap(({ item }) => {
      const found = confirmationOf(site, item, roles, people);
      return found === null ? [] : [{ item, ...found }];
    })
    .toSorted((a, b) => Number(b.isDue) - Number(a.isDue))
    .map(({ item, isDue, words, dueBy, record }): readonly ValueView[] => [
      itemValue(site, item.id),
      isDue ? toneValue(words, 'warn') : textValue(words),
      { kind: 'list', isInline: true, items: dueBy.map((id) => valueOfName(site, id)) },
      record === null ? textValue('') : itemValue(site, record.id),
    ]);
  return tableSection(
    'cb_confirm',
    say('Acknowledgements'),
    [say('Document'), say('State'), say('Due by'), say('Record')],
    rows,
    mostDocuments,
  );
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

/** What roles answer for and may decide by themselves, and for which other roles they stand in. */
export function duties(site: Site, roles: readonly Item[]): readonly ExtraSection[] {
  const all = itemsOfType(site.checked.sms, 'role').filter((role) => role.inForce);
  const rows = roles.flatMap((role) => {
    const listOf = (field: string): readonly ValueView[] => {
      const value = valueView(site, role.id, role.fields[field], null);
      return isEmptyValue(value) ? [] : [value];
    };
    const standsIn = all.filter(({ fields }) => textField(fields, 'deputy') === role.id);
    const entries: readonly (readonly [string, readonly ValueView[]])[] = [
      [say('Answers for'), listOf('responsibilities')],
      [say('May decide'), listOf('authorities')],
      [say('Carries'), listOf('carries')],
      [say('Stands in for'), standsIn.map(({ id }) => itemValue(site, id))],
    ];
    return entries.flatMap(([label, values]): readonly (readonly ValueView[])[] =>
      values.length === 0 ? [] : [[itemValue(site, role.id), textValue(label), { kind: 'list', items: values }]],
    );
  });
  return tableSection('cb_authority', say('Duties and authority'), [say('Role'), say('What'), say('Words#text')], rows);
}

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
  ).map((section) => ({ ...section, fields: ['posts'] }));
}

/** Who has a post in a role today or stands in; that it is vacant, and since when, where nobody has one. */
export function holdsToday(site: Site, role: Item): Extract<ValueView, { readonly kind: 'list' }> {
  const vacancy = vacancyWords(site, role);
  const names = actingFor(site, role.id).map((id) => valueOfName(site, id));
  return { kind: 'list', items: vacancy === '' ? names : [toneValue(vacancy, 'stop'), ...names], isInline: true };
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
  const names = (ids: readonly string[]): ValueView => ({
    kind: 'list',
    items: [...new Set(ids)].map((id) => valueOfName(site, id)),
    isInline: true,
  });
  const entries = [
    { label: say('Holds it today'), value: holdsToday(site, role) },
    { label: say('Deputy'), value: names(deputy === null ? [] : [deputy]) },
    { label: say('Unit'), value: names(units) },
    {
      label: say('Head of the unit'),
      value: names(units.flatMap((id) => textsField(items.get(id)?.fields ?? {}, 'head'))),
    },
  ].filter(({ value }) => !isEmptyValue(value));
  if (entries.length === 0) return [];
  return [
    {
      anchor: 'cb_contacts',
      title: say('Who to ask'),
      value: { kind: 'map', entries },
      chart: null,
      most: mostOfKind,
    },
  ];
}
