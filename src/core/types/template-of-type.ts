import { lifecyclesWithDerivedStatus } from '../lifecycle/derived-status.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import type { PlainValue } from '../model/frontmatter-edit.ts';
import { renderFlow, renderKey } from '../model/render-yaml.ts';
import type { ControlStrength, FieldDeclaration, ItemTypeDeclaration, KindDeclaration } from './declaration.ts';
import { commonFields } from './fields-of-type.ts';
import { guidanceFor, subheadingsOf } from './heading-guidance.ts';
import type { Placeholder, PlaceholderContext } from './placeholder.ts';
import { placeholderFor, textPlaceholder } from './placeholder.ts';
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
  const initial = lifecycles[type.lifecycle]?.initial ?? null;
  const headings = (kind?.headings ?? type.headings).flatMap((heading) => [
    `## ${heading}`,
    '',
    `<!-- ${guidanceFor(type, kind, heading)} -->`,
    '',
    ...textsUnder(heading, type, kind, context, initial).flatMap((text) => [text, '']),
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

/**
 * Every value that a template of a type may hold, in the frontmatter and below the headings.
 *
 * @param type declaration of the type
 * @param kind its kind, or null
 * @param context title, owner and what exists
 * @param initial state in which a new item is
 */
export function valuesOfTemplate(
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
  context: TemplateContext,
  initial: string | null,
): readonly PlainValue[] {
  const fields = [...commonFields(type), ...type.fields, ...(kind?.fields ?? [])]
    .filter((field) => isAtBeginning(field, type, context, initial))
    .map((field) => valueOf(field, type, context).value);
  const texts = (kind?.headings ?? type.headings).flatMap((heading) =>
    textsUnder(heading, type, kind, context, initial),
  );
  return [
    context.title,
    ...fields,
    ...texts,
    placeholderFor({ kind: 'reference', to: 'role' }, 'owner', context).value,
  ];
}

/** What a new item must say under a heading from its first state on is asked for in brackets; a comment asks for the rest. */
function textsUnder(
  heading: string,
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
  context: TemplateContext,
  initial: string | null,
): readonly string[] {
  const [due] = [...type.fields, ...(kind?.fields ?? [])].filter(
    (field) => field.source?.heading === heading && isDueAt(initial, field, type) && isMet(field, type, context),
  );
  return due === undefined ? [] : [textPlaceholder(due.name)];
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
  return isDueAt(initial, field, type) && isMet(field, type, context);
}

function isDueAt(state: string | null, { requiredFrom }: FieldDeclaration, type: ItemTypeDeclaration): boolean {
  const lifecycle = lifecycles[type.lifecycle];
  return (
    requiredFrom === 'always' ||
    (requiredFrom !== null &&
      lifecycle !== undefined &&
      state !== null &&
      statesRequiring(lifecycle, requiredFrom).includes(state))
  );
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
  const { value, hint } = valueOf(field, type, context);
  return `${line(field.name, value)}${hint === null ? '' : ` # ${hint}`}`;
}

function valueOf(field: FieldDeclaration, type: ItemTypeDeclaration, context: TemplateContext): Placeholder {
  if (field.name === 'owner' && context.owner !== null) return { value: context.owner, hint: null };
  if (field.name === 'name' || (field.name === 'text' && type.storage !== 'file'))
    return { value: context.title, hint: null };
  return placeholderFor(parseTypeExpression(field.type), field.name, context);
}

function line(name: string, value: PlainValue): string {
  return `${renderKey(name)}: ${renderFlow(value)}`;
}
