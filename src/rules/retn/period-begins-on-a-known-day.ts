import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { isGone, named } from '../serv/_services.ts';
import { periodIn, retentionRules, triggerOf } from './_periods.ts';

const endings: ReadonlySet<string | null> = new Set(['removal', 'transfer-out']);

export default defineRule({
  id: 'RETN-007',
  name: 'period-begins-on-a-known-day',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'standard',
  needs: ['files'],
  summary:
    'The day from which a period runs is known: the trigger in the schedule, the last day of people, services and holds.',
  fix: 'Add the day, or the trigger in the retention schedule.',
  *check({ sms }) {
    for (const rule of retentionRules(sms)) {
      if (rule.types.length === 0 || periodIn(rule.period ?? '') === null) continue;
      if (triggerOf(rule) !== null) continue;
      const { schedule, index, id } = rule;
      yield {
        item: schedule.id,
        keys: [`${schedule.id}/${index}`],
        place: placeOfField(schedule, 'rules', index),
        message: `${schedule.id} keeps ${rule.types.join(', ')} for ${rule.period ?? ''}${id === null ? '' : ` (row ${id})`}, and does not say from when. Expected a trigger in the row, such as "closed" or "end of the contract".`,
      };
    }
    for (const person of itemsOfType(sms, 'person')) {
      const hasLeft = person.inView && person.state === 'retired';
      if (hasLeft && dateField(mapField(person, 'employment') ?? {}, 'to') === null)
        yield ofEnd(person, 'employment', 'is no longer here', '`employment.to`');
    }
    for (const service of itemsOfType(sms, 'service')) {
      if (service.inView && isGone(service) && !hasLastDay(sms, service))
        yield ofEnd(service, 'status', `is ${service.state}`, '`effective_to`, or a transition plan that removes it');
    }
    for (const hold of itemsOfType(sms, 'legal-hold')) {
      if (hold.inView && hold.state === 'retired' && dateField(hold, 'to') === null)
        yield {
          item: hold.id,
          place: placeOfField(hold, 'status'),
          message: `${named(hold)} is retired, and nothing says on which day it was lifted; until then it holds what it names. Expected the day of release: \`to\`; or \`status: active\` where it still stands.`,
          fix: 'Add the day of release under `to`; or take the status back where the hold still stands.',
        };
    }
  },
});

function ofEnd(item: Item, field: string, state: string, where: string): Draft {
  return {
    item: item.id,
    place: placeOfField(item, field),
    message: `${named(item)} ${state}, and nothing says since when, so that nobody knows how long what belongs to it is kept. Expected the last day: ${where}.`,
    fix: `Add the last day: ${where}.`,
  };
}

/** The service says it, or the plan by which it was removed does. */
function hasLastDay(sms: Sms, service: Item): boolean {
  if (['effective_to', 'to', 'until'].some((field) => dateField(service, field) !== null)) return true;
  return (sms.relationsTo.get(service.id) ?? []).some(({ verb, from }) => {
    const plan = sms.items.get(from);
    return (
      plan?.type.key === 'service-transition-plan' &&
      verb === 'plans' &&
      endings.has(textField(plan, 'transition_kind')) &&
      dateField(mapField(plan, 'planned') ?? {}, 'to') !== null
    );
  });
}
