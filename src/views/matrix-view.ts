import { formatDate } from '../core/lifecycle/calendar.ts';
import type { ClauseLine } from './clause-tree-view.ts';
import { clauseLine } from './clause-tree-view.ts';
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
  readonly standard: string;
  readonly asOf: string;
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
  return {
    standard: sms.catalogue.standards.find((entry) => entry.id === standardId)?.reference ?? standardId,
    asOf: formatDate(sms.asOf),
    lines,
    states: [...Map.groupBy(lines, (line) => line.state ?? '')].map(([state, group]) => ({
      state,
      count: group.length,
    })),
  };
}
