import type { ChartView } from '../chart-view.ts';
import type { ValueView } from '../value-view.ts';

/** A section of an item's page with what the rest of the SMS says of it. */
export interface ExtraSection {
  /** Unique on the page; the prefix `cb_` keeps it apart from anchors of headings, which have no underscore. */
  readonly anchor: `cb_${string}`;
  readonly title: string;
  /** In full. */
  readonly value: ValueView;
  readonly chart: ChartView | null;
  /** Most entries of a list that the page of the item shows; the rest stands on pages of its own. */
  readonly most: number;
}
