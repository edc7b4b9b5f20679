import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { agreementFacts, agreementSections } from './agreement.ts';
import { auditFacts, auditSections } from './audit.ts';
import { customerFacts, customerSections } from './customer.ts';
import { eventFacts, eventSections } from './event.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { findingFacts, findingSections } from './finding.ts';
import { reviewFacts, reviewSections } from './management-review.ts';
import { measureFacts, measureSections } from './measure.ts';
import { nonconformityFacts, nonconformitySections } from './nonconformity.ts';
import { objectiveFacts, objectiveSections } from './objective.ts';
import { personSections } from './person.ts';
import { policyFacts, policySections } from './policy.ts';
import { procedureFacts } from './procedure.ts';
import { processFacts, processSections } from './process.ts';
import { reportDefinitionSections } from './report-definition.ts';
import { riskFacts, riskSections } from './risk.ts';
import { roleFacts, roleSections } from './role.ts';
import { serviceFacts, serviceSections } from './service.ts';
import { supplierFacts, supplierSections } from './supplier.ts';

/** What the pages of one kind of item show besides text, fields and control. */
interface Family {
  readonly facts?: (site: Site, item: Item) => readonly Fact[];
  readonly sections?: (site: Site, item: Item) => readonly ExtraSection[];
}

const agreement: Family = { facts: agreementFacts, sections: agreementSections };
const event: Family = { facts: eventFacts, sections: eventSections };

const byType: Readonly<Record<string, Family>> = {
  audit: { facts: auditFacts, sections: auditSections },
  case: event,
  change: event,
  'corrective-action': event,
  customer: { facts: customerFacts, sections: customerSections },
  finding: { facts: findingFacts, sections: findingSections },
  improvement: event,
  'major-incident-report': event,
  'management-review': { facts: reviewFacts, sections: reviewSections },
  measure: { facts: measureFacts, sections: measureSections },
  nonconformity: { facts: nonconformityFacts, sections: nonconformitySections },
  objective: { facts: objectiveFacts, sections: objectiveSections },
  ola: agreement,
  person: { sections: personSections },
  policy: { facts: policyFacts, sections: policySections },
  problem: event,
  procedure: { facts: procedureFacts },
  process: { facts: processFacts, sections: processSections },
  release: event,
  'report-definition': { sections: reportDefinitionSections },
  risk: { facts: riskFacts, sections: riskSections },
  role: { facts: roleFacts, sections: roleSections },
  'security-incident': event,
  service: { facts: serviceFacts, sections: serviceSections },
  sla: agreement,
  supplier: { facts: supplierFacts, sections: supplierSections },
  'supplier-contract': agreement,
};

/** The few things that readers of this kind of item look for first. */
export function itemFacts(site: Site, item: Item): readonly Fact[] {
  return byType[item.type.key]?.facts?.(site, item) ?? [];
}

/** What the page of an item shows besides its own text and fields, by its type. */
export function extraSections(site: Site, item: Item): readonly ExtraSection[] {
  return byType[item.type.key]?.sections?.(site, item) ?? [];
}

/** Fields of an item that facts or sections show already. */
export function fieldsShown(facts: readonly Fact[], sections: readonly ExtraSection[]): ReadonlySet<string> {
  return new Set([...facts.flatMap(({ fields }) => fields), ...sections.flatMap(({ fields = [] }) => fields)]);
}
