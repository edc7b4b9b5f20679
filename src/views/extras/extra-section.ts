import type { ChartView } from '../chart-view.ts';
import type { LinkView } from '../site.ts';
import type { ValueView } from '../value-view.ts';

/** A section of an item's page with what the rest of the SMS says of it. */
export interface ExtraSection {
  /** Unique on the page; the prefix `cb_` keeps it apart from anchors of headings, which have no underscore. */
  readonly anchor: `cb_${string}`;
  readonly title: string;
  readonly value: ValueView;
  readonly chart: ChartView | null;
  /** What the section leaves out, and where it stands. */
  readonly more: { readonly count: number; readonly link: LinkView | null } | null;
}
