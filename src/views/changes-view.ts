import { compareDates } from '../core/lifecycle/calendar.ts';
import { dateField, mapField } from '../core/model/fields.ts';
import type { Sms } from '../core/model/sms.ts';
import { isInside } from '../core/model/withholding.ts';
import type { ChangeInForce } from '../core/trace/changes-in-force.ts';
import { changesInForce } from '../core/trace/changes-in-force.ts';
import { beginningOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf, itemLink, typeName } from './site.ts';
import { say, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';

/** What came into force and what ended, the latest first. */
export interface ChangesView {
  readonly rows: readonly ChangeRow[];
  /** Rows this page leaves out: the oldest. */
  readonly more: number;
  readonly kinds: readonly string[];
  /** Earlier versions are known. */
  readonly hasHistory: boolean;
  readonly feed: LinkView;
}

/** One change. */
export interface ChangeRow {
  readonly on: { readonly iso: string; readonly text: string };
  readonly kind: Change['kind'];
  readonly item: LinkView;
  readonly title: string;
  readonly type: string;
  readonly version: string;
  readonly reasons: readonly string[];
}

/** A change of what is in force, or a record that came on file. */
type Change = Omit<ChangeInForce, 'kind'> & { readonly kind: ChangeInForce['kind'] | 'record filed' };

/** Address of the list. */
export const routeOfChanges = '/changes/';
/** Address of the same as an Atom feed. */
export const routeOfFeed = '/changes/feed.xml';

const mostRows = 250;
const mostInFeed = 50;
const mostReasons = 3;

/**
 * Page model of the changes.
 *
 * @param site the site
 * @param hasRecords also the records that came on file
 */
export function changesView(site: Site, hasRecords = true): ChangesView {
  const { sms } = site.checked;
  // Each kind has its room: where there are many records, they do not push the documents out.
  const documents = beginningOf<Change>(changesInForce(sms), mostRows);
  const records = beginningOf(hasRecords ? recordsFiled(sms) : [], mostRows);
  const rows = [...documents.shown, ...records.shown]
    .toSorted((a, b) => compareDates(b.on, a.on))
    .map((change) => rowOf(site, change));
  return {
    rows,
    more: documents.rest + records.rest,
    kinds: [...new Set(rows.map(({ kind }) => kind))].sort(),
    hasHistory: site.checked.sms.history !== null,
    feed: { href: hrefOf(site, routeOfFeed), text: 'feed.xml' },
  };
}

/** The latest changes as an Atom feed (RFC 4287). */
export function changesFeed(site: Site): string {
  const { asOf, settings } = site.checked.sms;
  const { title, url } = settings.site;
  const address = (path: string): string => (url === null ? path : new URL(path, url).href);
  const rows = changesInForce(site.checked.sms)
    .slice(0, mostInFeed)
    .map((change) => rowOf(site, change));
  const entries = rows.map(({ on, kind, item, title: name, version, reasons }) => {
    const what = `${item.text} ${name}${version === '' ? '' : ` ${version}`}: ${sayKnown(kind)}`;
    return `  <entry>
    <id>${escaped(`urn:clausebook:${encodeURIComponent(settings.organization)}:${item.text}:${version}:${kind.replaceAll(' ', '-')}`)}</id>
    <title>${escaped(what)}</title>
    <updated>${on.iso}T00:00:00Z</updated>
    <link href="${escaped(address(item.href))}"/>
    <summary>${escaped(reasons.join(' '))}</summary>
  </entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escaped(`urn:clausebook:${encodeURIComponent(settings.organization)}:changes`)}</id>
  <title>${escaped(say('{title}: what came into force and what ended', { title }))}</title>
  <updated>${rows[0]?.on.iso ?? asOf}T00:00:00Z</updated>
  <author><name>${escaped(settings.organization)}</name></author>
  <link rel="self" href="${escaped(address(hrefOf(site, routeOfFeed)))}"/>
  <link rel="alternate" href="${escaped(address(hrefOf(site, routeOfChanges)))}"/>
${entries.join('\n')}
</feed>
`;
}

/** Records that were closed, issued or made until the day judged, the latest first. */
function recordsFiled({ items, asOf }: Sms): readonly Change[] {
  const filed = [...items.values()].flatMap((item): readonly Change[] => {
    const on = dateField(mapField(item, 'closed') ?? {}, 'at') ?? item.date;
    const isFiled = item.type.class === 'record' && item.storage !== 'section' && item.countsAsEvidence;
    if (!isFiled || on === null || compareDates(on, asOf) > 0) return [];
    return [{ on, kind: 'record filed', item: item.id, version: null, reasons: [] }];
  });
  return filed.sort((a, b) => compareDates(b.on, a.on) || (a.item < b.item ? -1 : 1));
}

/** Why something changed is a matter of those inside: it may name what others are not shown. */
function rowOf(site: Site, { on, kind, item, version, reasons }: Change): ChangeRow {
  const found = site.checked.sms.items.get(item);
  return {
    on: { iso: on, text: dayText(on) },
    kind,
    item: itemLink(site, item),
    title: found?.title ?? '',
    type: typeName(found?.type.key ?? ''),
    version: version ?? '',
    reasons: isInside(site.audience) ? reasons.slice(0, mostReasons) : [],
  };
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// eslint-disable-next-line no-control-regex -- signs that no XML may hold
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function escaped(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
