import { formatDate } from '../core/lifecycle/calendar.ts';
import type { ClauseLine } from './clause-tree-view.ts';
import { clauseLine, partialLead } from './clause-tree-view.ts';
import { anchorOn } from './html-headings.ts';
import { beginningOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink } from './site.ts';

/** A clause of the matrix with the items that show it. */
export interface MatrixLine extends ClauseLine {
  readonly items: readonly (LinkView & { readonly counts: boolean })[];
  /** Items the page of the clause has besides. */
  readonly more: number;
  /** Documented information that is not there, by its name. */
  readonly missing: readonly string[];
}

/** The traceability matrix: every normative clause with what shows it. */
export interface MatrixView {
  /** What the matrix says. */
  readonly lead: string;
  readonly lines: readonly MatrixLine[];
  readonly states: readonly { readonly state: string; readonly count: number }[];
}

const mostItems = 12;

/** Page model of the matrix. */
export function matrixView(site: Site): MatrixView {
  const { sms } = site.checked;
  const standardId = sms.settings.standards[0] ?? sms.catalogue.primaryStandard;
  const lines = sms.catalogue.normativeClauses(standardId).map((clause): MatrixLine => {
    const state = sms.clauseStates.get(`${standardId}/${clause.id}`);
    const evidence = (state?.evidence ?? []).toSorted((a, b) => Number(b.counts) - Number(a.counts));
    const { shown, rest } = beginningOf(evidence, mostItems);
    const items = shown.map((link) => {
      const target = itemLink(site, link.item);
      const anchor = anchorOn(site, link.item, link.anchor);
      return {
        ...target,
        href: anchor === null ? target.href : `${target.href}#${anchor}`,
        counts: link.counts,
      };
    });
    return {
      ...clauseLine(site, standardId, clause),
      items,
      more: rest,
      missing: (state?.missingRows ?? []).map(
        (row) => clause.documentedInformation.find((entry) => entry.row === row)?.name ?? row,
      ),
    };
  });
  const standard = sms.catalogue.standards.find((entry) => entry.id === standardId)?.reference ?? standardId;
  return {
    lead: `${
      site.isPartial
        ? partialLead(site)
        : `Every normative clause of ${standard} with the items that show it, on ${formatDate(sms.asOf)}.`
    } Items in grey name the clause but do not count on this day.`,
    lines,
    states: [
      ...Map.groupBy(
        lines.filter((line) => line.state !== null),
        (line) => line.state ?? '',
      ),
    ].map(([state, group]) => ({
      state,
      count: group.length,
    })),
  };
}
