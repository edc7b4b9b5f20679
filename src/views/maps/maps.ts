import { itemsOfType } from '../../core/model/items-of-type.ts';
import { internalAudits } from '../../core/trace/audits.ts';
import { hasDuePage } from '../due-view.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { shortened } from '../long-values.ts';
import { beginningOf } from '../paging.ts';
import type { SectionsPage } from '../sections-page.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, sectionLink, typeLink } from '../site.ts';
import { textValue } from '../value-view.ts';
import type { PlainText } from '../words/say.ts';
import { say } from '../words/say.ts';
import { auditMap } from './audit-map.ts';
import { legalRegister, partiesRegister } from './duties-map.ts';
import { measureMap } from './measure-map.ts';
import { moreSection } from './more-section.ts';
import { planSections, plansWithSteps } from './plan-map.ts';
import { processMap } from './process-map.ts';
import { riskMap } from './risk-map.ts';
import { serviceMap } from './service-map.ts';

/** Address of the list of maps below the base path. */
export const routeOfMaps = '/maps/';

/** A page that shows many items of a kind at once. */
interface AtlasPage {
  readonly key: string;
  readonly title: PlainText;
  /** What it answers, in one sentence. */
  readonly purpose: PlainText;
  readonly sections: () => readonly ExtraSection[];
}

const listTitle = 'Maps and registers' satisfies PlainText;
const mostPlans = 10;

/** Pages of a site that have something to show. How risky and how audited an organization is concerns those inside. */
function pagesOf(site: Site): readonly AtlasPage[] {
  const isInside = hasDuePage(site);
  const { sms } = site.checked;
  const offered: readonly (AtlasPage & { readonly isOffered: boolean })[] = [
    {
      key: 'services',
      title: 'Service dependency map',
      purpose: 'Which service relies on which other, and on whom.',
      isOffered: true,
      sections: () => serviceMap(site),
    },
    {
      key: 'processes',
      title: 'Process map',
      purpose: 'The processes, and what passes between them.',
      isOffered: true,
      sections: () => processMap(site),
    },
    {
      key: 'risks',
      title: 'Risk map',
      purpose: 'How likely and how bad each risk is, and which lie above the line.',
      isOffered: isInside,
      sections: () => riskMap(site),
    },
    {
      key: 'measures',
      title: 'Objectives and measures',
      purpose: 'Every measure against its target, on one page.',
      isOffered: isInside,
      sections: () => measureMap(site),
    },
    {
      key: 'audits',
      title: 'Audit programme by clause',
      purpose: 'Which clauses were audited in which cycle.',
      isOffered: isInside && internalAudits(sms).length + itemsOfType(sms, 'audit-programme').length > 0,
      sections: () => auditMap(site),
    },
    {
      key: 'plans',
      title: 'Plans along the calendar',
      purpose: 'Steps with days, who does them and by which means.',
      isOffered: isInside,
      sections: () => {
        const { shown, rest } = beginningOf(plansWithSteps(site), mostPlans);
        return [
          ...shown.flatMap((plan) => planSections(site, plan)),
          ...moreSection(typeLink(site, 'plan'), rest, say('Further plans')),
        ];
      },
    },
    {
      key: 'obligations',
      title: 'Obligations and documents from outside',
      purpose: 'Law, contracts and standards: how they are met, and when each was checked.',
      isOffered: isInside,
      sections: () => legalRegister(site),
    },
    {
      key: 'parties',
      title: 'Interested parties',
      purpose: 'Who requires what of us, and where that is met.',
      isOffered: isInside,
      sections: () => partiesRegister(site),
    },
  ];
  return offered.filter(({ isOffered, sections }) => isOffered && sections().length > 0);
}

const knownPages = new WeakMap<Site, readonly AtlasPage[]>();

function mapsOf(site: Site): readonly AtlasPage[] {
  const known = knownPages.get(site) ?? pagesOf(site);
  knownPages.set(site, known);
  return known;
}

/** Link to the list of maps; null where the site has none. */
export function mapsLink(site: Site): LinkView | null {
  return mapsOf(site).length === 0 ? null : { href: hrefOf(site, routeOfMaps), text: say(listTitle) };
}

/** Link to one of the maps; null where the site does not have it. */
export function mapLink(site: Site, key: string): LinkView | null {
  const page = mapsOf(site).find((entry) => entry.key === key);
  return page === undefined ? null : { href: hrefOf(site, `${routeOfMaps}${key}/`), text: say(page.title) };
}

/** Paths of the list and of each map, for the router. */
export function mapPaths(site: Site): readonly { readonly params: { readonly page: string | undefined } }[] {
  const pages = mapsOf(site);
  return pages.length === 0 ? [] : [undefined, ...pages.map(({ key }) => key)].map((page) => ({ params: { page } }));
}

/**
 * Page model of the list of maps, or of one of them.
 *
 * @param site the site
 * @param key key of a map; undefined for the list
 * @throws Error when there is no such map (a defect of ours: routes come from the maps)
 */
export function mapPage(site: Site, key: string | undefined): SectionsPage {
  const pages = mapsOf(site);
  if (key === undefined) return listPage(site, pages);
  const page = pages.find((entry) => entry.key === key);
  if (page === undefined) throw new Error(`There is no map ${key}.`);
  const rest = sectionLink(site, 'registers').href;
  return {
    title: say(page.title),
    lead: say(page.purpose),
    section: 'registers',
    path: `${routeOfMaps}${key}/`,
    trail: [sectionLink(site, 'registers'), { href: hrefOf(site, routeOfMaps), text: say(listTitle) }],
    links: [],
    isTiled: key === 'measures',
    sections: page.sections().map((section) => ({
      ...section,
      value: shortened(section.value, { key: '', label: section.title, most: section.most }, () => rest),
    })),
    emptyWords: '',
  };
}

function listPage(site: Site, pages: readonly AtlasPage[]): SectionsPage {
  return {
    title: say(listTitle),
    lead: say('Many items at once, drawn from what is on file.'),
    section: 'registers',
    path: routeOfMaps,
    trail: [sectionLink(site, 'registers')],
    links: [],
    sections: [
      {
        anchor: 'cb_maps',
        title: say('All maps'),
        value: {
          kind: 'table',
          columns: [say('Map'), say('What it answers')],
          rows: pages.map(({ key, title, purpose }) => [
            { kind: 'link', link: { href: hrefOf(site, `${routeOfMaps}${key}/`), text: say(title) }, name: '' },
            textValue(say(purpose)),
          ]),
        },
        chart: null,
        most: pages.length,
      },
    ],
    emptyWords: '',
  };
}
