import { booleanField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { deliveredServices, inForceOf, isGone, itemsNamedIn, named } from './_services.ts';

const field = 'services_in_scope';

export default defineRule({
  id: 'SERV-017',
  name: 'scope-agrees-with-catalogue',
  severity: 'error',
  basis: 'std',
  clause: '4.3',
  level: 'essential',
  types: ['scope'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'The scope names services that exist and are inside it, and every live service in scope is named.',
  fix: 'Align scope and services, have the scope approved, and check the wording of the certificate.',
  *check({ sms, note }) {
    const scopes = inForceOf(sms, 'scope').filter((scope) => textsField(scope, field).length > 0);
    for (const scope of scopes) yield* wronglyNamed(sms, scope);
    const [first] = scopes;
    // A scope without a list means every service that says that it is in scope.
    if (first === undefined || scopes.length < inForceOf(sms, 'scope').length) return;
    const covered = new Set(scopes.flatMap((scope) => servicesOf(sms, scope)));
    const left = deliveredServices(sms).filter((service) => service.state === 'live' && !covered.has(service));
    if (left.length === 0) return;
    const words = scopes.find((scope) => itemsNamedIn(sms, scope, field).length < entriesOf(scope).length);
    if (words !== undefined) {
      note(
        `Whether ${words.id} covers ${listWords(left.map(named))} cannot be said: not every entry of \`${field}\` is the id of a service.`,
        'Name services by their ids.',
        words.id,
      );
      return;
    }
    const ids = listWords(left.map(({ id }) => id));
    yield {
      item: first.id,
      place: placeOfField(first, field),
      message: `${listWords(left.map(named))} ${left.length === 1 ? 'is live and in scope' : 'are live and in scope'}, but ${listWords(scopes.map(({ id }) => id))} ${scopes.length === 1 ? 'does' : 'do'} not name ${left.length === 1 ? 'it' : 'them'}. Expected ${ids} under \`${field}\`, or \`in_scope: false\` on the page of the service.`,
      expected: ids,
      related: left.map((service) => ({ item: service.id, message: 'is live', place: service.place })),
    };
  },
});

function* wronglyNamed(sms: Sms, scope: Item): Iterable<Draft> {
  for (const { item, place } of itemsNamedIn(sms, scope, field)) {
    const why = whyWrong(item);
    if (why === null) continue;
    yield {
      item: scope.id,
      place,
      message: `${scope.id} names ${named(item)}, which ${why}. Expected services that are delivered or planned, and that lie inside the scope.`,
      actual: item.id,
      related: [{ item: item.id, message: why, place: item.place }],
    };
  }
}

function whyWrong(item: Item): string | null {
  if (item.type.key !== 'service') return 'is no service';
  if (isGone(item)) return `is ${item.state}`;
  return booleanField(item, 'in_scope') === false ? 'says `in_scope: false`' : null;
}

function entriesOf(scope: Item): readonly string[] {
  return [...new Set(textsField(scope, field).map((entry) => entry.toUpperCase()))];
}

/** Services that a scope names, by id or by their name. */
function servicesOf(sms: Sms, scope: Item): readonly Item[] {
  const names = new Set(textsField(scope, field).map((entry) => entry.trim().toLowerCase()));
  return [
    ...itemsNamedIn(sms, scope, field).map(({ item }) => item),
    ...inForceOf(sms, 'service').filter((service) => names.has(service.title.toLowerCase())),
  ];
}
