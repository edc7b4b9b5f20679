import { itemsOfType } from '../../core/model/items-of-type.ts';
import { internalAudits } from '../../core/trace/audits.ts';
import { hasDuePage } from '../due-view.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { shortened } from '../long-values.ts';
import type { SectionsPage } from '../sections-page.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, sectionLink } from '../site.ts';
import { textValue } from '../value-view.ts';
import { say } from '../words/say.ts';
import { auditPlan, hasAuditPlan } from './audit-plan.ts';
import { certification } from './certification.ts';
import { reviewInputs } from './management-review.ts';
import { hasNotices, notices } from './notices.ts';
import { reviewedCustomers, serviceReview } from './service-review.ts';

/** Address of the list of packs below the base path. */
export const routeOfPacks = '/packs/';

/** A paper that people prepare every month or year, put together from what is on file. */
interface Pack {
  /** Its part of the address: `management-review`, `service-review/cus-001`. */
  readonly key: string;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  readonly make: () => {
    readonly lead: string;
    readonly sections: readonly ExtraSection[];
    readonly links?: readonly LinkView[];
  };
}

/** Packs that a site has: for those inside, and where there is something to prepare. */
function packsOf(site: Site): readonly Pack[] {
  if (!hasDuePage(site)) return [];
  const { sms } = site.checked;
  const hasReviews = sms.types.has('management-review');
  const isAudited = internalAudits(sms).length + itemsOfType(sms, 'audit').length > 0;
  return [
    ...(hasReviews && sms.items.size > 0
      ? [
          {
            key: 'management-review',
            title: say('Inputs of the next management review'),
            purpose: say('Every subject the review looks at, with what came on file since the last one.'),
            make: () => reviewInputs(site),
          },
        ]
      : []),
    ...reviewedCustomers(site).map((customer) => ({
      key: `service-review/${customer.id.toLowerCase()}`,
      title: say('Service review: {customer}', { customer: customer.title }),
      purpose: say('What was agreed, delivered, complained of, is open and comes.'),
      make: () => serviceReview(site, customer),
    })),
    ...(hasAuditPlan(site)
      ? [
          {
            key: 'audit-plan',
            title: say('Audit plan: coverage and independence'),
            purpose: say('Which clause was audited when, what is planned, and who may audit what.'),
            make: () => auditPlan(site),
          },
        ]
      : []),
    ...(isAudited
      ? [
          {
            key: 'certification',
            title: say('Folder for the certification week'),
            purpose: say('What is asked for and where it is shown, open answers, earlier requests.'),
            make: () => certification(site),
          },
        ]
      : []),
    ...(hasNotices(site)
      ? [
          {
            key: 'notices',
            title: say('Notice dates of agreements and contracts'),
            purpose: say('The nearest day to decide first.'),
            make: () => notices(site),
          },
        ]
      : []),
  ];
}

/** Link to the list of packs; null where the site has none. */
export function packsLink(site: Site): LinkView | null {
  return packsOf(site).length === 0
    ? null
    : { href: hrefOf(site, routeOfPacks), text: say('Papers for meetings and audits') };
}

/** Paths of the list and of each pack, for the router. */
export function packPaths(site: Site): readonly { readonly params: { readonly page: string | undefined } }[] {
  const packs = packsOf(site);
  return packs.length === 0 ? [] : [undefined, ...packs.map(({ key }) => key)].map((page) => ({ params: { page } }));
}

/**
 * Page model of the list of packs, or of one of them.
 *
 * @param site the site
 * @param key key of a pack; undefined for the list
 * @throws Error when there is no such pack (a defect of ours: routes come from the packs)
 */
export function packPage(site: Site, key: string | undefined): SectionsPage {
  const packs = packsOf(site);
  if (key === undefined) return listPage(site, packs);
  const pack = packs.find((entry) => entry.key === key);
  if (pack === undefined) throw new Error(`There is no pack ${key}.`);
  const { lead, sections, links } = pack.make();
  return {
    title: pack.title,
    lead:
      site.audience === 'restricted' ? lead : `${lead} ${say('What this site does not show its readers is left out.')}`,
    section: 'due',
    path: `${routeOfPacks}${key}/`,
    trail: [{ href: hrefOf(site, routeOfPacks), text: say('Papers for meetings and audits') }],
    links: links ?? [],
    sections: sections.map((section) => ({
      ...section,
      value: shortened(
        section.value,
        { key: '', label: section.title, most: section.most },
        () => sectionLink(site, 'registers').href,
      ),
    })),
    emptyWords: '',
  };
}

function listPage(site: Site, packs: readonly Pack[]): SectionsPage {
  return {
    title: say('Papers for meetings and audits'),
    lead: say('Put together from what is on file, each time the manual is published. Print them, or save them as PDF.'),
    section: 'due',
    path: routeOfPacks,
    trail: [],
    links: [],
    sections: [
      {
        anchor: 'cb_packs',
        title: say('All papers'),
        value: {
          kind: 'table',
          columns: [say('Paper'), say('What for')],
          rows: packs.map(({ key, title, purpose }) => [
            { kind: 'link', link: { href: hrefOf(site, `${routeOfPacks}${key}/`), text: title }, name: '' },
            textValue(purpose),
          ]),
        },
        chart: null,
        most: packs.length,
      },
    ],
    emptyWords: '',
  };
}
