import { isFieldMap } from '../../core/model/fields.ts';
import { remembered } from '../../core/model/remembered.ts';
import { rememberedText } from '../../core/model/remembered-text.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import type { Item, Register } from '../../core/model/item.ts';
import type { FieldPath, Place } from '../../core/model/place.ts';
import { proseOf, withoutQuotations } from '../../core/model/prose.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import {
  findTemplateWording,
  isTemplateWording,
  templateWording,
  withoutLabels,
} from '../../core/types/template-wording.ts';
import type { TemplateWording } from '../../core/types/template-wording.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { keyOfPlace } from '../link/_place-key.ts';
import { bodyMayHoldPlaceholders, findPlaceholders, mayHoldPlaceholders } from './_topic.ts';

interface Spot {
  readonly text: string;
  readonly place: Place;
}

/** Where placeholders are looked for, and which. */
interface Search {
  readonly wording: TemplateWording;
  /** The same object for the same wording and the same `isProse`. */
  readonly key: object;
  /** False where only what a template wrote is one: words about placeholders, records that are still open. */
  readonly isProse: boolean;
}

/** Fields that hold ids, names of machines or the words of others: only the words of a template are none of theirs. */
const notText: ReadonlySet<string> = new Set([
  'id',
  'type',
  'approvals',
  'git_identities',
  'keys',
  'tags',
  'related',
  'query',
  'location',
  'digest',
]);

/** What a register says of itself; its rows are items. */
const ofRegister: ReadonlySet<string> = new Set(['id', 'type', 'of', 'rows', 'data']);

export default defineRule({
  id: 'RECD-013',
  name: 'no-placeholder-left',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  // An id like PER-000 leads nowhere and agrees to nothing, a supplier or role that is being written has no contract and no duty yet: filling in comes first.
  subsumes: ['LINK-001', 'SERV-010', 'OPER-015', 'CONT-006', 'META-003'],
  summary: 'Nothing in force or closed still waits to be filled in.',
  fix: 'Fill in what is missing, or delete the placeholder.',
  *check({ sms }) {
    const wording = wordingOf(sms);
    const keys = keysOf([...wording.texts, ...wording.ids].join('\n'));
    for (const item of sms.items.values()) {
      const isFinished = item.inForce || (item.type.class === 'record' && item.frozen);
      const isEvidence = item.type.class === 'record' && item.countsAsEvidence;
      if ((!isFinished && !isEvidence) || !item.inView || item.storage === 'section') continue;
      const isForm = item.kind?.key === 'form';
      const isProse = isFinished && !isForm && item.type.key !== 'glossary-term';
      const search = { wording, key: isProse ? keys.prose : keys.other, isProse };
      const inBody = item.storage === 'file' && item.facts !== null && !isForm ? spotsInBody(item.facts, search) : [];
      const state = item.inForce ? 'is in force' : isFinished ? `is ${item.state}` : 'counts as evidence';
      yield* report(item.id, state, [...spotsInFields(item, search), ...inBody], wording);
    }
    for (const register of sms.registers.values()) {
      const search = { wording, key: keys.prose, isProse: true };
      const spots = [
        ...spotsInRegister(register, { wording, key: keys.other, isProse: false }),
        ...spotsInBody(register.facts, search),
      ];
      yield* report(register.id, 'is in use', spots, wording);
    }
  },
});

const keysOf = rememberedText((): Readonly<Record<'prose' | 'other', object>> => ({ prose: {}, other: {} }));

/** An id that exists is no placeholder, whatever its number. */
function wordingOf({ types, items, registers }: Sms): TemplateWording {
  const { texts, ids } = templateWording(types);
  return { texts, ids: new Set([...ids].filter((id) => !items.has(id) && !registers.has(id))) };
}

function* report(id: string, state: string, spots: readonly Spot[], wording: TemplateWording): Generator<Draft> {
  const [first, ...others] = spots;
  if (first === undefined) return;
  const what =
    others.length === 0
      ? `still holds the placeholder "${first.text}"`
      : `still holds ${others.length + 1} placeholders, the first is "${first.text}"`;
  const written = spots.filter(({ text }) => isTemplateWording(text, wording));
  yield {
    item: id,
    place: first.place,
    message: `${id} ${state} and ${what}. Expected finished text: fill it in or delete it.`,
    actual: first.text,
    related: others.map((other) => ({ item: id, message: `placeholder "${other.text}"`, place: other.place })),
    keys: written.length === 0 ? [] : [id, ...written.map(({ text, place }) => keyOfPlace(place, text))],
  };
}

const spotsInBody = remembered(
  (facts: SourceFacts, { wording, isProse }: Search): readonly Spot[] => {
    if (!bodyMayHoldPlaceholders(facts, wording)) return [];
    const prose = proseOf(facts);
    const known = withoutLabels(wording, facts.body);
    const found = isProse ? findPlaceholders(prose.text, known) : findTemplateWording(prose.text, known);
    return found.map(({ text, start }) => ({ text, place: prose.placeOf(start, text.length) }));
  },
  ({ key }) => key,
);

const spotsInFields = remembered(
  (item: Item, search: Search): readonly Spot[] =>
    spotsIn(item.stated, [], search, ([field, ...path]) => placeOfPath(item, String(field), path)),
  ({ key }) => key,
);

function spotsInRegister({ facts }: Register, search: Search): readonly Spot[] {
  return Object.entries(facts.fields).flatMap(([name, value]) =>
    ofRegister.has(name) ? [] : spotsIn(value, [name], search, facts.locateValue),
  );
}

function spotsIn(
  value: unknown,
  path: FieldPath,
  search: Search,
  placeOf: (path: FieldPath) => Place,
): readonly Spot[] {
  if (typeof value === 'string') {
    // A template of another tool left in the frontmatter is the finding of READ.
    return textsFoundIn(value, search)
      .filter((text) => !text.startsWith('{{'))
      .map((text) => ({ text, place: placeOf(path) }));
  }
  if (Array.isArray(value))
    return value.flatMap((entry: unknown, index) => spotsIn(entry, [...path, index], search, placeOf));
  if (!isFieldMap(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    spotsIn(entry, [...path, name], { ...search, isProse: search.isProse && !notText.has(name) }, placeOf),
  );
}

function textsFoundIn(value: string, { wording, isProse }: Search): readonly string[] {
  if (isTemplateWording(value, wording)) return [value.trim()];
  if (!isProse || !mayHoldPlaceholders(value, wording)) return [];
  return findPlaceholders(withoutQuotations(value), wording).map(({ text }) => text);
}
