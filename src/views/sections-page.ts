import type { ExtraSection } from './extras/extra-section.ts';
import type { LinkView, SectionKey } from './site.ts';

/** A page that is put together from sections of the kind that pages of items have. */
export interface SectionsPage {
  readonly title: string;
  readonly lead: string;
  readonly section: SectionKey | null;
  readonly path: string;
  readonly trail: readonly LinkView[];
  /** Where to go from here. */
  readonly links: readonly LinkView[];
  readonly sections: readonly ExtraSection[];
  /** True where sections without a table stand beside each other. */
  readonly isTiled?: boolean;
  /** Said where there is no section. */
  readonly emptyWords: string;
}
