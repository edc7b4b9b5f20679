import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { ForeignMapper } from '../../core/model/foreign.ts';
import { identifyItems } from '../../core/model/identify.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { FieldDeclaration, ItemTypeDeclaration, KindDeclaration } from '../../core/types/declaration.ts';
import { statesRequiring } from '../../core/types/required-states.ts';
import type { Shape } from '../../core/types/type-expression.ts';
import { parseTypeExpression } from '../../core/types/type-expression.ts';
import { buildTypeTable } from '../../core/types/type-table.ts';
import { isWeakerControl } from './_control-strength.ts';
import type { Weaker } from './_weaker-settings.ts';

/** One type of the organization before and after; its name as sentences have it. */
interface Pair {
  readonly name: string;
  readonly old: ItemTypeDeclaration;
  readonly now: ItemTypeDeclaration;
}

const mostNamed = 3;

/**
 * What item types of the organization (`types`) ask for less: fields, headings and control, and types that are gone while there still
 * are items of them.
 *
 * @param sms files and items
 * @param before the earlier settings
 * @param after the later ones
 */
export function weakerTypes(sms: Sms, before: Settings, after: Settings): readonly Weaker[] {
  if (JSON.stringify(before.types) === JSON.stringify(after.types)) return [];
  const pairs = before.types.flatMap((old): readonly Pair[] => {
    const now = after.types.find(({ key }) => key === old.key);
    return now === undefined ? [] : [{ name: old.key.replaceAll('-', ' '), old, now }];
  });
  return [
    ...unknownItems(sms, before, after),
    ...pairs.flatMap((pair) => [
      ...weakerNature(pair),
      ...weakerFields(sms, pair),
      ...weakerKinds(sms, pair),
      ...(statesControl(before, pair) || statesControl(after, pair) ? [] : weakerStrength(pair)),
    ]),
  ];
}

/** The settings name the strength under `control`, which goes before that of the type. */
function statesControl({ control }: Settings, { old }: Pair): boolean {
  return Object.hasOwn(control, old.key);
}

/** Items that belong to no type any more. */
function unknownItems(sms: Sms, before: Settings, after: Settings): readonly Weaker[] {
  const left = new Set(idsOf(sms, before, after.types));
  const gone = idsOf(sms, before, before.types).filter((id) => !left.has(id));
  const says = `\`types\` was changed so that ${listWords(gone, mostNamed)} ${gone.length === 1 ? 'is' : 'are'} not looked at any more`;
  return gone.length === 0 ? [] : [{ key: 'types', says }];
}

function idsOf({ files, data }: Sms, settings: Settings, types: Settings['types']): readonly string[] {
  const table = buildTypeTable({ ...settings, types });
  const mapper = new ForeignMapper(settings, files, table);
  return identifyItems(files, data, table, mapper).candidates.map(({ id }) => id);
}

function weakerStrength({ name, old, now }: Pair): readonly Weaker[] {
  const kinds = (old.kinds ?? []).flatMap((kind) => {
    const other = now.kinds?.find(({ key }) => key === kind.key);
    return other === undefined ? [] : [[kind.control ?? old.control, other.control ?? now.control] as const];
  });
  const lowered = [[old.control, now.control] as const, ...kinds].find(([a, b]) => isWeakerControl(b, a));
  return lowered === undefined
    ? []
    : [
        {
          key: `types ${old.key} control`,
          says: `the control of ${name} was lowered from ${lowered[0]} to ${lowered[1]} (\`types\`)`,
        },
      ];
}

/** What the rest of the checks takes from the declaration: how it is kept, and common fields that it does without. */
function weakerNature({ name, old, now }: Pair): readonly Weaker[] {
  const found: Weaker[] = [];
  const add = (what: string, says: string): void => {
    found.push({ key: `types ${old.key} ${what}`, says: `${says} (\`types\`)` });
  };
  if (old.class !== now.class && now.class !== 'record' && old.class !== 'master')
    add('class', `${name} is kept as ${now.class} instead of ${old.class}`);
  if (old.personalData === true && now.personalData !== true)
    add('personalData', `${name} is said to hold no personal data any more`);
  if (old.eventDriven !== true && now.eventDriven === true)
    add('eventDriven', `${name} is said to arise only when something happens, so that it never grows old`);
  const without = (now.without ?? []).filter((field) => old.without?.includes(field) !== true);
  if (without.length > 0) add('without', `${name} does without ${quoted(without)}`);
  const headings = old.headings.filter((heading) => !now.headings.includes(heading));
  if (headings.length > 0 && now.headings.length < old.headings.length)
    add('headings', `${name} need not have the heading ${listWords(headings)} any more`);
  return found;
}

function quoted(names: readonly string[]): string {
  return listWords(names.map((name) => `\`${name}\``));
}

