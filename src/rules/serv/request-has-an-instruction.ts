import { versionOnDay } from '../../core/control/version-on-day.ts';
import { mapsField, textField } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { prefixOf } from '../../core/types/type-table.ts';
import { defineRule } from '../define-rule.ts';
import { isOpen } from './_sections.ts';
import { deliveredServices, named, stateWords } from './_services.ts';

export default defineRule({
  id: 'SERV-023',
  name: 'request-has-an-instruction',
  severity: 'error',
  basis: 'std',
  clause: '8.6.2',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every request that a delivered service offers has an instruction for those who fulfil it.',
  fix: 'Write the id of the instruction, a link, or where it is kept into the column "Instruction".',
  *check({ sms }) {
    for (const service of deliveredServices(sms)) {
      const open = mapsField(service, 'request_types').flatMap((row, index): readonly Open[] => {
        const name = textField(row, 'name');
        const why = name === null ? null : whyOpen(sms, textField(row, 'instruction'));
        return name === null || why === null
          ? []
          : [{ name, why, place: placeOfPath(service, 'request_types', [index]) }];
      });
      const [first] = open;
      if (first === undefined) continue;
      yield {
        item: service.id,
        place: first.place,
        message: `${named(service)} offers ${listWords(open.map(({ name, why }) => `"${name}" (${why})`))}. Expected for each request the instruction by which it is fulfilled: an item, a link, or where it is kept.`,
        actual: listWords(open.map(({ name }) => name)),
      };
    }
  },
});

interface Open {
  readonly name: string;
  readonly why: string;
  readonly place: Place;
}

/** Why a request cannot be fulfilled by what stands in the column; null where it can. */
function whyOpen(sms: Sms, instruction: string | null): string | null {
  const text = (instruction ?? '').trim();
  if (isOpen(text)) return 'no instruction';
  const ids = text.match(/\b[A-Z]{2,6}-\d[\w-]*/g) ?? [];
  const reasons = ids.map((id) => whyNot(sms, id));
  // Several ids may be alternatives: one that can be used is enough.
  return reasons.length > 0 && reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}

function whyNot(sms: Sms, id: string): string | null {
  const item = sms.items.get(id);
  if (item === undefined) return isOurs(sms, id) ? `there is no ${id}` : null;
  const isKnown = versionOnDay(item, sms.asOf).kind !== 'unknown';
  return item.type.lifecycle === 'document' && !item.inForce && isKnown ? `${id} is ${stateWords(item)}` : null;
}

/** An id of ours; others may be articles of a knowledge base. */
function isOurs(sms: Sms, id: string): boolean {
  const prefix = prefixOf(id);
  return (
    !sms.registers.has(id) &&
    [...sms.types.values()].some(
      (type) => type.prefix === prefix || (type.kinds ?? []).some((kind) => kind.prefix === prefix),
    )
  );
}
