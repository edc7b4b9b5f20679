import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { isOver } from '../iden/_misfits.ts';
import type { Keeping, RetentionRule } from './_periods.ts';
import { isKnown, keepingOf, retentionRules } from './_periods.ts';

export default defineRule({
  id: 'RETN-001',
  name: 'retention-is-known',
  severity: 'warn',
  basis: 'std',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  subsumes: ['RETN-008'],
  summary: 'For every record and document it is known how long it is kept.',
  fix: 'Write a period, an event, or the id of a row of the retention schedule under `retention`; or leave the field out, so that schedule and type decide.',
  *check({ sms }) {
    const rules = retentionRules(sms);
    const ofTypes: Item[] = [];
    for (const item of sms.items.values()) {
      if (item.type.class === 'master' || !item.inView || (item.type.class === 'document' && isOver(item))) continue;
      const keeping = keepingOf(item, rules);
      if (isKnown(keeping)) continue;
      if (keeping.says === 'item') yield ofItem(item, keeping, rules);
      else ofTypes.push(item);
    }
    for (const items of Map.groupBy(ofTypes, ({ type }) => type.key).values()) yield* ofType(items);
  },
});

function ofItem(item: Item, { text }: Keeping, rules: readonly RetentionRule[]): Draft {
  const ids = rules.flatMap(({ id }) => id ?? []);
  const known = ids.length === 0 ? '' : `, or a row of the retention schedule (${listWords(ids, 8)})`;
  return {
    item: item.id,
    place: placeOfField(item, 'retention'),
    actual: text,
    message: `${item.id} (${item.title}) is to be kept "${text}", which says no time. Expected a period such as \`3 years\`, an event${known}; or no entry, so that schedule and type decide.`,
  };
}

/** Own types may leave open how long their items are kept. */
function* ofType(items: readonly Item[]): Iterable<Draft> {
  const [first] = items;
  if (first === undefined) return;
  const { key, retention } = first.type;
  yield {
    item: first.id,
    keys: items.map(({ id }) => id),
    place: first.place,
    actual: retention,
    message: `Nothing says how long ${items.length === 1 ? `${first.id} is` : `${items.length} items of the type ${key} are`} kept: the type says "${retention}". Expected a period: \`retention\` of the type in clausebook.yaml, or a row for ${key} in the retention schedule.`,
    fix: 'Write `retention: 3 years`, or another period, at the type in clausebook.yaml.',
  };
}
