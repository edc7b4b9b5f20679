import type { ExtraSection } from '../extras/extra-section.ts';
import { moreOn } from '../paging.ts';
import type { LinkView } from '../site.ts';

/** A last section that leads to what a map leaves out; nothing where it leaves out nothing. */
export function moreSection(list: LinkView, rest: number, title: string): readonly ExtraSection[] {
  const link = moreOn(list, rest);
  return link === null
    ? []
    : [{ anchor: 'cb_more', title, value: { kind: 'link', link, name: '' }, chart: null, most: 1 }];
}
