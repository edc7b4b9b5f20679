import { approvalBinding, closingBinding } from '../core/control/approval.ts';
import { isTextInView } from '../core/control/version-on-day.ts';
import { goneState } from '../core/history/gone-documents.ts';
import { lostState } from '../core/history/lost-approval.ts';
import type { Item } from '../core/model/item.ts';
import { insteadBanners } from './instead-banner.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink } from './site.ts';
import { say } from './words/say.ts';
import type { PlainText } from './words/say.ts';
import { dayText } from './words/days.ts';
import { stateIn } from './words/model-words.ts';

/** Whether a reader may act on an item today: it is current, not yet in force, a draft, or gone. */
export type Standing = 'current' | 'later' | 'draft' | 'gone';

/** A strip at the top of a page that must not be overlooked. */
export interface Banner {
  readonly tone: 'stop' | 'warn' | 'note';
  readonly title: string;
  readonly text: string;
  readonly link: LinkView | null;
}

const gone: Readonly<Record<string, PlainText>> = {
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
  expired: 'Expired',
  retired: 'Retired#state',
  terminated: 'Terminated',
  transferred: 'Transferred',
  [goneState]: 'File gone',
};

function goneWords(state: string): string | null {
  const words = gone[state];
  return words === undefined ? null : say(words);
}

const drafts: ReadonlySet<string> = new Set(['draft', 'in-review', 'negotiation', lostState]);

/** Standing of an item on the day judged. */
export function standingOf(item: Item): Standing {
  if (gone[item.state] !== undefined) return 'gone';
  if (item.type.class === 'document' && drafts.has(item.state)) return 'draft';
  const isAgreed = item.state === 'approved' || item.state === 'agreed';
  return isAgreed && isOfForce(item) && !item.inForce ? 'later' : 'current';
}

/** Only documents and agreements come into force; what is done, decided or recorded has states of its own. */
function isOfForce({ type: { lifecycle } }: Pick<Item, 'type'>): boolean {
  return lifecycle === 'document' || lifecycle === 'agreement';
}

/** People and units that are no longer there: their pages are no texts that somebody could follow by mistake. */
function hasLeft(item: Item): boolean {
  return (item.type.key === 'person' || item.type.key === 'unit') && standingOf(item) === 'gone';
}

/** One word for an item that does not apply today, for the title of the page and every printed sheet; null otherwise. */
export function standingMark(item: Item): string | null {
  const words: Readonly<Record<Standing, string | null>> = {
    current: null,
    later: say('Not yet in force'),
    draft: item.state === lostState ? say('Not approved') : say('Draft'),
    gone: hasLeft(item) ? null : goneWords(item.state),
  };
  return words[standingOf(item)];
}

const states: Readonly<Record<string, PlainText>> = {
  effective: 'in force#state',
  'in-review': 'in review#state',
  [goneState]: 'its file is gone',
};

/** State of an item in words for people. */
export function stateText(item: Pick<Item, 'state' | 'type'>): string {
  if (item.type.key === 'person' && gone[item.state] !== undefined) return say('left#person');
  const known = item.state === 'effective' && !isOfForce(item) ? undefined : states[item.state];
  return (
    stateIn(item.state, item.type.lifecycle) ?? (known === undefined ? item.state.replaceAll('-', ' ') : say(known))
  );
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
    banners.push({
      tone: 'stop',
      title: say('This is not the approved text'),
      text: [
        approval.on === null
          ? say('The content differs from the one approved.')
          : say('The content differs from the one approved on {day}.', { day: dayText(approval.on) }),
        site.checked.sms.history === null
          ? say('The approved text is not at hand here: this site was built without the history of the repository.')
          : say(
              'The approved text is not at hand here: what is known of the history of the repository does not hold it.',
            ),
      ].join(' '),
      link: null,
    });
  }
  if (item.frozen && closingBinding(item).kind === 'broken') {
    banners.push({
      tone: 'stop',
      title: say('This record was changed after it was closed'),
      text: say('The content differs from the one that was closed. Corrections belong into a correction entry.'),
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
          title: goneWords(item.state) ?? '',
          text: [
            say('It does not apply on {day} and is kept for reference only.', { day: dayText(asOf) }),
            ...(successor === undefined ? [] : [say('In its place:')]),
          ].join(' '),
          link: successor === undefined ? null : itemLink(site, successor),
        },
      ];
    }
    case 'draft':
      return [
        {
          tone: 'warn',
          title: say('Draft'),
          text: say('It has not been approved and does not apply yet.'),
          link: null,
        },
      ];
    case 'later':
      return [
        {
          tone: 'note',
          title: say('Not yet in force'),
          text:
            item.effectiveFrom === null
              ? say('It does not apply yet.')
              : say('It comes into force on {day}.', { day: dayText(item.effectiveFrom) }),
          link: null,
        },
      ];
  }
}