function weakerFields(sms: Sms, { name, old, now }: Pair): readonly Weaker[] {
  return old.fields.flatMap((field) => {
    const other = now.fields.find((candidate) => candidate.name === field.name);
    const says = other === undefined ? saysGone(sms, old, field) : saysLess(old, now, field, other);
    return told(`${old.key} ${field.name}`, `\`${field.name}\` of ${name}`, says);
  });
}

function weakerKinds(sms: Sms, { name, old, now }: Pair): readonly Weaker[] {
  return (old.kinds ?? []).flatMap((kind) => {
    const other = now.kinds?.find(({ key }) => key === kind.key);
    if (other === undefined)
      return isUsed(sms, old, 'kind', kind.key)
        ? [{ key: `types ${old.key} kind ${kind.key}`, says: `${name} has no kind ${kind.key} any more (\`types\`)` }]
        : [];
    return weakerFieldsOfKind(sms, { name, old, now }, kind, other);
  });
}

function weakerFieldsOfKind(
  sms: Sms,
  { name, old, now }: Pair,
  kind: KindDeclaration,
  other: KindDeclaration,
): readonly Weaker[] {
  return (kind.fields ?? []).flatMap((field) => {
    const later = [...(other.fields ?? []), ...now.fields].find((candidate) => candidate.name === field.name);
    const says = later === undefined ? saysGone(sms, old, field) : saysLess(old, now, field, later);
    return told(`${old.key} ${kind.key} ${field.name}`, `\`${field.name}\` of ${name}, kind ${kind.key},`, says);
  });
}

function told(key: string, subject: string, says: string | null): readonly Weaker[] {
  return says === null ? [] : [{ key: `types ${key}`, says: `${subject} ${says} (\`types\`)` }];
}

/** A field that nothing states and nothing asked for is not missed. */
function saysGone(sms: Sms, type: ItemTypeDeclaration, field: FieldDeclaration): string | null {
  return field.requiredFrom !== null || isUsed(sms, type, field.name) ? 'was taken out' : null;
}

function isUsed({ items }: Sms, type: ItemTypeDeclaration, field: string, value?: string): boolean {
  return [...items.values()].some(
    ({ type: own, stated }) =>
      own.key === type.key && (value === undefined ? stated[field] !== undefined : stated[field] === value),
  );
}

function saysLess(
  oldType: ItemTypeDeclaration,
  newType: ItemTypeDeclaration,
  old: FieldDeclaration,
  now: FieldDeclaration,
): string | null {
  const parts = [
    saysLaterRequired(oldType, newType, old, now),
    isLooser(parseTypeExpression(old.type), parseTypeExpression(now.type))
      ? `takes ${now.type} instead of ${old.type}`
      : null,
  ].flatMap((part) => part ?? []);
  return parts.length === 0 ? null : parts.join(' and ');
}

function saysLaterRequired(
  oldType: ItemTypeDeclaration,
  newType: ItemTypeDeclaration,
  old: FieldDeclaration,
  now: FieldDeclaration,
): string | null {
  if (old.requiredFrom === null) return null;
  if (now.requiredFrom === null) return 'is not required any more';
  const states = new Set(statesWith(newType, now.requiredFrom));
  if (
    oldType.lifecycle === newType.lifecycle &&
    statesWith(oldType, old.requiredFrom).some((state) => !states.has(state))
  )
    return `is required from ${now.requiredFrom} instead of ${old.requiredFrom}`;
  const isOther = now.when !== undefined && JSON.stringify(now.when) !== JSON.stringify(old.when);
  return isOther ? `is required only under ${old.when === undefined ? 'a' : 'another'} condition` : null;
}

/** States of the life cycle in which a field is asked for; of an entry that follows its parent, what is stated. */
function statesWith({ lifecycle }: ItemTypeDeclaration, from: string): readonly string[] {
  const known = lifecycles[lifecycle];
  if (known === undefined) return from === 'always' ? ['always', 'later'] : ['later'];
  return from === 'always' ? known.states : statesRequiring(known, from);
}

const anything: ReadonlySet<string> = new Set(['text', 'scalar']);

/** The later shape takes any words where the earlier one wanted something certain. */
function isLooser(old: Shape, now: Shape): boolean {
  if (takesAnything(now)) return !takesAnything(old);
  if ((old.kind === 'list' || old.kind === 'map') && now.kind === old.kind) return isLooser(old.of, now.of);
  if (old.kind === 'reference' && now.kind === 'reference') return now.to === 'ref' && old.to !== 'ref';
  if (old.kind !== 'record' || now.kind !== 'record') return false;
  return old.entries.some(({ name, shape }) => {
    const other = now.entries.find((entry) => entry.name === name);
    return other === undefined || isLooser(shape, other.shape);
  });
}

function takesAnything(shape: Shape): boolean {
  return shape.kind === 'choice' ? shape.of.some(takesAnything) : shape.kind === 'scalar' && anything.has(shape.scalar);
}
