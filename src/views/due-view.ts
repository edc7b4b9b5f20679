import { compareDates } from '../core/lifecycle/calendar.ts';
import { isInside } from '../core/model/withholding.ts';
import { openDuties } from '../core/trace/falling-due.ts';
import type { Duty, FallingDue } from '../core/trace/falling-due.ts';
import type { Item } from '../core/model/item.ts';
import type { CalendarEntry } from './calendar-text.ts';
import { calendarText } from './calendar-text.ts';
import { beginningOf } from './paging.ts';
import { actingFor, vacancyWords } from './people/vacancy.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, hrefOf, itemLink } from './site.ts';
import { say, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';

/** Everything that somebody has to do, in one list. */
export interface DueView {
  readonly asOf: string;
  readonly counts: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  readonly rows: readonly DueRow[];
  /** Rows this page leaves out: what falls due last. */
  readonly more: number;
  /** Values to filter by. */
  readonly kinds: readonly string[];
  readonly doers: readonly string[];
  /** People to filter by: who acts for the role today, or is named; `vacant` where nobody has a post in it. */
  readonly people: readonly string[];
  readonly calendar: LinkView;
}

/** One thing to do. */
export interface DueRow {
  /** Day; null where nobody has set one. */
  readonly on: { readonly iso: string; readonly text: string } | null;
  /** Last day, where it takes several. */
  readonly until: { readonly iso: string; readonly text: string } | null;
  readonly standing: 'late' | 'coming' | 'no day';
  /** The waiver that tolerates that it is late, with its last day in words; null where there is none. */
  readonly waiver: LinkView | null;
  readonly kind: string;
  readonly words: string;
  readonly item: LinkView;
  readonly itemTitle: string;
  /** Who is to do it: the role or person, or words. */
  readonly who: LinkView | null;
  /** Some of those who act for the role. */
  readonly holders: readonly LinkView[];
  /** That nobody has a post in the role, and since when, or that nobody is named; '' where somebody is. */
  readonly vacancy: string;
  /** What the row is found by when filtered by person: names of those who act for the role, the first of many. */
  readonly people: readonly string[];
}

const routeOfCalendar = '/due/calendar.ics';
const mostRows = 250;
const mostHolders = 3;
/** A role that more people share is looked for by its own name. */
const mostPeople = 20;
const aYear = { years: 1, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };

/** True where the site tells what is to be done: duties are a matter of those inside. */
export function hasDuePage({ audience }: Pick<Site, 'audience'>): boolean {
  return isInside(audience);
}

/** Page model of all open duties: late ones first, then those of the next year, last those without a day. */
export function dueView(site: Site): DueView {
  const { sms } = site.checked;
  const all = openDuties(sms, aYear).map((duty) => dueRow(site, duty));
  const { shown, rest } = beginningOf(all, mostRows);
  // What is late and waived is listed, and not counted as late.
  const countOf = (key: DueRow['standing']): number =>
    all.filter(({ standing, waiver }) => standing === key && waiver === null).length;
  return {
    asOf: dayText(sms.asOf),
    counts: [
      { key: 'error', label: say('late'), count: countOf('late') },
      { key: 'info', label: say('due within a year'), count: countOf('coming') },
      { key: 'warn', label: say('without a day'), count: countOf('no day') },
    ],
    rows: shown,
    more: rest,
    kinds: sorted(shown.map(({ kind }) => kind)),
    doers: sorted(shown.flatMap(({ who }) => who?.text ?? [])),
    people: [
      ...sorted(shown.flatMap(({ people }) => people).filter((name) => name !== say('vacant'))),
      ...(shown.some(({ vacancy }) => vacancy !== '') ? [say('vacant')] : []),
    ],
    calendar: { href: hrefOf(site, routeOfCalendar), text: 'calendar.ics' },
  };
}

/** The same as a calendar: what is late, and what falls due in the next year. */
export function dueCalendar(site: Site): string {
  const { sms } = site.checked;
  const { title, url } = sms.settings.site;
  const dated = openDuties(sms, aYear).filter((duty): duty is FallingDue => duty.on !== null);
  const entries = dated.map((duty): CalendarEntry => {
    const { kind, words, item, itemTitle, who, people } = dueRow(site, duty);
    return {
      id: `${[duty.item, duty.what, duty.name ?? ''].join('/')}@clausebook`,
      day: duty.on,
      ...(duty.until === undefined ? {} : { until: duty.until }),
      summary: `${kind}: ${duty.item} ${words === '' ? itemTitle : words}`,
      description: [itemTitle, who?.text ?? '', people.filter((name) => name !== who?.text).join(', ')]
        .filter((text) => text !== '')
        .join('\n'),
      url: url === null || item.href === '' ? null : new URL(item.href, url).href,
    };
  });
  return calendarText(title, sms.asOf, entries);
}

/** A duty as a row, with the holders of the role that has it. */
export function dueRow(site: Site, duty: Duty): DueRow {
  const { on, until, what, item, detail, who } = duty;
  const { sms } = site.checked;
  const found = sms.items.get(item);
  const doer = who ?? found?.owner ?? null;
  const role = doer === null ? undefined : sms.items.get(doer);
  return {
    on: on === null ? null : { iso: on, text: dayText(on) },
    until: until === undefined ? null : { iso: until, text: dayText(until) },
    standing: on === null ? 'no day' : compareDates(on, sms.asOf) < 0 ? 'late' : 'coming',
    waiver: waiverOf(site, duty),
    kind: capitalized(sayKnown(what)),
    words: detail === null ? '' : detailWords(detail),
    item: itemLink(site, item),
    itemTitle: found?.title ?? sms.registers.get(item)?.title ?? '',
    who: doer === null ? null : itemLink(site, doer, role?.title ?? doer),
    ...doersOf(site, role, doer !== null),
  };
}

/** People behind the role or person that has something to do. */
function doersOf(site: Site, doer: Item | undefined, isNamed: boolean): Pick<DueRow, 'holders' | 'vacancy' | 'people'> {
  const nameOf = (id: string): string => site.checked.sms.items.get(id)?.title ?? id;
  if (doer?.type.key === 'person') return { holders: [], vacancy: '', people: [doer.title] };
  if (doer === undefined && !isNamed) return { holders: [], vacancy: say('nobody is named'), people: [say('vacant')] };
  if (doer?.type.key !== 'role') return { holders: [], vacancy: '', people: [] };
  const acting = actingFor(site, doer.id);
  const vacancy = vacancyWords(site, doer) || (acting.length === 0 ? say('vacant') : '');
  return {
    holders: acting.slice(0, mostHolders).map((id) => itemLink(site, id, nameOf(id))),
    vacancy,
    people: [...acting.slice(0, mostPeople).map(nameOf), ...(vacancy === '' ? [] : [say('vacant')])],
  };
}

/** The waiver of the finding about a late duty. */
export function waiverOf(site: Site, { item, on }: Duty): LinkView | null {
  const finding = site.checked.judgement.waived.find((waived) => waived.item === item && waived.due === on);
  if (on === null || finding === undefined || finding.waiver === null) return null;
  const { id, until } = finding.waiver;
  return itemLink(site, id, say('waived by {id} until {day}', { id, day: dayText(until) }));
}

/** Days in what the model says of an end of an agreement are written as everywhere. */
export function detailWords(detail: string): string {
  const [, period, subject] = /^(\d{4}\S*) for (\S+)$/.exec(detail) ?? [];
  if (period !== undefined && subject !== undefined) return say('{period} for {subject}', { period, subject });
  const [, notice, end] = /^(last day for notice, )?ends on (\d{4}-\d{2}-\d{2})$/.exec(detail) ?? [];
  const [, change] = /^again after (\S+)$/.exec(detail) ?? [];
  if (change !== undefined) return say('again after {change}', { change });
  if (end === undefined) return sayKnown(detail);
  return notice === undefined
    ? say('ends on {day}', { day: end })
    : say('last day for notice, ends on {day}', { day: end });
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort((a, b) => a.localeCompare(b, 'en'));
}
