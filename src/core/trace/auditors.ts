import { isFieldMap, mapField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { Area } from './auditor-stakes.ts';
import { clausesIn } from './audits.ts';
import { idsAt } from './field-references.ts';

/** Somebody of the register of people who judged a part of an audit. */
export interface Auditor {
  readonly person: string;
  /** Position in the list of auditors. */
  readonly index: number;
  readonly area: Area;
}

/** Auditors who are people of the register, each with the areas judged; the whole scope where none are given. */
export function auditorsOf(sms: Sms, audit: Item): readonly Auditor[] {
  const scope = mapField(audit, 'scope');
  const whole: Area = { clauses: clausesIn(scope), processes: idsAt(sms, audit, 'scope', 'processes') };
  const entries = audit.fields['auditors'];
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown, index): readonly Auditor[] => {
    const map = isFieldMap(entry) ? entry : null;
    const [person] =
      map === null ? idsAt(sms, audit, 'auditors', index) : idsAt(sms, audit, 'auditors', index, 'person');
    if (person === undefined) return [];
    const stated: Area = {
      clauses: clausesIn(map, 'areas'),
      processes: map === null ? [] : idsAt(sms, audit, 'auditors', index, 'areas'),
    };
    return [{ person, index, area: stated.clauses.length + stated.processes.length > 0 ? stated : whole }];
  });
}
