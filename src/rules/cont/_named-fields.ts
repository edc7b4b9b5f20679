import { parameterValue } from '../../core/model/parameter-value.ts';
import { staffingOf } from '../../core/control/role-vacancy.ts';
import { hasField, mapsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { isInternalReport } from '../audt/_report-parts.ts';
import { lastWithoutDecision } from '../mrev/_decisions.ts';
import { actionStates } from '../nonc/_actions.ts';
import { isPursued as isPursuedImprovement } from '../nonc/_improvements.ts';
import { wasDeployed, wentWrong } from '../oper/_changes.ts';
import { lateReviews } from '../../core/trace/continuity-tests.ts';
import { isMajorIncidentOver, latePartsOf, ownLimit } from '../oper/_incidents.ts';
import { takesAway } from '../oper/_transitions.ts';
import { isOpenWithKnownCause } from '../oper/_problems.ts';
import { isPlanUse } from '../oper/_plan-uses.ts';
import { wasReleased } from '../oper/_releases.ts';
import { needsTreatment } from '../../core/trace/risk-acceptance.ts';
import { isAgreed, isDelivered } from '../serv/_services.ts';

/** A rule that asks for a field itself, and when it does where that is not always. */
interface NamedRule {
  readonly rule: string;
  readonly when?: (sms: Sms, item: Item) => boolean;
}

const inScope = (_: Sms, item: Item): boolean => item.fields['in_scope'] !== false;
const isPursued = (_: Sms, item: Item): boolean => item.state === 'agreed' || item.state === 'active';

const isApprovedRemoval = (item: Item): boolean => item.status === 'approved' && takesAway(item);

const isLate = (field: string) => (sms: Sms, item: Item) => {
  const limit = String(parameterValue({ default: ownLimit }, sms.settings.rules['OPER-001']?.parameters?.['limit']));
  return latePartsOf(sms, item, limit)?.parts.some((part) => part.field === field) === true;
};

/** `type.field` -> the rule that says what is missing, with words and places of its own. */
export const namedFields: Readonly<Record<string, NamedRule>> = {
  'sla.covers': { rule: 'SERV-004', when: (sms, item) => isAgreed(item, sms.asOf) },
  'sla.targets': { rule: 'SERV-005' },
  'sla.workload_limits': { rule: 'SERV-005' },
  'sla.exceptions': { rule: 'SERV-005' },
  // Services out of scope need none at all.
  'service.requirements': { rule: 'SERV-008' },
  'service.criticality': { rule: 'SERV-008', when: inScope },
  'service.outcome': { rule: 'SERV-016', when: (sms, item) => isDelivered(item, sms.asOf) },
  'service.depends_on': { rule: 'SERV-016', when: (sms, item) => isDelivered(item, sms.asOf) },
  'supplier-contract.scope': { rule: 'SERV-010' },
  'supplier-contract.requirements_on_supplier': { rule: 'SERV-010' },
  'supplier-contract.targets': { rule: 'SERV-010' },
  'supplier-contract.authorities': { rule: 'SERV-010' },
  'ola.targets': { rule: 'CONT-003' },
  'ola.activities': { rule: 'CONT-003' },
  'continuity-plan.requirements': { rule: 'CONT-003' },
  'plan.topics': { rule: 'CONT-003' },
  'process.measures': { rule: 'CONT-004' },
  'audit.criteria': { rule: 'AUDT-006', when: (_, item) => isInternalReport(item) },
  'audit.reported_to': { rule: 'AUDT-009', when: (_, item) => isInternalReport(item) },
  'audit-programme.reasoning': { rule: 'AUDT-008', when: (_, item) => item.status === 'approved' },
  'audit.scope': { rule: 'AUDT-006', when: (_, item) => isInternalReport(item) },
  'service-report.trend': { rule: 'SERI-008' },
  'management-review.inputs': { rule: 'MREV-002' },
  'management-review.decisions': { rule: 'MREV-003', when: (sms, item) => lastWithoutDecision(sms)?.id === item.id },
  'measure.formula': { rule: 'MEAS-001', when: (_, item) => item.inForce },
  'measure.source': { rule: 'MEAS-001', when: (_, item) => item.inForce },
  'objective.measure': { rule: 'OBJV-001', when: isPursued },
  'objective.due': { rule: 'OBJV-001', when: isPursued },
  'objective.target': { rule: 'OBJV-001', when: (sms, item) => isPursued(sms, item) || measureHasTarget(sms, item) },
  'major-incident-report.lead': { rule: 'OPER-001', when: isLate('lead') },
  'major-incident-report.reported_to': { rule: 'OPER-001', when: isLate('reported_to') },
  // Of the use of a plan the review is asked for by OPER-019, like its report.
  'major-incident-report.reviewed': {
    rule: 'OPER-001',
    when: (sms, item) => isPlanUse(item) || isLate('reviewed')(sms, item),
  },
  'major-incident-report.cause': { rule: 'OPER-019' },
  'major-incident-report.impact': { rule: 'OPER-019' },
  'major-incident-report.recovery': { rule: 'OPER-019' },
  'major-incident-report.top_management_informed': { rule: 'OPER-002', when: isMajorIncidentOver },
  'continuity-test.reviewed': { rule: 'OPER-009', when: (sms, item) => lateReviews(sms).includes(item) },
  'change.reversal': { rule: 'OPER-004', when: (_, item) => wasDeployed(item) },
  'change.reviewed': { rule: 'OPER-004' },
  'change.investigation': { rule: 'OPER-007', when: (_, item) => wentWrong(item) },
  'release.acceptance_criteria': { rule: 'OPER-006', when: (_, item) => wasReleased(item) },
  'release.approved': { rule: 'OPER-006', when: (_, item) => wasReleased(item) },
  'release.baseline': { rule: 'OPER-006', when: (_, item) => wasReleased(item) },
  'release.incidents_after': { rule: 'OPER-016', when: (_, item) => wasReleased(item) },
  'problem.interim': { rule: 'OPER-008', when: (_, item) => isOpenWithKnownCause(item) },
  'service-transition-plan.planned': { rule: 'OPER-021', when: (_, item) => isApprovedRemoval(item) },
  'service-transition-plan.data_handling': { rule: 'OPER-021', when: (_, item) => isApprovedRemoval(item) },
  'case.outcome': { rule: 'NONC-006' },
  'major-incident-report.outcome': { rule: 'NONC-006' },
  'external-register.query': { rule: 'RECD-016', when: (_, item) => item.inForce },
  'improvement.evaluation': { rule: 'NONC-007', when: isPursuedImprovement },
  'improvement.targets': { rule: 'NONC-007', when: isPursuedImprovement },
  'improvement.result': { rule: 'NONC-007', when: isPursuedImprovement },
  'nonconformity.cause': { rule: 'NONC-001' },
  'nonconformity.similar_cases': { rule: 'NONC-005' },
  'nonconformity.actions': { rule: 'NONC-002', when: (_, item) => saysNothingDone(item) },
  'nonconformity.correction': { rule: 'NONC-002', when: (_, item) => mapsField(item, 'actions').length === 0 },
  'risk.actions': { rule: 'RISK-002', when: needsTreatment },
  'waiver.reason': { rule: 'META-003', when: (_, item) => item.state === 'active' },
  'waiver.approved_by': { rule: 'META-003', when: (_, item) => item.state === 'active' },
  'waiver.until': { rule: 'META-003', when: (_, item) => item.state === 'active' },
  // ORGA-001 where the vacant role owns something, ORGA-005 where it carries a duty.
  'role.posts': { rule: 'ORGA-002', when: (sms, item) => staffingOf(sms, item, sms.asOf).kind === 'vacant' },
};

/**
 * True when a rule of its own asks for a field.
 *
 * @param sms the model
 * @param item item that lacks the field
 * @param field name of the field
 */
export function isNamedElsewhere(sms: Sms, item: Item, field: string): boolean {
  const named = namedFields[`${item.type.key}.${field}`];
  return named !== undefined && (named.when === undefined || named.when(sms, item));
}

function saysNothingDone(item: Item): boolean {
  return mapsField(item, 'actions').length === 0 && (actionStates.has(item.state) || !hasField(item, 'correction'));
}

function measureHasTarget(sms: Sms, item: Item): boolean {
  return idsAt(sms, item, 'measure').some((id) => hasField(sms.items.get(id)?.fields ?? {}, 'target'));
}
