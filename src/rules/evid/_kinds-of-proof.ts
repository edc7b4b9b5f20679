import type { Sms } from '../../core/model/sms.ts';
import type { MandatoryRow } from '../../core/standard/clause.ts';

const typeNames: Readonly<Record<string, string>> = {
  measurement: 'measure with values',
  sla: 'service level agreement',
  ola: 'internal agreement',
};

/**
 * What can prove a row of the mandatory list, in words: `a policy`, `a report (demand) or an external register`.
 *
 * @param sms types in use
 * @param row the row
 */
export function kindOfRecord(sms: Sms, row: MandatoryRow): string {
  const names = row.types
    .filter((type) => type.partial !== true && (sms.types.has(type.type) || type.type === 'measurement'))
    .map((type) => {
      const name = typeNames[type.type] ?? type.type.replaceAll('-', ' ');
      const kind = type.kind === undefined ? '' : ` (${type.kind.replaceAll('-', ' ')})`;
      const section = type.section === undefined ? '' : ` with ${type.section.replaceAll('_', ' ')}`;
      return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}${kind}${section}`;
    });
  const all = row.provedBy === 'operational-records' ? ['records of the processes', ...names] : names;
  return all.length === 0 ? 'an item' : [...new Set(all)].join(' or ');
}
