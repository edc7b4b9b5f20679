import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';

const activity = /assess|risk|risik|beurteil|bewert/i;
const subjects = [
  { domain: 'availability', clause: '8.7.1', name: 'the availability of services' },
  { domain: 'continuity', clause: '8.7.2', name: 'the continuity of services' },
  { domain: 'information-security', clause: '8.7.3.2', name: 'information security' },
] as const;

export default defineRule({
  id: 'RISK-005',
  name: 'risks-are-assessed-in-time',
  severity: 'error',
  basis: 'std',
  clause: '8.7.1',
  level: 'essential',
  types: ['assessment'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  subsumes: ['EVID-006', 'EVID-019'],
  summary: 'Risks to availability, continuity and information security are assessed in the planned interval.',
  fix: 'Assess the risks and file the result; one assessment may cover several domains.',
  *check({ sms }) {
    for (const { domain, clause, name } of subjects) {
      const last = latestAssessment(itemsOfType(sms, 'assessment'), domain);
      const state = dutyState(sms, { clause, activity, last: last?.date ?? null });
      if (!state.isOverdue) continue;
      const before =
        last === null
          ? `Risks to ${name} have not been assessed yet`
          : `Risks to ${name} were last assessed on ${last.date ?? ''} (${last.id})`;
      yield {
        item: state.holder?.id ?? last?.id ?? null,
        place: state.place,
        clause,
        message: `${before}${state.detail}. Assess them and file the result with \`domain: [${domain}]\`.`,
        ...(state.due === null ? {} : { due: state.due }),
        related: last === null ? [] : [{ item: last.id, message: 'the last assessment', place: last.place }],
        keys: [clause],
      };
    }
  },
});

function latestAssessment(assessments: readonly Item[], domain: string): Item | null {
  const found = assessments.filter(
    (item) =>
      item.kind?.key === 'risk' &&
      item.countsAsEvidence &&
      item.date !== null &&
      textsField(item, 'domain').includes(domain),
  );
  return found.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1) ?? null;
}
