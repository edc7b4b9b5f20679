import { flagCauses, flagsOfItem } from '../core/impact/flags.ts';
import type { Item } from '../core/model/item.ts';
import type { ClauseFlag, ClauseState } from '../core/model/sms.ts';
import { beginningOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink, typeLink } from './site.ts';
import type { PlainText } from './words/say.ts';
import { say, sayKnown } from './words/say.ts';

/** What a reader has to know of a clause beside its state, and where it comes from. */
export interface ClauseMark {
  readonly text: string;
  readonly means: string;
  readonly causes: readonly LinkView[];
  /** To all of them, where those are not all. */
  readonly more: LinkView | null;
}

const mostCauses = 8;

const meanings: Readonly<Record<ClauseFlag, PlainText>> = {
  'open nonconformity': 'A nonconformity about this clause is open.',
  'approval broken': 'The text was changed after its approval and not approved again.',
  'review due': 'The review is overdue.',
  waived: 'A finding about this evidence is waived for a time.',
  'restricted evidence': 'Evidence that it needs is restricted to few readers.',
  'before in force': 'The SMS is not yet in force on this day.',
  suspect: 'Something it relies on changed since somebody looked at it.',
};

/**
 * The marks of a clause with their causes; a cause leads to the place of its page that says more.
 *
 * @param site the site
 * @param state state of the clause
 */
export function clauseMarks(site: Site, state: ClauseState): readonly ClauseMark[] {
  return [...flagCauses(site.checked.sms, state)].map(([flag, ids]) => {
    const { shown, rest } = beginningOf(ids, mostCauses);
    return {
      text: sayKnown(flag),
      means: say(meanings[flag]),
      causes: shown.map((id) => causeLink(site, id, flag)),
      more: rest === 0 ? null : { href: listOf(site, flag), text: say('and {count} more', { count: rest }) },
    };
  });
}

/** Where all causes stand: the register of their kind, else the table of evidence, which marks them. */
function listOf(site: Site, flag: ClauseFlag): string {
  if (flag === 'open nonconformity') return typeLink(site, 'nonconformity').href;
  return flag === 'waived' ? typeLink(site, 'waiver').href : '#cb_evidence';
}

/** Marks of an item that counts as evidence, in words. */
export function marksOf(site: Site, item: Item): readonly string[] {
  return site.isPartial ? [] : flagsOfItem(site.checked.sms, item).map((flag) => sayKnown(flag));
}

function causeLink(site: Site, id: string, flag: ClauseFlag): LinkView {
  const link = itemLink(site, id);
  return flag === 'suspect' && link.href !== '' ? { ...link, href: `${link.href}#cb_suspects` } : link;
}
