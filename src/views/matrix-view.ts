import type { EvidenceLink } from '../core/model/sms.ts';
import type { Clause } from '../core/standard/clause.ts';
import type { ClauseLine } from './clause-tree-view.ts';
import { clauseLine, partialLead } from './clause-tree-view.ts';
import type { CounterpartGroup } from './counterparts.ts';
import { counterpartGroups } from './counterparts.ts';
import { anchorOn } from './html-headings.ts';
import { waysIntoClauses } from './clause-ways.ts';
import { beginningOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf, itemLink, ownerLink } from './site.ts';
import { say, sayCount } from './words/say.ts';
import { dayText } from './words/days.ts';

/** An item in the matrix. */
export interface MatrixItem extends LinkView {
  readonly counts: boolean;
  /** Clause it names instead of this one; '' where it names this one. */
  readonly via: string;
}

/** Ids of items in the matrix of which the same is to be said. */
export interface MatrixGroup {
  readonly ids: readonly string[];
  readonly counts: boolean;
  /** Clause they name instead of this one; '' where they name this one. */
  readonly via: string;
}

/** A clause of the matrix with the items that show it. */
export interface MatrixLine extends ClauseLine {
  /** Reference of its standard. */
  readonly standard: string;
  readonly items: readonly MatrixItem[];
  /** Items the page of the clause has besides. */
  readonly more: number;
  /** Those of them that stand on paper, where no link can be followed. */
  readonly onPaper: readonly MatrixGroup[];
  /** Those of them that stand on the page of the clause alone. */
  readonly moreOnPaper: number;
  /** Owners of the items that show it. */
  readonly owners: readonly string[];
  /** Documented information that is not there, by its name. */
  readonly missing: readonly string[];
  /** What it corresponds to in the other standards in use. */
  readonly counterparts: readonly CounterpartGroup[];
}

/** The traceability matrix: every normative clause of the standards in use with what shows it. */
export interface MatrixView {
  /** What the matrix says. */
  readonly lead: string;
  /** References of the standards in use; with one of them nothing is said of counterparts. */
  readonly standards: readonly string[];
  readonly lines: readonly MatrixLine[];
  readonly counts: readonly {
    readonly standard: string;
    readonly states: readonly { readonly state: string; readonly count: number }[];
    /** Marks that stand beside states. */
    readonly flags: readonly { readonly flag: string; readonly count: number }[];
  }[];
  /** States and marks that occur, to filter by. */
  readonly standings: readonly string[];
  /** All owners, to filter by. */
  readonly owners: readonly string[];
  /** The same for spreadsheets; null where the site tells nothing of the whole. */
  readonly table: LinkView | null;
  /** Other ways into the clauses. */
  readonly ways: readonly LinkView[];
  /** Standards with more clauses than the page shows. */
  readonly more: readonly LinkView[];
}

const routeOfTable = '/matrix/matrix.csv';
const mostItems = 12;
const mostClauses = 400;
/** What paper has besides, per clause, the first of these with which the page does not become too heavy: ids on the whole page at most. */
const mostOnPaper = [48, 24, 12, 6] as const;
const mostIdsOnPaper = 2000;

/** Page model of the matrix. */
export function matrixView(site: Site): MatrixView {
  const { settings, catalogue } = site.checked.sms;
  const standards = settings.standards.filter((id) => catalogue.clauses(id).length > 0);
  const parts = standards.map((id) => ({
    id,
    reference: referenceOf(site, id),
    ...beginningOf(catalogue.normativeClauses(id), mostClauses),
  }));
  const others =
    (id: string): ((other: string) => boolean) =>
    (other) =>
      other !== id && standards.includes(other);
  const rests = parts.flatMap(({ id, shown }) =>
    shown.map((clause) => Math.max(0, evidenceOf(site, id, clause).length - mostItems)),
  );
  const onPaper =
    mostOnPaper.find((most) => rests.reduce((sum, rest) => sum + Math.min(rest, most), 0) <= mostIdsOnPaper) ?? 0;
  const lines = parts.flatMap(({ id, shown }) =>
    shown.map((clause) => matrixLine(site, id, clause, { isOther: others(id), onPaper })),
  );
  return {
    lead: leadOf(site, parts),
    standards: parts.map(({ reference }) => reference),
    lines,
    standings: [...new Set([...lines.flatMap(({ state }) => state ?? []), ...lines.flatMap(({ flags }) => flags)])],
    owners: [...new Set(lines.flatMap((line) => line.owners))].sort((a, b) => a.localeCompare(b, 'en')),
    table: site.isPartial ? null : { href: hrefOf(site, routeOfTable), text: 'matrix.csv' },
    ways: waysIntoClauses(site),
    counts: site.isPartial
      ? []
      : parts.map(({ id, reference }) => ({
          standard: reference,
          states: countsOf(site, id),
          flags: countsOfFlags(lines.filter(({ standard }) => standard === reference)),
        })),
    more: parts.flatMap(({ id, reference, rest }) =>
      rest === 0
        ? []
        : [
            {
              href: hrefOf(site, `/clauses/${id}/`),
              text: sayCount(rest, '1 more clause of {reference}', '{count} more clauses of {reference}', {
                reference,
              }),
            },
          ],
    ),
  };
}

