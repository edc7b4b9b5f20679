import type { Item, Register } from '../core/model/item.ts';
import type { SearchGroup } from './search-groups.ts';
import { groupOfItem } from './search-groups.ts';
import { isInOtherLanguage } from './other-language.ts';
import { kindName } from './kind-name.ts';
import type { Site } from './site.ts';
import { capitalized, ownerLink } from './site.ts';
import { bannersOf, standingOf, stateText } from './standing.ts';
import { say, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';

/** What the search knows of a page besides its words: how it is filtered, ranked and described in one line. */
export interface SearchFacts {
  /** What it is: `Policy`, `Clause`. */
  readonly type: string;
  readonly group: SearchGroup;
  /** False for drafts and for what is withdrawn, superseded, expired or not yet in force: left out unless asked for. */
  readonly applies: boolean;
  /** Empty where a page has no status. */
  readonly status: string;
  readonly owner: string;
  readonly clauses: readonly string[];
  readonly services: readonly string[];
  /** True for a text in another language than those of the SMS: it comes after the others. */
  readonly isInOtherLanguage?: boolean;
  /** Day from which it holds, or of which a record speaks, in words; empty where there is none. */
  readonly day: string;
}

/** Facts of an item for the search. */
export function searchFactsOf(site: Site, item: Item): SearchFacts {
  return {
    type: capitalized(kindName(item)),
    group: groupOfItem(item),
    applies: standingOf(item) === 'current',
    status: statusWords(site, item),
    owner: ownerLink(site, item)?.text ?? '',
    clauses: [...new Set(item.claims.map((claim) => claim.clause))],
    services: servicesOf(site, item),
    isInOtherLanguage: isInOtherLanguage(site, item.id),
    day: dayOf(item),
  };
}

/** Facts of a register for the search. */
export function searchFactsOfRegister(site: Site, register: Register): SearchFacts {
  return {
    type: say('Register'),
    group: 'Registers',
    applies: true,
    status: sayKnown('active'),
    owner: ownerLink(site, register)?.text ?? '',
    clauses: [],
    services: [],
    day: '',
  };
}

/** Facts of a landing page for the search. */
export function searchFactsOfPage(): SearchFacts {
  return {
    type: say('Page'),
    group: 'Pages',
    applies: true,
    status: '',
    owner: '',
    clauses: [],
    services: [],
    day: '',
  };
}

/** Facts of the page of a clause for the search. */
export function searchFactsOfClause(clause: string): SearchFacts {
  return {
    type: say('Clause'),
    group: 'Clauses',
    applies: true,
    status: '',
    owner: '',
    clauses: [clause],
    services: [],
    day: '',
  };
}

/** The state, unless the text is none that anybody approved. */
function statusWords(site: Site, item: Item): string {
  const stop = bannersOf(site, item).find(({ tone }) => tone === 'stop');
  return standingOf(item) === 'current' && stop !== undefined ? stop.title : stateText(item);
}

function dayOf(item: Item): string {
  if (item.type.class === 'record') return item.date === null ? '' : dayText(item.date);
  if (item.effectiveFrom === null) return '';
  const standing = standingOf(item);
  if (standing === 'current') return say('since {day}', { day: dayText(item.effectiveFrom) });
  return standing === 'later' ? say('from {day}', { day: dayText(item.effectiveFrom) }) : '';
}

function servicesOf(site: Site, item: Item): readonly string[] {
  const { items, relationsFrom } = site.checked.sms;
  const found = new Set<string>(item.type.key === 'service' ? [item.title] : []);
  for (const relation of relationsFrom.get(item.id) ?? []) {
    const other = items.get(relation.to);
    if (other?.type.key === 'service') found.add(other.title);
  }
  return [...found].sort();
}
