import { asText, isFieldMap, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import type { Target } from './_targets.ts';

/**
 * The contract carries the agreement or a service it covers. A target that names one of these services rests only on
 * contracts for that service, and on those that name none.
 */
export function supports(sms: Sms, item: Item, sla: Item, target: Target): boolean {
  const supported = namedIn(sms, item, 'supports');
  const covered = namedIn(sms, sla, 'covers');
  const what = target.what.toLowerCase();
  const meant = covered.filter(
    (id) => what.includes((sms.items.get(id)?.title ?? id).toLowerCase()) || what.includes(id.toLowerCase()),
  );
  const services = supported.filter((id) => id !== sla.id && sms.items.get(id)?.type.key !== 'sla');
  if (meant.length > 0 && services.length > 0) return meant.some((id) => services.includes(id));
  return supported.includes(sla.id) || covered.some((id) => supported.includes(id));
}

/** Ids in a field, also of items that are not there: a misspelt id is no reason to say nothing. */
function namedIn(sms: Sms, item: Item, field: string): readonly string[] {
  return [...new Set([...idsAt(sms, item, field), ...textsField(item, field).map((id) => id.toUpperCase())])];
}

/** An `alignment` entry for this measure or target gives a reason, for this contract or for all of them. */
export function isExplained(sla: Item, target: Target, contract: Item): boolean {
  return mapsField(sla, 'alignment').some((entry) => {
    const about = textField(entry, 'target') ?? '';
    const parts = textsField(entry, 'underneath').filter((part) => /^[a-z]{2,6}-\S*\d/i.test(part));
    const isAbout =
      namesWord(about, target.measure) ||
      (target.what !== '' && about.toLowerCase().includes(target.what.toLowerCase()));
    return (
      textField(entry, 'reason') !== null &&
      isAbout &&
      (parts.length === 0 || parts.some((part) => namesWord(part, contract.id)))
    );
  });
}

/** A risk in force names the measure by its id, or speaks of the targets of this agreement or contract. */
export function isCarriedByRisk(sms: Sms, target: Target, contract: Item): boolean {
  return itemsOfType(sms, 'risk').some((risk) => {
    if (!risk.inForce || textField(risk, 'risk_kind') === 'opportunity') return false;
    const text = valuesIn(risk.fields);
    const namesAgreement = namesWord(text, target.item.id) || namesWord(text, contract.id);
    const namesMeasure = /^[a-z]{2,6}-\S*\d/i.test(target.measure) && namesWord(text, target.measure);
    return namesMeasure || (namesAgreement && /target|promise|stricter|zusag|ziel/i.test(text));
  });
}

/** All values of a row, without the keys: `target` as the key of a link speaks of no target. */
function valuesIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(valuesIn).join(' ');
  return isFieldMap(value) ? Object.values(value).map(valuesIn).join(' ') : (asText(value) ?? '');
}

function namesWord(text: string, word: string): boolean {
  const escaped = word.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return escaped !== '' && new RegExp(String.raw`(?<![\p{L}\p{N}-])${escaped}(?![\p{L}\p{N}])`, 'iu').test(text);
}
