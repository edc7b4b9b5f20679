import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { governingDocument } from '../../core/trace/governing-document.ts';
import type { Sms } from '../../core/model/sms.ts';
import { openDuties } from '../../core/trace/falling-due.ts';
import type { Duty } from '../../core/trace/falling-due.ts';
import { detailWords, hasDuePage } from '../due-view.ts';
import { routeOfItem } from '../../core/model/routes.ts';
import { siteIndex } from '../site-index.ts';
import type { Site } from '../site.ts';
import { capitalized, hrefOf, ownerLink } from '../site.ts';
import { findingView } from '../finding-view.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, textValue, toneValue, englishValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { measureState, standingValue } from './measure-state.ts';
import { tableSection } from './table-section.ts';
import { say, sayKnown } from '../words/say.ts';

const mostMatters = 20;

/**
 * What is late or missing in what belongs to an item: duties whose day has passed, and findings of its parts, records and documents. Those
 * of the item itself stand at the top of its page. Inside the organization only.
 *
 * @param site the site
 * @param item the item
 * @param own the items that belong to it
 */
export function lateMatters(site: Site, item: Item, own: readonly Item[]): readonly ExtraSection[] {
  if (!hasDuePage(site)) return [];
  const others = own.filter(({ id }) => id !== item.id);
  const rows = [
    ...[item, ...others].flatMap(({ id }) =>
      (lateDuties(site).get(id) ?? []).filter((duty) => !isFound(site, duty)).map((duty) => dutyRow(site, duty)),
    ),
    ...others.flatMap(({ id }) =>
      (siteIndex(site).findingsOf.get(id) ?? []).map((found) => findingRow(site, id, found)),
    ),
    ...others.flatMap((one) => measureRow(site, one)),
  ];
  const owner = item.owner === null ? undefined : site.checked.sms.items.get(item.owner);
  const mine = owner === undefined ? null : ownerLink(site, item);
  return tableSection(
    'cb_late',
    say('Late or missing'),
    [say('What'), say('Where'), say('Due'), say('To do')],
    rows,
    mostMatters,
  ).map((section) => ({
    ...section,
    links:
      owner === undefined || mine === null
        ? []
        : [
            {
              href: `${hrefOf(site, routeOfItem(owner.id))}#cb_open`,
              text: say('All there is to do: {role}', { role: mine.text }),
            },
          ],
  }));
}

/** True where a finding about the same day says it already. */
function isFound(site: Site, { item, on }: Duty): boolean {
  return (siteIndex(site).findingsOf.get(item) ?? []).some(({ due }) => due === on);
}

/** A measure that misses its target or has none of the values it is there for. A finding about it says it already. */
function measureRow(site: Site, measure: Item): readonly (readonly ValueView[])[] {
  if (measure.type.key !== 'measure' || !measure.inForce || siteIndex(site).findingsOf.has(measure.id)) return [];
  const state = measureState(site, measure);
  if (state.isMet !== false && state.value !== '') return [];
  const what = state.isMet === false ? say('Target missed') : say('Nothing measured');
  const words = state.isMet === false ? standingValue(state) : textValue('');
  return [[toneValue(what, 'stop'), itemValue(site, measure.id), dateValue(null), words]];
}

function dutyRow(site: Site, { what, item, on, detail }: Duty): readonly ValueView[] {
  return [
    toneValue(say('{what} late', { what: capitalized(sayKnown(what)) }), 'stop'),
    itemValue(site, item),
    dateValue(on),
    textValue(detail === null ? '' : detailWords(detail)),
  ];
}

function findingRow(site: Site, id: string, found: Parameters<typeof findingView>[1]): readonly ValueView[] {
  const { rule, severity, severityText, message } = findingView(site, found);
  return [
    toneValue(`${severityText} ${rule.text}`, severity === 'info' ? 'warn' : 'stop'),
    itemValue(site, id),
    dateValue(found.due),
    englishValue(message.replaceAll('`', '')),
  ];
}

const knownDuties = new WeakMap<Site, ReadonlyMap<string, readonly Duty[]>>();

function lateDuties(site: Site): ReadonlyMap<string, readonly Duty[]> {
  const { sms } = site.checked;
  const known =
    knownDuties.get(site) ??
    Map.groupBy(
      openDuties(sms, { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 }).filter(
        ({ on }) => on !== null && compareDates(on, sms.asOf) < 0,
      ),
      ({ item }) => item,
    );
  knownDuties.set(site, known);
  return known;
}

const knownRecords = new WeakMap<Sms['items'], ReadonlyMap<string, readonly Item[]>>();

/** Records made under a process, as the processes say which they keep; sorted out once per SMS. */
export function recordsOf(sms: Sms, process: Item): readonly Item[] {
  const known =
    knownRecords.get(sms.items) ??
    Map.groupBy(
      [...sms.items.values()].filter(
        (item) => item.type.class === 'record' && item.storage !== 'section' && item.inView,
      ),
      (item) => {
        const governing = governingDocument(sms, item);
        return governing.kind === 'known' ? governing.document.id : '';
      },
    );
  knownRecords.set(sms.items, known);
  return known.get(process.id) ?? [];
}
