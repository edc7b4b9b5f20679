import type { Departure } from '../../core/history/gone-item.ts';
import { likeness } from '../../core/history/likeness.ts';
import type { Sms } from '../../core/model/sms.ts';
import { contentOf } from './_standing.ts';

/** True where what is gone goes on: under another id, which is a finding of its own (IDEN-005), or under the same in another spelling. */
export function goesOn(sms: Sms, { id, last, end }: Departure): boolean {
  const { history } = sms;
  const folded = id.toLowerCase();
  return [...sms.items.values()].some((item) => {
    if (item.id.toLowerCase() === folded) return true;
    if (history === null || item.type.key !== last.type) return false;
    const [first] = history.line.get(item.id) ?? [];
    if (first?.snapshot === null || first === undefined || first.commit.id !== end.commit?.id) return false;
    return likeness(contentOf(history, first.snapshot), contentOf(history, last)) >= 0.8;
  });
}
