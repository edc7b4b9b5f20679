import { hasField, mapField, numberField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';

/** The score above which a risk is not simply carried, and the plan that says so; null when none says it as a number. */
export function acceptanceLine(sms: Sms): { readonly plan: Item; readonly score: number } | null {
  const plan = itemsOfType(sms, 'plan').find(
    (item) => item.inForce && item.kind?.key === 'risk' && hasField(item, 'acceptance_line'),
  );
  const score = plan === undefined ? null : numberField(plan, 'acceptance_line');
  return plan === undefined || score === null ? null : { plan, score };
}

/** True for a risk in force above the line that nobody accepted and nothing else treats. */
export function needsTreatment(sms: Sms, risk: Item): boolean {
  const line = acceptanceLine(sms);
  return (
    line !== null &&
    risk.inForce &&
    textField(risk, 'risk_kind') !== 'opportunity' &&
    (scoreOf(risk) ?? 0) > line.score &&
    mapField(risk, 'accepted') === null &&
    !isTreatedElsewhere(sms, risk)
  );
}

/** Stated score, else likelihood times impact; null before the risk is assessed. */
export function scoreOf(risk: Item): number | null {
  const stated = numberField(risk, 'score');
  const [likelihood, impact] = [numberField(risk, 'likelihood'), numberField(risk, 'impact')];
  return stated ?? (likelihood === null || impact === null ? null : likelihood * impact);
}

/** An improvement or control that the row names as its treatment has person and date of its own. */
function isTreatedElsewhere(sms: Sms, risk: Item): boolean {
  return (sms.relationsFrom.get(risk.id) ?? []).some((relation) => relation.verb === 'treated_by');
}
