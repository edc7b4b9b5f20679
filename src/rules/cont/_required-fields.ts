import type { Lifecycle } from '../../core/lifecycle/lifecycles.ts';
import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { hasField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import type { FieldDeclaration } from '../../core/types/declaration.ts';
import { fieldsOfType } from '../../core/types/fields-of-type.ts';
import { missingFields } from '../../core/types/missing-fields.ts';
import { stateMeant } from '../../core/types/required-states.ts';
import { describeType } from '../appr/_topic.ts';
import type { Draft } from '../define-rule.ts';
import { missingIdentification } from '../iden/_identification.ts';
import { isOver } from '../iden/_misfits.ts';
import { missingParts } from '../serv/_sections.ts';
import { isNamedElsewhere } from './_named-fields.ts';

/** A field that an item lacks although its state asks for it. */
export interface RequiredGap {
  readonly field: FieldDeclaration;
  /** State from which the type asks for it; null when it does from the start. */
  readonly from: string | null;
  /** True for the state from which a record is frozen. */
  readonly isFinal: boolean;
}

// Identification is for IDEN-001, approvals and the day they bring into force are for group APPR.
const ofOthers: ReadonlySet<string> = new Set([
  ...['id', 'type', 'title', 'owner', 'classification', 'status', 'version'],
  ...['approvals', 'effective_from', 'closed'],
]);

/**
 * Fields that an item in view lacks in the state it is in, without those that a named rule asks for: one cause, one
 * finding. A value of the register, of the body or of another item counts, and so does any text under the heading.
 *
 * @param sms the model
 * @param item the item
 */
export function requiredGaps(sms: Sms, item: Item): readonly RequiredGap[] {
  if (!item.inView || isOver(item) || isTakenOver(sms, item)) return [];
  const lifecycle = lifecycleOf(sms, item);
  const lacking = [...missingKind(item), ...missingFields(item, [item.status], lifecycle)].filter(
    (field) => !ofOthers.has(field.name) && !hasText(item, field) && !isNamedElsewhere(sms, item, field.name),
  );
  if (lacking.length === 0) return [];
  const identification = missingIdentification(sms, item);
  return lacking
    .filter((field) => !identification.includes(field.name))
    .map((field) => {
      const from =
        lifecycle === undefined || field.requiredFrom === null ? null : stateMeant(lifecycle, field.requiredFrom);
      return { field, from, isFinal: from !== null && from === lifecycle?.frozenFrom };
    });
}

/** Records from before the day Git keeps the SMS are taken over as they are. */
function isTakenOver({ settings }: Sms, item: Item): boolean {
  return (
    item.type.class === 'record' &&
    settings.adopted !== null &&
    item.date !== null &&
    compareDates(item.date, settings.adopted) < 0
  );
}

function lifecycleOf(sms: Sms, item: Item): Lifecycle | undefined {
  const parent = item.type.lifecycle === 'parent' && item.parent !== null ? sms.items.get(item.parent) : undefined;
  return lifecycles[(parent ?? item).type.lifecycle];
}

/** The kind is written by a command, and still nobody can say what is wanted of the item without it. */
function missingKind(item: Item): readonly FieldDeclaration[] {
  if (item.kind !== null || item.type.kinds === undefined || hasField(item, 'kind')) return [];
  return fieldsOfType(item.type, null).filter((field) => field.name === 'kind' && field.requiredFrom === 'always');
}

function hasText(item: Item, { name, source }: FieldDeclaration): boolean {
  if (source === undefined || source.heading === '*' || item.facts === null) return false;
  // The heading of an entry stands in the file of its parent.
  const holder: Item = item.storage === 'section' ? { ...item, storage: 'file' } : item;
  return missingParts(holder, [{ field: name, heading: source.heading, name, mayBeNone: true }]).length === 0;
}

/**
 * The finding about the gaps of one item.
 *
 * @param item the item
 * @param gaps what it lacks, at least one
 * @param clause clause of the rule, where the type stands for none
 */
export function gapFinding(item: Item, gaps: readonly RequiredGap[], clause: string): Draft {
  const own = item.kind?.clauses[0] ?? item.type.clauses[0] ?? clause;
  const lacks = listWords(gaps.map(({ field }) => field.name));
  const wanted = [...Map.groupBy(gaps, (gap) => gap.from)].map(([from, group]) => {
    const names = listWords(group.map(({ field }) => nameOf(field)));
    return `${names} ${from === null ? 'from the start' : `from the state \`${from}\` on`}`;
  });
  const [first] = gaps;
  return {
    item: item.id,
    place: first === undefined ? item.place : placeOfField(item, first.field.name),
    clause: own,
    message: `${item.id} (${item.title}) is \`${item.status}\` and lacks ${lacks}. Expected ${listWords(wanted)}: ${describeType(item)} states ${gaps.length === 1 ? 'it' : 'them'} (clause ${own}).`,
    expected: gaps.map(({ field }) => field.name).join(', '),
    // A missing kind leaves open who may approve the document, and explains that finding; other fields explain nothing.
    ...(item.type.class === 'record' || gaps.some(({ field }) => field.name === 'kind')
      ? {}
      : { keys: [`${item.id}/fields`] }),
  };
}

function nameOf({ name, source }: FieldDeclaration): string {
  return source === undefined || source.heading === '*'
    ? `\`${name}\``
    : `\`${name}\` (or the heading "${source.heading}")`;
}
