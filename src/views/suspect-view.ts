import { clauseOfKey } from '../core/impact/dependency.ts';
import type { Reason } from '../core/impact/reasons.ts';
import { reasonsOf } from '../core/impact/reasons.ts';
import { impactOf } from '../core/impact/suspects.ts';
import type { Item } from '../core/model/item.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, itemLink } from './site.ts';
import { verbLabel } from './verbs.ts';
import { say, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';
import { titleOfClause } from './words/clause-title.ts';

/** Something that changed since somebody looked at the item of a page. */
export interface SuspectView {
  readonly link: LinkView;
  readonly title: string;
  /** What changed and when. */
  readonly what: string;
  /** How the item relies on it. */
  readonly how: string;
}

const mostShown = 12;

/**
 * What an item relies on and has changed since somebody looked at the item, nearest first.
 *
 * @param site the site
 * @param item the item
 */
export function suspectViews(site: Site, item: Item): readonly SuspectView[] {
  const { sms } = site.checked;
  const reasons = reasonsOf(sms, impactOf(sms).suspects.get(item.id) ?? []);
  return reasons.slice(0, mostShown).map((reason) => ({
    ...changedOne(site, reason.of),
    what: whatWords(reason),
    how: howWords(reason),
  }));
}

function changedOne(site: Site, of: string): Pick<SuspectView, 'link' | 'title'> {
  const { sms } = site.checked;
  const named = clauseOfKey(of);
  if (named === null) return { link: itemLink(site, of), title: sms.items.get(of)?.title ?? '' };
  const { standard, clause } = named;
  return {
    link: clauseLink(site, standard, clause),
    title: titleOfClause(sms.catalogue, standard, clause),
  };
}

function whatWords({ on, what, changed }: Reason): string {
  const sections = changed.length === 0 ? '' : `, ${changed.map((heading) => `“${heading}”`).join(', ')}`;
  const change = sayKnown((what ?? '').replaceAll('`', ''));
  const when = on === null ? change : say('{change} on {day}', { change, day: dayText(on) });
  return `${when}${sections}.`;
}

function howWords({ hops, through, relies }: Reason): string {
  if (hops > 1) return say('Through {items}, {count} steps away.', { items: through.join(', '), count: hops });
  const ways = relies.map(({ verb, section }) =>
    section === null
      ? verbLabel(verb, 'from')
      : say('{verb} in “{section}”', { verb: verbLabel(verb, 'from'), section }),
  );
  return `${ways.join(', ')}.`;
}
