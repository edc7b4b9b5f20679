import type { LinkView, Site } from '../site.ts';
import { hrefOf } from '../site.ts';
import { printSections } from './print-sections.ts';
import { routeOfPart, routeOfPrint } from './routes.ts';
import { say, sayCount } from '../words/say.ts';

/** What can be printed as one. */
export interface PrintIndex {
  readonly sections: readonly { readonly links: readonly LinkView[]; readonly title: string; readonly holds: string }[];
}

/** Page model of the list of what can be printed as one. */
export function printIndex(site: Site): PrintIndex {
  return {
    sections: printSections(site).map(({ key, title, parts }) => {
      const count = parts.reduce((sum, part) => sum + part.length, 0);
      return {
        title,
        holds: sayCount(count, '1 entry', '{count} entries'),
        links: parts.map((_, at) => ({
          href: hrefOf(site, routeOfPart(key, at + 1)),
          text: parts.length === 1 ? title : say('{title}, part {number}', { title, number: at + 1 }),
        })),
      };
    }),
  };
}

/** Link to that list; null where there is nothing to print. */
export function printLink(site: Site): LinkView | null {
  return printSections(site).length === 0
    ? null
    : { href: hrefOf(site, routeOfPrint), text: say('Print a section or the whole manual') };
}
