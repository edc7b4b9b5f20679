import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';

/** Something relies on another, at one place or at several. */
export interface Reliance {
  readonly relation: Relation;
  readonly target: Item;
  /** Further places at which the same names the same. */
  readonly again: readonly Relation[];
}

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

/**
 * What names something that is meant: one entry for each pair, with the places that repeat it. Words about what was are left out.
 *
 * @param sms the model
 * @param isMeant test of what is named
 * @param isJudged test of a reference to it
 */
export function reliances(
  sms: Sms,
  isMeant: (target: Item) => boolean,
  isJudged: (relation: Relation) => boolean,
): readonly Reliance[] {
  const pairs = new Map<string, Reliance & { readonly again: Relation[] }>();
  const meant = new Map([...sms.items].filter(([, item]) => isMeant(item)));
  for (const relation of meant.size === 0 ? [] : sms.relations) {
    const target = meant.get(relation.to);
    if (target === undefined || !isJudged(relation) || isHistory(sms, relation)) continue;
    const pair = `${relation.from}\n${relation.to}`;
    const known = pairs.get(pair);
    if (known === undefined) pairs.set(pair, { relation, target, again: [] });
    else known.again.push(relation);
  }
  return [...pairs.values()];
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
