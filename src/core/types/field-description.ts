import type { Condition, FieldDeclaration } from './declaration.ts';

/**
 * Says in words when a field is required.
 *
 * @param field declaration of the field
 * @returns `always`, `from approved when kind is release`, `optional` …
 */
export function requirementInWords(field: FieldDeclaration): string {
  const from =
    field.requiredFrom === null
      ? 'optional'
      : field.requiredFrom === 'always'
        ? 'always'
        : `from ${field.requiredFrom}`;
  return field.when === undefined ? from : `${from} when ${conditionInWords(field.when)}`;
}

/** Says a condition in words. */
function conditionInWords(condition: Condition): string {
  if ('field' in condition) return `${condition.field} is ${condition.is.join(' or ')}`;
  if ('absent' in condition) return `there is no ${condition.absent}`;
  if ('control' in condition) return `the control is ${condition.control}`;
  if ('lifecycle' in condition) return `the life cycle is ${condition.lifecycle}`;
  return condition.text;
}

/** Says in words where a field comes from. */
export function supplyInWords(field: FieldDeclaration): string {
  switch (field.supply) {
    case 'typed':
      return field.source === undefined ? 'typed' : `typed, or read from the body: ${sourceInWords(field)}`;
    case 'default':
      return 'default; state it only where it differs';
    case 'derived':
      return field.source === undefined ? 'worked out' : `read from the body: ${sourceInWords(field)}`;
    case 'command':
      return 'written by a command';
  }
}

/**
 * One description of a field for editors: its note, who supplies it, when it is required.
 *
 * @param field declaration of the field
 */
export function describeField(field: FieldDeclaration): string {
  const parts = [field.note, supplyInWords(field), `required: ${requirementInWords(field)}`];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`)
    .join(' ')
    .replaceAll('?.', '?');
}

function sourceInWords(field: FieldDeclaration): string {
  const { source } = field;
  if (source === undefined) return '';
  return source.form === 'headings'
    ? 'the headings and the text below them'
    : `${source.form} under "${source.heading}"`;
}
