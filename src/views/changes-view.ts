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
  readonly kind: ChangeInForce['kind'];
  readonly item: LinkView;
  readonly title: string;
  readonly type: string;
  readonly version: string;
  readonly reasons: readonly string[];
}

/** Address of the list. */
export const routeOfChanges = '/changes/';
/** Address of the same as an Atom feed. */
export const routeOfFeed = '/changes/feed.xml';

const mostRows = 250;
const mostInFeed = 50;
const mostReasons = 3;

/** Page model of the changes. */
export function changesView(site: Site): ChangesView {
  const { shown, rest } = beginningOf(changesInForce(site.checked.sms), mostRows);
  const rows = shown.map((change) => rowOf(site, change));
  return {
    rows,
    more: rest,
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

/** Why something changed is a matter of those inside: it may name what others are not shown. */
function rowOf(site: Site, { on, kind, item, version, reasons }: ChangeInForce): ChangeRow {
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
