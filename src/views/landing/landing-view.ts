import { nameOfPage, titleOfPage } from '../../core/model/landing-page.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { routeOfPage } from '../../core/model/routes.ts';
import { editLink } from '../edit-link.ts';
import type { SearchFacts } from '../search-facts.ts';
import { searchFactsOfPage } from '../search-facts.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, sectionLink } from '../site.ts';
import type { LandingPart } from './landing-parts.ts';
import { landingParts } from './landing-parts.ts';

/** A landing page other than the home page. */
export interface LandingView {
  readonly title: string;
  /** Empty where the page states none. */
  readonly description: string;
  readonly path: string;
  readonly trail: readonly LinkView[];
  /** Language of the text. */
  readonly language: string;
  readonly parts: readonly LandingPart[];
  readonly edit: LinkView | null;
  readonly search: SearchFacts;
}

/** A landing page in a list. */
export interface LandingLink {
  readonly link: LinkView;
  readonly description: string;
}

const homePage = 'index';

/** Paths of the landing pages for a router; the home page has its own. */
export function landingPaths(site: Site): readonly { readonly params: { readonly page: string } }[] {
  return otherPages(site).map((page) => ({ params: { page: nameOfPage(page.file) } }));
}

/**
 * Page model of a landing page.
 *
 * @param site the site
 * @param name its name, as in its address
 */
export function landingView(site: Site, name: string): LandingView {
  const page = pageOfName(site, name);
  if (page === undefined) throw new Error(`There is no landing page ${name}.`);
  return {
    title: titleOfPage(page),
    description: descriptionOf(page),
    path: routeOfPage(name),
    trail: [sectionLink(site, 'home')],
    language: languageOfPage(site, name),
    parts: landingParts(site, name),
    edit: editLink(site, page.file),
    search: searchFactsOfPage(),
  };
}

/** All landing pages but the home page, by title. */
export function landingLinks(site: Site): readonly LandingLink[] {
  return otherPages(site)
    .map((page) => ({
      link: { href: hrefOf(site, routeOfPage(nameOfPage(page.file))), text: titleOfPage(page) },
      description: descriptionOf(page),
    }))
    .sort((a, b) => (a.link.text < b.link.text ? -1 : 1));
}

/** Where the source of the home page can be edited; null where it has no text of its own, or the settings do not say. */
export function editOfHome(site: Site): LinkView | null {
  const page = pageOfName(site, homePage);
  return page === undefined ? null : editLink(site, page.file);
}

/** Language of the text of a landing page: as it states it, else that of the SMS. */
export function languageOfPage(site: Site, name: string): string {
  const stated = pageOfName(site, name)?.fields['language'];
  return typeof stated === 'string' ? stated : site.checked.sms.settings.language;
}

function otherPages(site: Site): readonly SourceFacts[] {
  const pages = new Map(site.checked.sms.pages.map((page) => [nameOfPage(page.file), page]));
  return [...pages].flatMap(([name, page]) => (name === homePage ? [] : [page]));
}

function pageOfName(site: Site, name: string): SourceFacts | undefined {
  return site.checked.sms.pages.findLast(({ file }) => nameOfPage(file) === name);
}

function descriptionOf({ fields }: SourceFacts): string {
  const stated = fields['description'];
  return typeof stated === 'string' ? stated.trim() : '';
}
