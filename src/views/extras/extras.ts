import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { customerSections } from './customer.ts';
import type { ExtraSection } from './extra-section.ts';
import { measureSections } from './measure.ts';
import { personSections } from './person.ts';
import { reportDefinitionSections } from './report-definition.ts';
import { roleSections } from './role.ts';
import { serviceSections } from './service.ts';
import { supplierSections } from './supplier.ts';

const byType: Readonly<Record<string, (site: Site, item: Item) => readonly ExtraSection[]>> = {
  customer: customerSections,
  measure: measureSections,
  person: personSections,
  'report-definition': reportDefinitionSections,
  role: roleSections,
  service: serviceSections,
  supplier: supplierSections,
};

/** What the page of an item shows besides its own text and fields, by its type. */
export function extraSections(site: Site, item: Item): readonly ExtraSection[] {
  return byType[item.type.key]?.(site, item) ?? [];
}
