import type { ItemTypeDeclaration } from './declaration.ts';
import acknowledgement from './builtin/acknowledgement.ts';
import assessment from './builtin/assessment.ts';
import audit from './builtin/audit.ts';
import auditProgramme from './builtin/audit-programme.ts';
import authorityMatrix from './builtin/authority-matrix.ts';
import availabilityPlan from './builtin/availability-plan.ts';
import caseType from './builtin/case.ts';
import change from './builtin/change.ts';
import competenceRecord from './builtin/competence-record.ts';
import continuityPlan from './builtin/continuity-plan.ts';
import continuityTest from './builtin/continuity-test.ts';
import controlStatement from './builtin/control-statement.ts';
import correctiveAction from './builtin/corrective-action.ts';
import customer from './builtin/customer.ts';
import decision from './builtin/decision.ts';
import delegation from './builtin/delegation.ts';
import disposition from './builtin/disposition.ts';
import externalDocument from './builtin/external-document.ts';
import externalRegister from './builtin/external-register.ts';
import finding from './builtin/finding.ts';
import glossaryTerm from './builtin/glossary-term.ts';
import improvement from './builtin/improvement.ts';
import interestedParty from './builtin/interested-party.ts';
import issue from './builtin/issue.ts';
import knowledgeArticle from './builtin/knowledge-article.ts';
import legalHold from './builtin/legal-hold.ts';
import majorIncidentReport from './builtin/major-incident-report.ts';
import managementReview from './builtin/management-review.ts';
import measure from './builtin/measure.ts';
import measurement from './builtin/measurement.ts';
import meetingRecord from './builtin/meeting-record.ts';
import nonconformity from './builtin/nonconformity.ts';
import objective from './builtin/objective.ts';
import obligation from './builtin/obligation.ts';
import ola from './builtin/ola.ts';
import person from './builtin/person.ts';
import plan from './builtin/plan.ts';
import policy from './builtin/policy.ts';
import problem from './builtin/problem.ts';
import procedure from './builtin/procedure.ts';
import process from './builtin/process.ts';
import release from './builtin/release.ts';
import report from './builtin/report.ts';
import reportDefinition from './builtin/report-definition.ts';
import retentionSchedule from './builtin/retention-schedule.ts';
import risk from './builtin/risk.ts';
import role from './builtin/role.ts';
import scope from './builtin/scope.ts';
import securityIncident from './builtin/security-incident.ts';
import service from './builtin/service.ts';
import serviceDesign from './builtin/service-design.ts';
import serviceReport from './builtin/service-report.ts';
import serviceRequirement from './builtin/service-requirement.ts';
import serviceTransitionPlan from './builtin/service-transition-plan.ts';
import sla from './builtin/sla.ts';
import supplier from './builtin/supplier.ts';
import supplierContract from './builtin/supplier-contract.ts';
import testRecord from './builtin/test-record.ts';
import tool from './builtin/tool.ts';
import transitionReport from './builtin/transition-report.ts';
import unit from './builtin/unit.ts';
import waiver from './builtin/waiver.ts';

/** All item types that come with Clausebook, in the order of the reference. */
export const builtinTypes: readonly ItemTypeDeclaration[] = [
  scope,
  policy,
  plan,
  issue,
  interestedParty,
  obligation,
  process,
  procedure,
  reportDefinition,
  measure,
  knowledgeArticle,
  externalDocument,
  glossaryTerm,
  role,
  person,
  unit,
  authorityMatrix,
  delegation,
  competenceRecord,
  acknowledgement,
  tool,
  service,
  customer,
  sla,
  ola,
  supplier,
  supplierContract,
  objective,
  risk,
  assessment,
  controlStatement,
  continuityPlan,
  serviceTransitionPlan,
  auditProgramme,
  retentionSchedule,
  audit,
  managementReview,
  measurement,
  serviceReport,
  report,
  meetingRecord,
  nonconformity,
  improvement,
  decision,
  caseType,
  externalRegister,
  majorIncidentReport,
  continuityTest,
  change,
  release,
  securityIncident,
  problem,
  waiver,
  disposition,
  legalHold,
  serviceRequirement,
  availabilityPlan,
  serviceDesign,
  testRecord,
  transitionReport,
  finding,
  correctiveAction,
];
