import { isFieldMap } from '../../core/model/fields.ts';

/**
 * True when a value says something: a number, a yes or no, a text that is more than "none", or an entry that does.
 *
 * @param value value of a field, or a part of one
 */
export function saysSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(saysSomething);
  if (isFieldMap(value)) return Object.values(value).some(saysSomething);
  if (typeof value === 'string')
    return !/^(?:none|no|nothing|n\/?a|[–—-]+|keine?[rs]?|nichts)?[.!]?$/i.test(value.trim());
  return value !== null && value !== undefined;
}
