import { lifecyclesWithDerivedStatus } from '../lifecycle/derived-status.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import type { PlainValue } from '../model/frontmatter-edit.ts';
import { renderFlow, renderKey } from '../model/render-yaml.ts';
import type { ControlStrength, FieldDeclaration, ItemTypeDeclaration, KindDeclaration } from './declaration.ts';
import { commonFields } from './fields-of-type.ts';
import { guidanceFor, subheadingsOf } from './heading-guidance.ts';
import type { PlaceholderContext } from './placeholder.ts';
import { placeholderFor } from './placeholder.ts';
import { statesRequiring } from './required-states.ts';
import { parseTypeExpression } from './type-expression.ts';
import { prefixOf } from './type-table.ts';

/** What a template is filled with. */
export interface TemplateContext extends PlaceholderContext {
  readonly id: string;
  readonly title: string;
  /** Role; null where the settings name none, then a placeholder is written. */
  readonly owner: string | null;
  readonly control: ControlStrength;
}

/**
 * A new file of a type: the frontmatter an owner types at the beginning, and the headings with a line of guidance each.
 *
 * @param type declaration of the type
 * @param kind its kind, or null
 * @param context id, title, owner, day and what exists
 */
export function templateOfType(
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
  context: TemplateContext,
): string {
  const headings = (kind?.headings ?? type.headings).flatMap((heading) => [
    `## ${heading}`,
    '',
    `<!-- ${guidanceFor(type, kind, heading)} -->`,
    '',
    ...subheadingsOf(type, heading).flatMap((sub) => [`### ${sub}`, '']),
  ]);
  return [
    '---',
    ...frontmatterLines(type, kind, context),
    '---',
    '',
    `# ${context.title}`,
    '',
    '<!-- One short paragraph: it becomes the summary. -->',
    '',
    ...headings,
  ].join('\n');
}

/**
 * A new row of a type, as the lines of a list entry; what a register gives to its rows is left out.
 *
 * @param type declaration of the type
 * @param kind its kind, or null
 * @param context id, title, day and what exists
 */
export function rowOfType(
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
  context: TemplateContext,
): readonly string[] {
  return frontmatterLines(type, kind, context);
}

function frontmatterLines(
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
  context: TemplateContext,
): readonly string[] {
  const isFile = type.storage === 'file';
  const lines: string[] = [line('id', context.id)];
  if (prefixOf(context.id) !== (kind?.prefix ?? type.prefix)) lines.push(line('type', type.key));
  const head = new Set(['id', 'type', 'kind', 'title']);
  const fields = [...commonFields(type), ...type.fields, ...(kind?.fields ?? [])].filter(
    (field) => !head.has(field.name),
  );
  const initial = lifecycles[type.lifecycle]?.initial ?? null;
  for (const field of fields.filter((candidate) => isAtBeginning(candidate, type, context, initial))) {
    lines.push(lineOf(field, type, context));
    if (field.name === 'owner' && isFile) {
      if (type.class === 'document' && context.control === 'full') lines.push(line('version', '1.0'));
    }
  }
  if (isFile) insertControl(lines, type, kind, context, initial);
  else if (initial !== null && !lifecyclesWithDerivedStatus.has(type.lifecycle))
    lines.splice(1, 0, line('status', initial));
  const asked = fields.filter(
    (field) =>
      field.supply === 'typed' &&
      field.requiredFrom !== null &&
      field.source === undefined &&
      !isAtBeginning(field, type, context, initial) &&
      isAskedLater(field, type, context),
  );
  if (asked.length > 0)
    lines.push(`# asked for later: ${asked.map((field) => `${field.name} (${field.requiredFrom ?? ''})`).join(', ')}`);
  return lines;
}

/** Status, classification and kind stand behind id, owner and version, where `approve` and people look for them. */
function insertControl(
  lines: string[],
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
  { id }: TemplateContext,
  initial: string | null,
): void {
  const at = lines.findLastIndex((entry) => /^(?:id|type|owner|version):/.test(entry)) + 1;
  const isPrefixOfKind = kind?.prefix !== undefined && kind.prefix === prefixOf(id);
  lines.splice(
    at,
    0,
    ...(initial === null ? [] : [line('status', initial)]),
    line('classification', kind?.classification ?? type.classification ?? 'internal'),
    ...(kind === null || isPrefixOfKind ? [] : [line('kind', kind.key)]),
  );
}

function isAtBeginning(
  field: FieldDeclaration,
  type: ItemTypeDeclaration,
  context: TemplateContext,
  initial: string | null,
): boolean {
  if (type.without?.includes(field.name) === true) return false;
  if (field.name === 'version') return false;
  if (field.name === 'date' && field.supply === 'derived') return type.storage === 'file' && !hasDayOfItsOwn(type);
  if (field.supply !== 'typed' || field.requiredFrom === null || field.source !== undefined) return false;
  if (field.name === 'owner' && type.storage !== 'file' && !type.fields.includes(field)) return false;
  if (
    field.name === 'text' &&
    !type.fields.includes(field) &&
    type.fields.some(({ name }) => name === 'name' || name === 'what')
  )
    return false;
  const lifecycle = lifecycles[type.lifecycle];
  const isDue =
    field.requiredFrom === 'always' ||
    (lifecycle !== undefined && initial !== null && statesRequiring(lifecycle, field.requiredFrom).includes(initial));
  return isDue && isMet(field, type, context);
}

function isAskedLater(field: FieldDeclaration, type: ItemTypeDeclaration, context: TemplateContext): boolean {
  const isInherited = (field.name === 'owner' || field.name === 'text') && !type.fields.includes(field);
  return (
    !isInherited &&
    field.name !== 'version' &&
    type.without?.includes(field.name) !== true &&
    isMet(field, type, context)
  );
}

function isMet({ when }: FieldDeclaration, type: ItemTypeDeclaration, context: TemplateContext): boolean {
  if (when === undefined) return true;
  if ('control' in when) return when.control === context.control;
  if ('field' in when) {
    const field = type.fields.find(({ name }) => name === when.field);
    const value =
      field === undefined ? null : placeholderFor(parseTypeExpression(field.type), field.name, context).value;
    return typeof value === 'string' && when.is.includes(value);
  }
  return 'absent' in when || ('lifecycle' in when && when.lifecycle === type.lifecycle);
}

/** Fields from which the day of a record is read. */
function hasDayOfItsOwn(type: ItemTypeDeclaration): boolean {
  return type.fields.some(
    (field) =>
      field.supply === 'typed' &&
      ['date', 'dates', 'detected', 'received', 'at', 'period', 'issued'].includes(field.name),
  );
}

function lineOf(field: FieldDeclaration, type: ItemTypeDeclaration, context: TemplateContext): string {
  if (field.name === 'owner' && context.owner !== null) return line('owner', context.owner);
  if (field.name === 'name' || (field.name === 'text' && type.storage !== 'file'))
    return line(field.name, context.title);
  const { value, hint } = placeholderFor(parseTypeExpression(field.type), field.name, context);
  return `${line(field.name, value)}${hint === null ? '' : ` # ${hint}`}`;
}

function line(name: string, value: PlainValue): string {
  return `${renderKey(name)}: ${renderFlow(value)}`;
}
