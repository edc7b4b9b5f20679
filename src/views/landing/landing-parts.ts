import type { Component } from '../../core/model/landing-page.ts';
import { nameOfPage, readLandingPage, splitAtMarks } from '../../core/model/landing-page.ts';
import { idsIn, limitOf } from '../../core/trace/landing-components.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { ChangeRow } from '../changes-view.ts';
import { changesView, routeOfChanges } from '../changes-view.ts';
import type { DueRow } from '../due-view.ts';
import { dueView, hasDuePage } from '../due-view.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { measureSections } from '../extras/measure.ts';
import { kindName } from '../kind-name.ts';
import { beginningOf } from '../paging.ts';
import type { RowView } from '../row-view.ts';
import { rowView } from '../row-view.ts';
import type { LinkView, Site } from '../site.ts';
import { capitalized, hrefOf, itemLink, sectionLink, typeLink, typeListName } from '../site.ts';
import { standingOf } from '../standing.ts';
import { say } from '../words/say.ts';
import type { ClauseSummary } from './clause-summary.ts';
import { clauseSummary } from './clause-summary.ts';

/** A piece of a landing page: text of its author, or what a component stands for. */
export type LandingPart =
  | { readonly kind: 'text'; readonly html: string }
  | ({ readonly kind: 'matrix' } & ClauseSummary)
  | {
      readonly kind: 'register';
      readonly caption: string;
      readonly rows: readonly RowView[];
      readonly all: LinkView;
    }
  | { readonly kind: 'measure'; readonly measure: LinkView; readonly sections: readonly ExtraSection[] }
  | { readonly kind: 'due'; readonly rows: readonly DueRow[]; readonly all: LinkView }
  | { readonly kind: 'changes'; readonly rows: readonly ChangeRow[]; readonly all: LinkView }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] };

/** An item or register as a card. */
export interface Card {
  readonly link: LinkView;
  readonly id: string;
  readonly kind: string;
  readonly summary: string;
}

const usualLines = 8;

/**
 * The pieces of a landing page in order. A component that has nothing to show for this audience is left out.
 *
 * @param site the site
 * @param name name of the page, such as `index`
 */
export function landingParts(site: Site, name: string): readonly LandingPart[] {
  const page = site.checked.sms.pages.findLast(({ file }) => nameOfPage(file) === name);
  const components = page === undefined ? [] : readLandingPage(page).components;
  return splitAtMarks(site.bodyHtml(`pages/${name}`)).flatMap((part): readonly LandingPart[] => {
    if (typeof part === 'string') return [{ kind: 'text', html: part }];
    const component = components[part];
    const drawn = component === undefined ? null : partOf(site, component);
    return drawn === null ? [] : [drawn];
  });
}

function partOf(site: Site, component: Component): LandingPart | null {
  const { attributes } = component;
  switch (component.name) {
    case 'Matrix': {
      const summary = clauseSummary(site, attributes['standard']);
      return summary === null ? null : { kind: 'matrix', ...summary };
    }
    case 'Register':
      return registerPart(site, component);
    case 'Measure':
      return measurePart(site, attributes['id'] ?? '');
    case 'Due':
      return duePart(site, component);
    case 'Changes': {
      const rows = changesView(site, false).rows.slice(0, limitOf(component, usualLines));
      const all = { href: hrefOf(site, routeOfChanges), text: say('All changes') };
      return rows.length === 0 ? null : { kind: 'changes', rows, all };
    }
    case 'Cards': {
      const cards = idsIn(attributes['items'] ?? '').flatMap((id) => cardOf(site, id));
      return cards.length === 0 ? null : { kind: 'cards', cards };
    }
  }
}

/** What is current first; what no longer applies stays on the page of the list. */
function registerPart(site: Site, component: Component): LandingPart | null {
  const type = component.attributes['type'] ?? '';
  const items = itemsOfType(site.checked.sms, type).filter((item) => item.inView && standingOf(item) !== 'gone');
  const { shown } = beginningOf(items, limitOf(component, usualLines));
  if (shown.length === 0) return null;
  const all = {
    ...typeLink(site, type),
    text: say('All {count}', { count: itemsOfType(site.checked.sms, type).length }),
  };
  return { kind: 'register', caption: typeListName(type), rows: shown.map((item) => rowView(site, item)), all };
}

function measurePart(site: Site, id: string): LandingPart | null {
  const measure = site.checked.sms.items.get(id);
  if (measure?.type.key !== 'measure') return null;
  const sections = measureSections(site, measure);
  return sections.length === 0 ? null : { kind: 'measure', measure: itemLink(site, id, measure.title), sections };
}

function duePart(site: Site, component: Component): LandingPart | null {
  const { role } = component.attributes;
  if (!hasDuePage(site)) return null;
  const doer = role === undefined ? null : itemLink(site, role).href;
  const rows = dueView(site).rows.filter(({ who }) => doer === null || who?.href === doer);
  const all = { ...sectionLink(site, 'due'), text: say('All that is due') };
  return rows.length === 0 ? null : { kind: 'due', rows: rows.slice(0, limitOf(component, usualLines)), all };
}

function cardOf(site: Site, id: string): readonly Card[] {
  const { items, registers } = site.checked.sms;
  const item = items.get(id);
  const title = item?.title ?? registers.get(id)?.title;
  if (title === undefined) return [];
  const summary = item === undefined || item.summary === title ? '' : item.summary;
  return [
    {
      id,
      link: itemLink(site, id, title),
      kind: capitalized(item === undefined ? say('register') : kindName(item)),
      summary,
    },
  ];
}
