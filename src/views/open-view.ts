import { csvText } from './csv-text.ts';
import { hasDuePage } from './due-view.ts';
import type { OpenMatter } from './open-matters.ts';
import { openMatters } from './open-matters.ts';
import { beginningOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf } from './site.ts';
import { say, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';

/** Everything that is not evidenced, late, found or missing, in one list. */
export interface OpenView {
  readonly lead: string;
  readonly counts: readonly { readonly label: string; readonly count: number; readonly list: LinkView }[];
  readonly rows: readonly OpenRow[];
  /** Rows that stand in the file only. */
  readonly more: number;
  /** Values to filter by. */
  readonly kinds: readonly string[];
  readonly states: readonly string[];
  readonly doers: readonly string[];
  /** The whole list for spreadsheets. */
  readonly table: LinkView;
}

/** One of these, with its day for people. */
export interface OpenRow extends Omit<OpenMatter, 'due'> {
  readonly due: { readonly iso: string; readonly text: string } | null;
}

/** Address of the list below the base path. */
export const routeOfOpen = '/open/';
const routeOfTable = '/open/open.csv';
const mostOfKind = 80;
const columns = ['kind', 'subject', 'title', 'state', 'why', 'due', 'who', 'place', 'address'] as const;
const kinds = [
  { kind: 'Clause', label: 'clauses not evidenced', path: '/matrix/' },
  { kind: 'Evidence', label: 'evidence stale or to look at again', path: '/matrix/' },
  { kind: 'Late duty', label: 'duties late', path: '/due/' },
  { kind: 'Finding', label: 'findings', path: '/findings/' },
  { kind: 'Gap', label: 'gaps', path: '/gaps/' },
] as const;

/** Link to the list of what is open; null on a site for people outside, which tells nothing of the whole. */
export function openLink(site: Site): LinkView | null {
  return hasDuePage(site) ? { href: hrefOf(site, routeOfOpen), text: say('All that is open, in one list') } : null;
}

/** Page model of everything that is open. */
export function openView(site: Site): OpenView {
  const byKind = Map.groupBy(openMatters(site), ({ kind }) => kind);
  const parts = kinds.map(({ kind }) => beginningOf(byKind.get(kind) ?? [], mostOfKind));
  const rows = parts.flatMap(({ shown }) => shown.map(rowOf));
  return {
    lead: say(
      'Clauses that are not evidenced, evidence that is stale or to be looked at again, late duties and findings, on {day}. A late duty may be a finding as well.',
      { day: dayText(site.checked.sms.asOf) },
    ),
    counts: kinds.flatMap(({ kind, label, path }) => {
      const count = (byKind.get(kind) ?? []).filter(({ state }) => state.key !== 'waived').length;
      const text = say(label);
      return (kind === 'Gap' || kind === 'Evidence') && count === 0
        ? []
        : [{ label: text, count, list: { href: hrefOf(site, path), text } }];
    }),
    rows,
    more: parts.reduce((sum, { rest }) => sum + rest, 0),
    kinds: kinds.flatMap(({ kind }) => (byKind.has(kind) ? [kind] : [])),
    states: [...new Set(rows.map(({ state }) => state.text))],
    doers: [...new Set(rows.flatMap(({ who }) => who?.text ?? []))].sort((a, b) => a.localeCompare(b, 'en')),
    table: { href: hrefOf(site, routeOfTable), text: 'open.csv' },
  };
}

function rowOf({ due, ...matter }: OpenMatter): OpenRow {
  return { ...matter, due: due === null ? null : { iso: due, text: dayText(due) } };
}

/** The same as CSV, in full. Addresses are those of the published site where the settings name it. */
export function openCsv(site: Site): string {
  const { url } = site.checked.sms.settings.site;
  const lines = openMatters(site).map(({ kind, subject, title, state, words, due, who, place }) => [
    sayKnown(kind),
    subject?.text ?? '',
    title,
    state.text,
    words,
    due ?? '',
    who?.text ?? '',
    place,
    subject === null || subject.href === '' ? '' : url === null ? subject.href : new URL(subject.href, url).href,
  ]);
  return csvText([columns.map((column) => say(`${column}#column`)), ...lines]);
}
