import { isFieldMap, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';
import { relationsOfFields } from '../../core/trace/relations-of-fields.ts';
import { closest } from '../../core/trace/nearest.ts';
import type { ItemTypeDeclaration } from '../../core/types/declaration.ts';
import { defineRule } from '../define-rule.ts';
import { isOver } from '../iden/_misfits.ts';
import { isOfType, typesAt } from './_allowed-targets.ts';
import { keyOfPlace } from './_place-key.ts';

/** Relations that every item may state about every other. */
const general: ReadonlySet<string> = new Set(['relates_to', 'evidenced_by']);
/** Relations that have a field of their own, which alone has an effect. */
const ofField: Readonly<Record<string, string>> = {
  supersedes: 'supersedes',
  superseded_by: 'superseded_by',
  owned_by: 'owner',
};
/** Fields whose wrong entries other rules report, with what follows from them. */
const reportedElsewhere: ReadonlySet<string> = new Set(['owner', 'approvals', 'depends_on', 'posts', 'customers']);

export default defineRule({
  id: 'LINK-011',
  name: 'relation-fits-its-ends',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'What a field or an entry of `related` names is of a type that belongs there.',
  fix: 'Name an item of the right type, or choose the relation that is meant; `relates_to` fits everything.',
  *check({ sms }) {
    for (const relation of relationsOfFields(sms.relations)) {
      const from = sms.items.get(relation.from);
      if (from === undefined || !from.inView || isOver(from)) continue;
      const message = messageAt(sms, from, relation);
      // The place is worked out at the question: most relations fit.
      if (message === null) continue;
      const { place, to } = relation;
      yield { item: from.id, place, actual: to, message, keys: [keyOfPlace(place, to)] };
    }
  },
});

interface Looked {
  readonly from: Item;
  readonly target: Item;
  readonly message: string | null;
}

const looked = new WeakMap<Relation, Looked>();

/** What is said of a relation between two items depends on nothing else. */
function messageAt(sms: Sms, from: Item, relation: Relation): string | null {
  const target = sms.items.get(relation.to);
  const known = looked.get(relation);
  if (target !== undefined && known?.from === from && known.target === target) return known.message;
  const message = messageOf(sms, from, relation);
  if (target !== undefined) looked.set(relation, { from, target, message });
  return message;
}

function messageOf(sms: Sms, from: Item, { path, verb, to }: Relation): string | null {
  const [field, ...inside] = (path ?? []).slice(from.path.length);
  if (typeof field !== 'string') return null;
  if (field === 'related') return statesVerb(from, inside[0]) ? ofVerb(sms, from.type, verb, to) : null;
  if (from.frozen || reportedElsewhere.has(field)) return null;
  const types = typesAt(from, field, inside);
  if (types === null || isOfType(sms, to, types)) return null;
  return `\`${[field, ...inside].filter((step) => typeof step === 'string').join('.')}\` names ${to} (${wordsFor(sms, to)}). Expected ${oneOf(types)}.`;
}

/** An entry without a verb only says that the two have to do with each other. */
function statesVerb(from: Item, index: string | number | undefined): boolean {
  const entry = mapsField(from, 'related')[Number(index)];
  return isFieldMap(entry) && textField(entry, 'rel') !== null;
}

function ofVerb(sms: Sms, type: ItemTypeDeclaration, verb: string, to: string): string | null {
  const field = ofField[verb];
  if (field !== undefined)
    return `\`${verb}\` stands under \`related\`, where it has no effect. Expected the field \`${field}\`${verb === field ? '' : ' in its place'}.`;
  if (general.has(verb)) return null;
  const declared = type.relations.filter((relation) => relation.verb === verb);
  if (declared.some((relation) => isOfType(sms, to, relation.to))) return null;
  const types = declared.flatMap((relation) => relation.to);
  const fitting = type.relations
    .filter((relation) => !relation.to.includes('any type') && isOfType(sms, to, relation.to))
    .map((relation) => relation.verb);
  const verbs = [...new Set([...fitting, ...general])];
  if (declared.length > 0)
    return `\`${verb}\` leads to ${to} (${wordsFor(sms, to)}). Expected ${oneOf(types)}; for ${to} one of ${listWords(verbs)}.`;
  const meant = closest(verb, [...type.relations.map((relation) => relation.verb), ...general]);
  return `\`${verb}\` is no relation of a ${words(type.key)}.${meant === null ? '' : ` Did you mean \`${meant}\`?`} Expected for ${to} (${wordsFor(sms, to)}) one of ${listWords(verbs)}.`;
}

function wordsFor(sms: Sms, id: string): string {
  const item = sms.items.get(id);
  return item === undefined ? 'a register' : `${words(item.type.key)}, ${item.title}`;
}

function oneOf(types: readonly string[]): string {
  const names = types.map(words);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? `the type ${last}` : `one of the types ${names.slice(0, -1).join(', ')} or ${last}`;
}

function words(type: string): string {
  return type.replaceAll('-', ' ');
}
