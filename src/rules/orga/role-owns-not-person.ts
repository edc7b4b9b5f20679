import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isOver } from '../iden/_misfits.ts';

export default defineRule({
  id: 'ORGA-009',
  name: 'role-owns-not-person',
  severity: 'info',
  basis: 'practice',
  clause: '5.3',
  level: 'essential',
  types: ['person'],
  needs: ['files'],
  summary: 'What has an owner is owned by a role, so that it does not lose its owner when a person leaves.',
  fix: 'Write the role that the person holds under `owner`.',
  *check({ sms }) {
    const people = peopleByName(sms);
    // A name where an id belongs is reported by LINK-001, other than in files whose authors name people in words.
    const isReported = new Set(sms.dangling.filter(({ path }) => path?.at(-1) === 'owner').map(({ from }) => from));
    for (const register of sms.registers.values()) {
      const person = personNamed(sms, people, register.owner);
      if (person === null || isReported.has(register.id)) continue;
      yield {
        item: register.id,
        place: register.facts.locateValue(['owner']),
        message: words(sms, `The register ${register.id}`, person),
        actual: person.id,
      };
    }
    for (const item of sms.items.values()) {
      if (item.origins['owner']?.kind === 'default' || !item.inView || isOver(item) || item.frozen) continue;
      const person = personNamed(sms, people, textField(item, 'owner'));
      if (person === null || isReported.has(item.id)) continue;
      yield {
        item: item.id,
        place: placeOfField(item, 'owner'),
        message: words(sms, item.id, person),
        actual: person.id,
      };
    }
  },
});

function peopleByName(sms: Sms): ReadonlyMap<string, Item> {
  return new Map(itemsOfType(sms, 'person').map((person) => [person.title.toLowerCase(), person]));
}

/** The person an owner names, by id or by name. */
function personNamed(sms: Sms, people: ReadonlyMap<string, Item>, owner: string | null): Item | null {
  if (owner === null) return null;
  const item = sms.items.get(owner.trim().toUpperCase()) ?? people.get(owner.trim().toLowerCase());
  return item?.type.key === 'person' ? item : null;
}

function words(sms: Sms, what: string, person: Item): string {
  const roles = [...new Set(rolesOfPerson(sms, person.id, sms.asOf).map((holder) => holder.role))];
  const held = roles.length === 0 ? '' : `, for example ${roles.slice(0, 3).join(' or ')}`;
  return `${what} is owned by a person, ${person.id} (${person.title}). Expected a role${held}: roles stay when people leave.`;
}
