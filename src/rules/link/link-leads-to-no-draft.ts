import { stateInWords } from '../../core/finding/words.ts';
import { isFirstVersion } from '../../core/control/version-on-day.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { reliances } from './_reliance.ts';

const controlled: ReadonlySet<string> = new Set(['document', 'agreement']);
/** Documents about work to come: what they lead to need not be there yet. */
const aboutWorkToCome: ReadonlySet<string> = new Set(['service-transition-plan', 'audit-programme']);
const fieldsOfWork: ReadonlySet<string> = new Set(['actions', 'milestones']);
const headingOfWork =
  /^(?:planned|(?:next|open|further) (?:steps|points|work)|to do|outlook|roadmap|road map|actions|milestones|geplant|nächste schritte|offene punkte|ausblick|fahrplan|meilensteine)$/;

export default defineRule({
  id: 'LINK-003',
  name: 'link-leads-to-no-draft',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'What is in force does not rely on documents of which no version is approved.',
  fix: 'Have the draft approved, or take the link out until it is.',
  *check({ sms, asOf, note }) {
    const unknown = new Set<string>();
    for (const { relation, target, again } of reliances(sms, isDraft, (found) => isRelying(sms, found))) {
      if (sms.history === null && hasEarlierVersion(target, asOf)) {
        unknown.add(target.id);
        continue;
      }
      yield {
        item: relation.from,
        place: relation.place,
        message: `${relation.from} is in force and relies on ${target.id} (${target.title}), which nobody has approved yet (${stateInWords(target)}). Expected a document in force: finish ${target.id}, or take the link out until then.`,
        actual: target.state,
        related: [
          ...again.map((other) => ({ item: other.from, message: `names ${target.id} here too`, place: other.place })),
          { item: target.id, message: `is ${stateInWords(target)}`, place: target.place },
        ],
      };
    }
    if (unknown.size > 0) {
      note(
        `Whether an approved version of ${listWords([...unknown].sort(), 6)} is in force cannot be said: the files hold drafts of a next version.`,
        'Keep the SMS where its history can be read (META-001 says what is missing).',
      );
    }
  },
});

function isDraft(target: Item): boolean {
  return (
    controlled.has(target.type.lifecycle) &&
    target.inView &&
    ['draft', 'in-review', 'negotiation'].includes(target.state)
  );
}

/** The link stands in a document or agreement in force, and speaks of how things are now. */
function isRelying(sms: Sms, relation: Relation): boolean {
  const from = sms.items.get(relation.from);
  if (from === undefined || !controlled.has(from.type.lifecycle) || aboutWorkToCome.has(from.type.key)) return false;
  if (!from.inForce || !from.inView) return false;
  if (relation.path?.some((step) => fieldsOfWork.has(String(step))) === true) return false;
  return relation.section === null || !headingOfWork.test(meaningOf(relation.section));
}

/** The file holds the draft of a next version: only history knows the one before. */
function hasEarlierVersion({ approvals, version, effectiveFrom, type }: Item, asOf: string): boolean {
  if (approvals.some(({ action }) => action === 'approved' || action === 'agreed')) return true;
  if (version !== null) return !isFirstVersion(version);
  return type.lifecycle === 'document' && effectiveFrom !== null && compareDates(effectiveFrom, asOf) <= 0;
}
