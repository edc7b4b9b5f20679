import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { becauseOf, reviewLog } from '../../core/model/review-log.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Verbs that say where a record belongs or what it rests on, not what it asks to be changed. */
const notAffected: ReadonlySet<string> = new Set(['made_under', 'evidence', 'instance_of', 'processes', 'services']);

/** Ids of what names an item in a field, as something that it affects or is about. */
export function namedBy(sms: Sms, { id }: Item): readonly string[] {
  const froms = (sms.relationsTo.get(id) ?? [])
    .filter(({ path, verb }) => path !== null && !notAffected.has(verb))
    .map(({ from }) => from);
  return [...new Set(froms)];
}

/** A review that names the trigger answers it, whatever its day. */
export function isAnswered(item: Item, trigger: string): boolean {
  return reviewLog(item).some((entry) =>
    [textField(entry, 'trigger') ?? '', ...(becauseOf(entry) ?? [])].some((named) =>
      named.toLowerCase().includes(trigger.toLowerCase()),
    ),
  );
}
