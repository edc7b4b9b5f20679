import type { Item, Register } from '../../core/model/item.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';
import { isInside, maySee } from '../../core/model/withholding.ts';
import type { Classification } from '../../core/types/declaration.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'ACCS-004',
  name: 'link-suits-its-readers',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  summary: 'A text leads its readers to nothing that they may not see.',
  fix: 'Write what the readers need to know in place of the link, or ask the owner; or classify one of the two differently.',
  *check({ sms }) {
    const hidden = hiddenFromSome(sms);
    const links = (hidden.size === 0 ? [] : sms.relations).filter(
      (relation) => hidden.has(relation.to) && relation.path === null && isAbove(sms, relation),
    );
    for (const group of Map.groupBy(links, ({ from, to }) => `${from}\n${to}`).values()) {
      const [first, ...again] = group;
      const from = first === undefined ? null : entryOf(sms, first.from);
      const to = first === undefined ? null : entryOf(sms, first.to);
      if (first === undefined || from === null || to === null) continue;
      yield {
        item: from.id,
        place: first.place,
        // Inside the house it is known that such things exist: only the link is of no use to most.
        ...(isInside(from.classification) ? { severity: 'info' as const } : {}),
        actual: to.classification,
        expected: from.classification,
        message: `${from.id} is for ${readers[from.classification]} and links to ${to.id}, which is ${to.classification}: most of its readers come to nothing there. Expected words in place of the link, for example "ask ${to.owner ?? 'its owner'}".`,
        related: again.map((relation) => ({
          item: from.id,
          message: `links to ${to.id} here too`,
          place: relation.place,
        })),
      };
    }
  },
});

const readers: Readonly<Record<Classification, string>> = {
  public: 'everybody',
  customer: 'customers too',
  internal: 'the whole house',
  restricted: 'few',
};

function entryOf(sms: Sms, id: string): Item | Register | null {
  return sms.items.get(id) ?? sms.registers.get(id) ?? null;
}

/** Ids of what may not be seen by all whom something here is for. */
function hiddenFromSome({ items, registers }: Sms): ReadonlySet<string> {
  const entries = [...items.values(), ...registers.values()];
  const readersHere = [...new Set(entries.map(({ classification }) => classification))];
  const hidden = entries.filter(({ classification }) => readersHere.some((of) => !maySee(of, classification)));
  return new Set(hidden.map(({ id }) => id));
}

/** The text is for more people than what it links to; both can be read today. */
function isAbove(sms: Sms, relation: Relation): boolean {
  const [from, to] = [entryOf(sms, relation.from), entryOf(sms, relation.to)];
  if (from === null || to === null || maySee(from.classification, to.classification)) return false;
  const item = sms.items.get(relation.from);
  return item === undefined || (item.inForce && item.inView && item.type.class === 'document');
}
