import { staffingOf } from '../../core/control/role-vacancy.ts';
import { textsField } from '../../core/model/fields.ts';
import { startOfFile } from '../../core/model/place.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { ownedInForce, rolesInForce } from './_topic.ts';

/** Duties the standard wants to see with somebody: value of `carries` -> words and clause. */
const duties: Readonly<Record<string, { readonly says: string; readonly clause: string }>> = {
  'sms-conformity': { says: 'that the SMS meets the standard', clause: '5.3' },
  reporting: { says: 'reporting on the SMS to top management', clause: '5.3' },
  'customer-relationship': { says: 'the relationship with the customers', clause: '8.3.2' },
  'supplier-relationship': { says: 'the relationship with the suppliers', clause: '8.3.4.1' },
  'major-incident-lead': { says: 'leading major incidents', clause: '8.6.1' },
  'continuity-invocation': { says: 'switching on the continuity plan', clause: '8.7.2' },
};

export default defineRule({
  id: 'ORGA-005',
  name: 'named-duty-has-role',
  severity: 'error',
  basis: 'std',
  clause: '5.3',
  level: 'essential',
  types: ['role'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  subsumes: ['ORGA-002'],
  summary: 'Every duty the standard names lies with a role that somebody holds.',
  fix: 'Write the duty under `carries` of the role that has it, or fill that role.',
  *check({ sms, asOf }) {
    const roles = rolesInForce(sms);
    const register = [...sms.registers.values()].find((candidate) => candidate.of.includes('role'));
    const owned = ownedInForce(sms);
    for (const [duty, { says, clause }] of Object.entries(duties)) {
      const carriers = roles.filter((role) => textsField(role, 'carries').includes(duty));
      const [first] = carriers;
      if (first === undefined) {
        yield {
          item: null,
          place: register === undefined ? startOfFile('clausebook.yaml') : startOfFile(register.file),
          keys: [duty],
          message: `No role carries "${duty}": ${says} (clause ${clause}). Expected one role that does; add \`${duty}\` to its \`carries\`.`,
          actual: 'no role',
          expected: `carries: [${duty}]`,
        };
      } else if (carriers.every((role) => staffingOf(sms, role, asOf).kind === 'vacant' && !owned.has(role.id))) {
        // A vacant role that owns something is named by ORGA-001.
        yield {
          item: first.id,
          place: placeOfPath(first, 'carries', []),
          keys: [duty, first.id],
          message: `${first.id} (${first.title}) carries "${duty}" (${says}, clause ${clause}), but nobody holds it and nobody stands in. Expected a holder or a deputy; appoint one.`,
          actual: 'vacant',
          expected: 'a holder or a deputy',
        };
      }
    }
  },
});
