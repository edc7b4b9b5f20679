import type { ChartView } from '../charts/chart-view.ts';
import type { LinkView } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import type { Course } from './course.ts';

/** A section of an item's page with what the rest of the SMS says of it. */
export interface ExtraSection {
  /** Unique on the page; the prefix `cb_` keeps it apart from anchors of headings, which have no underscore. */
  readonly anchor: `cb_${string}`;
  readonly title: string;
  /** In full. */
  readonly value: ValueView;
  readonly chart: ChartView | null;
  /** A drawing of ours as HTML, where there is one. */
  readonly drawing?: string;
  /** Steps with their days, drawn as a line. */
  readonly course?: Course;
  /** Sentence at its top. */
  readonly lead?: string;
  /** It answers what readers come for, and so stands above the text. */
  readonly isFirst?: true;
  /** Fields of the item that it shows, so that they do not stand below once more. */
  readonly fields?: readonly string[];
  /** Where to read on. */
  readonly links?: readonly LinkView[];
  /** Most entries of a list that the page of the item shows; the rest stands on pages of its own. */
  readonly most: number;
}
