import { staffingOf } from '../../core/control/role-vacancy.ts';
import { addDuration, compareDates, parseDuration, dayAfter, dayBefore } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { leftWith } from './_leaving.ts';
import { rolesInForce } from './_topic.ts';

export default defineRule({
  id: 'ORGA-013',
  name: 'leaver-has-a-successor',
  severity: 'warn',
  basis: 'practice',
  clause: '5.3',
  level: 'essential',
  types: ['role', 'person'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    lead: { default: 'P30D', weaker: 'less', says: 'How long before a last day it has to be known who takes over.' },
  },
  summary: 'Before somebody leaves or gives up a role, it is known who takes over what they hold.',
  fix: 'Name the successor in the register of roles, and give open actions, audits and delegations to somebody else.',
  *check({ sms, asOf, text }) {
    const lead = parseDuration(text('lead')) ?? parseDuration('P30D');
    if (lead === null) return;
    const until = addDuration(asOf, lead);
    const vacated = vacatedUntil(sms, dayAfter(until));
    const told = new Set<Item>();
    for (const person of itemsOfType(sms, 'person')) {
      const last = lastDay(person);
      if (last === null || compareDates(last, until) > 0) continue;
      const mine = vacated.filter(({ role, since }) => dayAfter(last) === since && holds(role, person));
      mine.forEach(({ role }) => told.add(role));
      const left = leftWith(sms, person, last);
      const held = [...mine.map(({ role }) => `${role.id} (${role.title})`), ...left.map(({ words }) => words)];
      if (held.length === 0) continue;
      yield {
        item: person.id,
        keys: [person.id, ...mine.map(({ role }) => role.id)],
        place: placeOfField(person, 'employment', 'to'),
        due: last,
        message: `${person.id} (${person.title}) ${compareDates(last, asOf) < 0 ? 'left' : 'leaves'} on ${last}, and nobody takes over ${listWords(held, 6)}. Expected a successor for each.`,
        related: [
          ...mine.map(({ role, since }) => ({ item: role.id, message: `vacant from ${since}`, place: role.place })),
          ...left.map(({ item, words, place }) => ({ item: item.id, message: words, place })),
        ],
      };
    }
    for (const { role, since } of vacated) {
      if (told.has(role)) continue;
      yield {
        item: role.id,
        place: placeOfField(role, 'posts'),
        due: dayBefore(since),
        message: `Nobody holds ${role.id} (${role.title}) from ${since} on: the last post ends the day before. Expected the post of a successor, or a deputy.`,
        actual: `vacant from ${since}`,
      };
    }
  },
});

/** Roles that somebody holds today and nobody on a later day. Those that are vacant today are named by ORGA-001 and ORGA-002. */
function vacatedUntil(sms: Sms, day: string): readonly { readonly role: Item; readonly since: string }[] {
  return rolesInForce(sms).flatMap((role) => {
    const later = staffingOf(sms, role, day);
    const isHeld = staffingOf(sms, role, sms.asOf).kind === 'held';
    return isHeld && later.kind === 'vacant' && later.since !== null ? [{ role, since: later.since }] : [];
  });
}

function lastDay(person: Item): string | null {
  return dateField(mapField(person, 'employment') ?? {}, 'to');
}

function holds(role: Item, person: Item): boolean {
  return mapsField(role, 'posts').some((post) => textField(post, 'person')?.toUpperCase() === person.id);
}
