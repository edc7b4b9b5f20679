import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';

const over: ReadonlySet<string> = new Set(['superseded', 'withdrawn', 'terminated']);
/** Fields and verbs that speak of what was. */
const backwards: ReadonlySet<string> = new Set([
  'supersedes',
  'superseded_by',
  'replaces',
  'replaced_by',
  'changes',
  'disposes',
  'holds',
]);
const historyHeading =
  /^(?:(?:document |version |revision |change )?(?:history|log)|changes?|change notes?|versions|replaces|supersedes|ersetzt|historie|änderungen|änderungshistorie|änderungsverlauf)$/;

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
    const first = new Map<string, { readonly relation: Relation; readonly target: Item; readonly again: Relation[] }>();
    for (const relation of sms.relations) {
      const target = sms.items.get(relation.to);
      if (target === undefined || !isOver(target) || !isCurrent(sms, relation) || isHistory(sms, relation)) continue;
      const known = first.get(`${relation.from}\n${relation.to}`);
      if (known === undefined) first.set(`${relation.from}\n${relation.to}`, { relation, target, again: [] });
      else known.again.push(relation);
    }
    for (const { relation, target, again } of first.values()) {
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
          { item: target.id, message: `is ${target.state}`, place: target.place },
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

/** The link speaks of what was: it replaces the target, pins a version, or stands under a heading such as "History". */
function isHistory(sms: Sms, relation: Relation): boolean {
  const from = sms.items.get(relation.from);
  if (backwards.has(relation.verb) || relation.path?.some((step) => backwards.has(String(step))) === true) return true;
  if (from !== undefined && textsField(from, 'supersedes').some((id) => id.toUpperCase() === relation.to.toUpperCase()))
    return true;
  const index = (relation.path?.indexOf('related') ?? -1) + 1;
  if (index > 0 && from !== undefined) {
    const entry = mapsField(from, 'related')[Number(relation.path?.[index])];
    return entry !== undefined && textField(entry, 'version') !== null;
  }
  return relation.section !== null && historyHeading.test(meaningOf(relation.section));
}
