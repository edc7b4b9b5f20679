import { stateInWords } from '../../core/finding/words.ts';
import type { Item } from '../../core/model/item.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { reliances } from './_reliance.ts';

const over: ReadonlySet<string> = new Set(['superseded', 'withdrawn', 'terminated']);
export default defineRule({
  id: 'LINK-002',
  name: 'link-leads-to-what-is-in-force',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  summary: 'What is in force does not rely on documents that are superseded or withdrawn.',
  fix: 'Point to the successor; keep a link to the old text only where history is meant, with its version.',
  *check({ sms }) {
    for (const { relation, target, again } of reliances(sms, isOver, (found) => isCurrent(sms, found))) {
      const heirs = (sms.relationsTo.get(target.id) ?? [])
        .filter((other) => other.verb === 'supersedes' && sms.items.get(other.from)?.inForce === true)
        .map((other) => other.from);
      const [heir] = heirs;
      const became =
        target.state === 'superseded' && heir !== undefined ? `superseded by ${heirs.join(' and ')}` : target.state;
      const wanted =
        heir === undefined ? 'Expected a document in force, or no link' : `Expected a link to ${heirs.join(' or ')}`;
      yield {
        item: relation.from,
        place: relation.place,
        message: `${relation.from} relies on ${target.id} (${target.title}), which is ${became}. ${wanted}; where history is meant, an entry under \`related\` with the version.`,
        actual: target.id,
        ...(heir === undefined ? {} : { expected: heir }),
        related: [
          ...again.map((other) => ({ item: other.from, message: `names ${target.id} here too`, place: other.place })),
          { item: target.id, message: `is ${stateInWords(target)}`, place: target.place },
        ],
      };
    }
  },
});

/** Documents and agreements only: people leave, roles end and services retire, and what names them stays right. */
function isOver(target: Item): boolean {
  return ['document', 'agreement'].includes(target.type.lifecycle) && over.has(target.state);
}

/** The link stands in something in force that is no record. */
function isCurrent(sms: Sms, relation: Relation): boolean {
  const from = sms.items.get(relation.from);
  if (from !== undefined) return from.inForce && from.inView && from.type.class !== 'record';
  const register = sms.registers.get(relation.from);
  return register !== undefined && register.of.every((type) => sms.types.get(type)?.class !== 'record');
}
