import { isFieldMap } from '../../core/model/fields.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import type { Item } from '../../core/model/item.ts';
import type { FieldPath, Place } from '../../core/model/place.ts';
import { proseOf, withoutQuotations } from '../../core/model/prose.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { findPlaceholders, mayHoldPlaceholders } from './_topic.ts';

interface Spot {
  readonly text: string;
  readonly place: Place;
}

/** Fields that hold ids, names of machines or the words of others. */
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

export default defineRule({
  id: 'RECD-013',
  name: 'no-placeholder-left',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Nothing in force or closed still waits to be filled in.',
  fix: 'Fill in what is missing, or delete the placeholder.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      const isFinished = item.inForce || (item.type.class === 'record' && item.frozen);
      if (
        !isFinished ||
        !item.inView ||
        item.storage === 'section' ||
        item.kind?.key === 'form' ||
        item.type.key === 'glossary-term'
      )
        continue;
      const inBody = item.storage === 'file' && item.facts !== null ? spotsInBody(item.facts) : [];
      const spots = [...spotsInFields(item), ...inBody];
      yield* report(item.id, item.inForce ? 'is in force' : `is ${item.state}`, spots);
    }
    for (const register of sms.registers.values()) yield* report(register.id, 'is in use', spotsInBody(register.facts));
  },
});

function* report(
  id: string,
  state: string,
  [first, ...others]: readonly Spot[],
): Generator<{
  item: string;
  place: Place;
  message: string;
  actual: string;
  related: { item: string; message: string; place: Place }[];
}> {
  if (first === undefined) return;
  const what =
    others.length === 0
      ? `still holds the placeholder "${first.text}"`
      : `still holds ${others.length + 1} placeholders, the first is "${first.text}"`;
  yield {
    item: id,
    place: first.place,
    message: `${id} ${state} and ${what}. Expected finished text: fill it in or delete it.`,
    actual: first.text,
    related: others.map((other) => ({ item: id, message: `placeholder "${other.text}"`, place: other.place })),
  };
}

function spotsInBody(facts: SourceFacts): readonly Spot[] {
  if (!mayHoldPlaceholders(facts.body)) return [];
  const prose = proseOf(facts);
  return findPlaceholders(prose.text).map(({ text, start }) => ({ text, place: prose.placeOf(start, text.length) }));
}

function spotsInFields(item: Item): readonly Spot[] {
  return Object.entries(item.stated).flatMap(([name, value]) =>
    notText.has(name) ? [] : spotsIn(item, name, value, []),
  );
}

function spotsIn(item: Item, field: string, value: unknown, path: FieldPath): readonly Spot[] {
  if (typeof value === 'string') {
    const found = mayHoldPlaceholders(value) ? findPlaceholders(withoutQuotations(value)) : [];
    // A template left in the frontmatter is the finding of READ.
    return found
      .filter(({ text }) => !text.startsWith('{{'))
      .map(({ text }) => ({ text, place: placeOfPath(item, field, path) }));
  }
  if (Array.isArray(value))
    return value.flatMap((entry: unknown, index) => spotsIn(item, field, entry, [...path, index]));
  if (!isFieldMap(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    notText.has(name) ? [] : spotsIn(item, field, entry, [...path, name]),
  );
}
