import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

/** A delegation with both days, that is not over. */
interface Term {
  readonly item: Item;
  readonly role: string;
  readonly authority: string;
  readonly from: string;
  readonly to: string;
}

export default defineRule({
  id: 'ORGA-008',
  name: 'delegation-is-clear',
  severity: 'warn',
  basis: 'derived',
  clause: '5.3',
  level: 'standard',
  types: ['delegation'],
  needs: ['files'],
  parameters: {
    limit: { default: 'P12M', says: 'How long a delegation may last. A convention.' },
  },
  summary: 'A delegation lasts no longer than the limit, and at any time one person has what is delegated.',
  fix: 'Shorten or end one of the delegations; where somebody acts for good, give them the post.',
  *check({ sms, text }) {
    const limit = parseDuration(text('limit')) ?? parseDuration('P12M');
    const terms = itemsOfType(sms, 'delegation').flatMap((item) => termOf(sms, item) ?? []);
    for (const [index, term] of terms.entries()) {
      const last = limit === null ? null : addDuration(term.from, limit);
      if (last !== null && compareDates(term.to, last) > 0)
        yield {
          item: term.item.id,
          place: placeOfField(term.item, 'to'),
          message: `${term.item.id} lasts from ${term.from} to ${term.to}. Expected at most ${describeDuration(text('limit'))}; where somebody acts for good, give them the post.`,
          actual: term.to,
          expected: `at the latest ${last}`,
        };
      const other = terms.slice(0, index).find((earlier) => isSame(earlier, term) && overlaps(earlier, term));
      if (other === undefined) continue;
      const begins = term.from > other.from ? term.from : other.from;
      const ends = term.to < other.to ? term.to : other.to;
      yield {
        item: term.item.id,
        place: placeOfField(term.item, 'from'),
        message: `${other.item.id} and ${term.item.id} hand over the same authority of ${term.role} from ${begins} to ${ends}. Expected one of them at a time; end the first before the second begins, or say under \`authority\` who may do what.`,
        related: [{ item: other.item.id, message: `from ${other.from} to ${other.to}`, place: other.item.place }],
      };
    }
  },
});

function termOf(sms: Sms, item: Item): Term | null {
  const [role] = idsAt(sms, item, 'from_role');
  const [from, to] = [dateField(item, 'from'), dateField(item, 'to')];
  const isOver = to === null || compareDates(to, sms.asOf) < 0 || item.state === 'retired';
  if (role === undefined || from === null || to === null || isOver || item.status === 'draft') return null;
  const authority = (textField(item, 'authority') ?? '')
    .toLowerCase()
    .replaceAll(/[\s.]+/g, ' ')
    .trim();
  return { item, role, authority, from, to };
}

function isSame(a: Term, b: Term): boolean {
  return a.role === b.role && a.authority === b.authority;
}

function overlaps(a: Term, b: Term): boolean {
  return compareDates(a.from, b.to) <= 0 && compareDates(b.from, a.to) <= 0;
}
