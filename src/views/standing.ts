import { approvalBinding, closingBinding } from '../core/control/approval.ts';
import { isTextInView } from '../core/control/version-on-day.ts';
import { goneState } from '../core/history/gone-documents.ts';
import { lostState } from '../core/history/lost-approval.ts';
import { formatDate } from '../core/lifecycle/calendar.ts';
import type { Item } from '../core/model/item.ts';
import { insteadBanners } from './instead-banner.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink } from './site.ts';

/** Whether a reader may act on an item today: it is current, not yet in force, a draft, or gone. */
export type Standing = 'current' | 'later' | 'draft' | 'gone';

/** A strip at the top of a page that must not be overlooked. */
export interface Banner {
  readonly tone: 'stop' | 'warn' | 'note';
  readonly title: string;
  readonly text: string;
  readonly link: LinkView | null;
}

const gone: Readonly<Record<string, string>> = {
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
  expired: 'Expired',
  retired: 'Retired',
  terminated: 'Terminated',
  transferred: 'Transferred',
  [goneState]: 'File gone',
};

const drafts: ReadonlySet<string> = new Set(['draft', 'in-review', 'negotiation', lostState]);

/** Standing of an item on the day judged. */
export function standingOf(item: Item): Standing {
  if (gone[item.state] !== undefined) return 'gone';
  if (item.type.class === 'document' && drafts.has(item.state)) return 'draft';
  return (item.state === 'approved' || item.state === 'agreed') && !item.inForce ? 'later' : 'current';
}

/** People and units that are no longer there: their pages are no texts that somebody could follow by mistake. */
function hasLeft(item: Item): boolean {
  return (item.type.key === 'person' || item.type.key === 'unit') && standingOf(item) === 'gone';
}

/** One word for an item that does not apply today, for the title of the page and every printed sheet; null otherwise. */
export function standingMark(item: Item): string | null {
  const words: Readonly<Record<Standing, string | null>> = {
    current: null,
    later: 'Not yet in force',
    draft: item.state === lostState ? 'Not approved' : 'Draft',
    gone: hasLeft(item) ? null : (gone[item.state] ?? null),
  };
  return words[standingOf(item)];
}

const states: Readonly<Record<string, string>> = {
  effective: 'in force',
  'in-review': 'in review',
  [goneState]: 'its file is gone',
};

/** State of an item in words for people. */
export function stateText(item: Pick<Item, 'state' | 'type'>): string {
  if (item.type.key === 'person' && gone[item.state] !== undefined) return 'left';
  return states[item.state] ?? item.state.replaceAll('-', ' ');
}

/**
 * What a reader of an item must not overlook.
 *
 * @param site the site
 * @param item the item
 */
export function bannersOf(site: Site, item: Item): readonly Banner[] {
  const why = site.checked.sms.instead.get(item.id)?.why;
  return [
    ...insteadBanners(site, item),
    ...(why === undefined ? brokenBinding(site, item) : []),
    ...(why === 'lost' || why === 'gone' ? [] : standingBanner(site, item)),
  ];
}

function brokenBinding(site: Site, item: Item): readonly Banner[] {
  const approval = approvalBinding(item);
  const banners: Banner[] = [];
  if (
    item.control === 'full' &&
    approval.kind === 'broken' &&
    item.inForce &&
    isTextInView(item, site.checked.sms.asOf)
  ) {
    const when = approval.on === null ? '' : ` on ${formatDate(approval.on)}`;
    banners.push({
      tone: 'stop',
      title: 'This is not the approved text',
      text: `The content differs from the one approved${when}. The approved text is not at hand here: ${
        site.checked.sms.history === null
          ? 'this site was built without the history of the repository.'
          : 'what is known of the history of the repository does not hold it.'
      }`,
      link: null,
    });
  }
  if (item.frozen && closingBinding(item).kind === 'broken') {
    banners.push({
      tone: 'stop',
      title: 'This record was changed after it was closed',
      text: 'The content differs from the one that was closed. Corrections belong into a correction entry.',
      link: null,
    });
  }
  return banners;
}

function standingBanner(site: Site, item: Item): readonly Banner[] {
  const { asOf, relationsTo } = site.checked.sms;
  switch (standingOf(item)) {
    case 'current':
      return [];
    case 'gone': {
      if (hasLeft(item)) return [];
      const successor = (relationsTo.get(item.id) ?? []).find((relation) => relation.verb === 'supersedes')?.from;
      return [
        {
          tone: 'stop',
          title: gone[item.state] ?? '',
          text: `It does not apply on ${formatDate(asOf)} and is kept for reference only.${successor === undefined ? '' : ' In its place:'}`,
          link: successor === undefined ? null : itemLink(site, successor),
        },
      ];
    }
    case 'draft':
      return [{ tone: 'warn', title: 'Draft', text: 'It has not been approved and does not apply yet.', link: null }];
    case 'later':
      return [
        {
          tone: 'note',
          title: 'Not yet in force',
          text:
            item.effectiveFrom === null
              ? 'It does not apply yet.'
              : `It comes into force on ${formatDate(item.effectiveFrom)}.`,
          link: null,
        },
      ];
  }
}
