import { lifecycles } from '../lifecycle/lifecycles.ts';
import type { ControlStrength, FieldDeclaration, ItemTypeDeclaration, KindDeclaration } from './declaration.ts';
import { describeField } from './field-description.ts';
import { commonFields } from './fields-of-type.ts';
import { conditionOfKind, prefixesOf, prefixPattern, whenRequired } from './json-schema-conditions.ts';
import { commonFile, dialect, idsFile, orNull, referencesOfShape, schemaFileOf } from './json-schema-shape.ts';
import type { JsonSchema } from './json-schema-shape.ts';
import { commonNames, describedShape, schemaOfCommonFields, schemaOfIds } from './json-schema-shared.ts';
import { schemaOfRegister } from './json-schema-register.ts';
import { parseTypeExpression } from './type-expression.ts';

/** What the schemas of an SMS are made from. */
export interface SchemaSources {
  /** Types in use, by key. */
  readonly types: ReadonlyMap<string, ItemTypeDeclaration>;
  /** Every type that is known, by key or former name. */
  readonly known: ReadonlyMap<string, ItemTypeDeclaration>;
  /** Key of a type -> ids of its items. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** Numbers of the clauses. */
  readonly clauses: readonly string[];
  /** Frontmatter keys of the organization's own. */
  readonly knownKeys: readonly string[];
  /** Strength of control that the settings give to a type instead of its own. */
  readonly control: Readonly<Record<string, ControlStrength>>;
}

/**
 * JSON Schemas of the frontmatter of every type in use, of registers, and of the ids they refer to.
 *
 * @param sources types and ids of an SMS
 * @returns file name -> schema
 */
export function jsonSchemas(sources: SchemaSources): ReadonlyMap<string, JsonSchema> {
  const files = new Map<string, JsonSchema>([
    [idsFile, schemaOfIds(sources)],
    [commonFile, schemaOfCommonFields()],
  ]);
  for (const type of sources.types.values()) files.set(schemaFileOf(type.key), schemaOfType(type, sources));
  files.set('register.schema.json', schemaOfRegister(sources));
  return files;
}

function schemaOfType(type: ItemTypeDeclaration, sources: SchemaSources): JsonSchema {
  const inRegister = type.storage === 'row' || type.storage === 'section';
  const ownsItself = type.class === 'document' && inRegister && type.without?.includes('owner') !== true;
  return {
    $schema: dialect,
    $id: schemaFileOf(type.key),
    title: type.key,
    description: type.purpose,
    allOf: [{ $ref: '#/$defs/row' }],
    ...(ownsItself ? { required: ['owner'] } : {}),
    $defs: { row: frontmatterOf(type, sources) },
  };
}

/** Frontmatter of an item, as it stands in a row of a register: what a register gives to its rows is not required. */
function frontmatterOf(type: ItemTypeDeclaration, sources: SchemaSources): JsonSchema {
  const sections = sectionsOf(type, sources);
  const fields = [...commonFields(type), ...type.fields];
  const kindFields = (type.kinds ?? [])
    .flatMap((kind) => kind.fields ?? [])
    .filter((field) => !fields.some(({ name }) => name === field.name));
  const properties: Record<string, JsonSchema> = {};
  for (const key of sources.knownKeys) properties[key] = true;
  for (const field of fields) properties[field.name] = schemaOfField(field, type, sections, sources);
  for (const field of kindFields) properties[field.name] ??= true;
  for (const [key, entry] of sections) {
    const list = sources.types.get(key)?.section?.list ?? key;
    properties[list] ??= { type: 'array', items: entry };
  }
  const kinds = (type.kinds ?? []).flatMap((kind) => conditionalOfKind(type, kind, sections, sources));
  const idByPrefix = {
    if: { properties: { type: false } },
    then: { properties: { id: { pattern: prefixPattern(prefixesOf(type)) } } },
  };
  return {
    type: 'object',
    properties,
    ...requirements(
      fields.filter((field) => isRequiredHere(field, type)),
      type,
      controlOf(type, null, sources),
      [idByPrefix, ...kinds],
    ),
    additionalProperties: false,
  };
}

function controlOf(type: ItemTypeDeclaration, kind: KindDeclaration | null, sources: SchemaSources): ControlStrength {
  return sources.control[type.key] ?? kind?.control ?? type.control;
}