function referenceOf(site: Site, standard: string): string {
  return site.checked.sms.catalogue.findStandard(standard)?.reference ?? standard;
}

function leadOf(site: Site, parts: readonly { readonly reference: string }[]): string {
  const names = parts.map(({ reference }) => reference).join(say(' and of '));
  const what = site.isPartial
    ? partialLead(site)
    : say('Every normative clause of {names} with the items that show it, on {day}.', {
        names,
        day: dayText(site.checked.sms.asOf),
      });
  return [
    what,
    say('Items in brackets name the clause but do not count on this day.'),
    ...(parts.length > 1 ? [say('“Through” names the clause of another standard that an item states instead.')] : []),
  ].join(' ');
}

function evidenceOf(site: Site, standard: string, clause: Clause): readonly EvidenceLink[] {
  return site.checked.sms.clauseStates.get(`${standard}/${clause.id}`)?.evidence ?? [];
}

function matrixLine(
  site: Site,
  standard: string,
  clause: Clause,
  { isOther, onPaper }: { readonly isOther: (standard: string) => boolean; readonly onPaper: number },
): MatrixLine {
  const state = site.checked.sms.clauseStates.get(`${standard}/${clause.id}`);
  // What counts goes first, and what names the clause itself before what comes through another.
  const evidence = evidenceOf(site, standard, clause).toSorted(
    (a, b) => Number(b.counts) - Number(a.counts) || Number(a.via !== null) - Number(b.via !== null),
  );
  const { shown, rest } = beginningOf(evidence, mostItems);
  return {
    ...clauseLine(site, standard, clause),
    standard: referenceOf(site, standard),
    items: shown.map((link) => matrixItem(site, link)),
    more: rest,
    onPaper: groupsOf(evidence.slice(mostItems, mostItems + onPaper)),
    moreOnPaper: Math.max(0, rest - onPaper),
    owners: ownersOf(site, evidence),
    missing: (state?.missingRows ?? []).map(
      (row) => clause.documentedInformation.find((entry) => entry.row === row)?.name ?? row,
    ),
    counterparts: counterpartGroups(site, standard, clause.id, isOther),
  };
}

function groupsOf(evidence: readonly EvidenceLink[]): readonly MatrixGroup[] {
  const groups = Map.groupBy(evidence, ({ counts, via }) => `${counts} ${via?.clause ?? ''}`);
  return [...groups.values()].flatMap((links) =>
    links.slice(0, 1).map(({ counts, via }) => ({
      ids: [...new Set(links.map(({ item }) => item))],
      counts,
      via: via?.clause ?? '',
    })),
  );
}

function ownersOf(site: Site, evidence: readonly EvidenceLink[]): readonly string[] {
  const { items } = site.checked.sms;
  const names = evidence.flatMap(({ item }) => {
    const found = items.get(item);
    return found === undefined ? [] : (ownerLink(site, found)?.text ?? []);
  });
  return [...new Set(names)].map((name) => name.replaceAll('|', '/'));
}

function matrixItem(site: Site, link: EvidenceLink): MatrixItem {
  const target = itemLink(site, link.item);
  const anchor = anchorOn(site, link.item, link.anchor);
  return {
    ...target,
    href: anchor === null ? target.href : `${target.href}#${anchor}`,
    counts: link.counts,
    via: link.via?.clause ?? '',
  };
}

function countsOf(site: Site, standard: string): MatrixView['counts'][number]['states'] {
  const states = [...site.checked.sms.clauseStates.values()].filter((state) => state.standard === standard);
  return [...Map.groupBy(states, ({ state }) => state)].map(([state, group]) => ({ state, count: group.length }));
}

function countsOfFlags(lines: readonly MatrixLine[]): MatrixView['counts'][number]['flags'] {
  const flags = lines.flatMap((line) => line.flags);
  return [...Map.groupBy(flags, (flag) => flag)].map(([flag, group]) => ({ flag, count: group.length }));
}