/** Kinds may be under another control than their type: what depends on it is left to the kind. */
function isRequiredHere(field: FieldDeclaration, type: ItemTypeDeclaration): boolean {
  if (type.without?.includes(field.name) === true) return false;
  if (
    field.name === 'text' &&
    !type.fields.includes(field) &&
    type.fields.some(({ name }) => name === 'name' || name === 'what')
  )
    return false;
  if (
    field.name === 'owner' &&
    (type.storage === 'row' || type.storage === 'section' || type.storage === 'data') &&
    !type.fields.includes(field)
  )
    return false;
  const hasOtherControl = (type.kinds ?? []).some((kind) => kind.control !== undefined);
  return !(hasOtherControl && field.when !== undefined && 'control' in field.when);
}

function conditionalOfKind(
  type: ItemTypeDeclaration,
  kind: KindDeclaration,
  sections: ReadonlyMap<string, JsonSchema>,
  sources: SchemaSources,
): readonly JsonSchema[] {
  const own = kind.fields ?? [];
  const hasOtherControl = (type.kinds ?? []).some((other) => other.control !== undefined);
  const byControl = hasOtherControl
    ? commonFields(type).filter((field) => field.when !== undefined && 'control' in field.when)
    : [];
  const required = requirements([...byControl, ...own], type, controlOf(type, kind, sources), []);
  if (own.length === 0 && Object.keys(required).length === 0) return [];
  const properties = Object.fromEntries(
    own.map((field) => [field.name, schemaOfField(field, type, sections, sources)]),
  );
  return [{ if: conditionOfKind(type, kind), then: { ...(own.length === 0 ? {} : { properties }), ...required } }];
}

/** `required` for what is always due, one `if` per state or condition for the rest. */
function requirements(
  fields: readonly FieldDeclaration[],
  type: ItemTypeDeclaration,
  control: ControlStrength,
  further: readonly JsonSchema[],
): Readonly<Record<string, unknown>> {
  const always: string[] = [];
  const conditional = new Map<string, { readonly condition: JsonSchema; readonly names: string[] }>();
  for (const field of fields) {
    const condition = whenRequired(field, type, control);
    if (condition === true) always.push(field.name);
    if (typeof condition === 'boolean') continue;
    const key = JSON.stringify(condition);
    const group = conditional.get(key) ?? { condition, names: [] };
    group.names.push(field.name);
    conditional.set(key, group);
  }
  const all = [
    ...further,
    ...[...conditional.values()].map(({ condition, names }) => ({ if: condition, then: { required: names } })),
  ];
  return { ...(always.length === 0 ? {} : { required: always }), ...(all.length === 0 ? {} : { allOf: all }) };
}

function schemaOfField(
  field: FieldDeclaration,
  type: ItemTypeDeclaration,
  sections: ReadonlyMap<string, JsonSchema>,
  sources: SchemaSources,
): JsonSchema {
  const description = describeField(field);
  if (field.name === 'status') {
    const lifecycle = lifecycles[type.lifecycle];
    return lifecycle === undefined
      ? { description, type: 'string' }
      : { description, enum: [...lifecycle.states, ...lifecycle.computed] };
  }
  if (field.name === 'type') {
    const names = [...sources.known].filter(([, known]) => known.key === type.key).map(([name]) => name);
    return { description, enum: names.length === 0 ? [type.key] : names };
  }
  const common = commonNames.get(field);
  if (common !== undefined) return { $ref: `${commonFile}#/$defs/${common}` };
  const shape = parseTypeExpression(field.type);
  const unknown = referencesOfShape(shape).find((to) => to !== 'ref' && !sources.known.has(to));
  if (unknown !== undefined)
    throw new Error(`Field ${field.name} of type ${type.key} refers to the unknown type "${unknown}".`);
  return describedShape(field, sections);
}

/** Entries of lists inside the item that are items themselves. */
function sectionsOf(type: ItemTypeDeclaration, sources: SchemaSources): ReadonlyMap<string, JsonSchema> {
  const sections = new Map<string, JsonSchema>();
  for (const section of sources.types.values()) {
    if (section.section?.parent !== type.key) continue;
    const fields = [...commonFields(section), ...section.fields];
    sections.set(section.key, {
      type: 'object',
      properties: Object.fromEntries(
        fields.map((field) => [field.name, orNull(schemaOfField(field, section, new Map(), sources))]),
      ),
      additionalProperties: false,
    });
  }
  return sections;
}
