import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';

/** Pages on which nobody looks for a text by its matter: everything that a role or a person holds stands there. */
const notByMatter: ReadonlySet<string> = new Set(['role', 'person', 'unit']);

export default defineRule({
  id: 'ACCS-006',
  name: 'document-is-led-to',
  severity: 'info',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  summary: 'Something leads to every document in force: a clause, a process, a service or another document.',
  fix: 'Link it where it is used, name the clause that it shows, or withdraw it.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (item.type.class !== 'document' || item.storage !== 'file' || !item.inForce) continue;
      if (item.claims.length > 0 || isLedTo(sms, item) || leadsBack(sms, item)) continue;
      yield {
        item: item.id,
        place: item.place,
        message: `${item.id} (${item.title}) is in force, and nothing leads to it: it shows no clause, and no process, service or other text names it or is named in it. Expected a link from where it is used, or its withdrawal.`,
      };
    }
  },
});

function isLedTo(sms: Sms, { id }: Item): boolean {
  return (
    (sms.relationsTo.get(id) ?? []).some(({ from }) => from !== id) || sms.pages.some(({ text }) => text.includes(id))
  );
}

/** What a document names shows it in turn. */
function leadsBack(sms: Sms, { id }: Item): boolean {
  return (sms.relationsFrom.get(id) ?? []).some(({ to }) => {
    const type = sms.items.get(to)?.type.key;
    return to !== id && type !== undefined && !notByMatter.has(type);
  });
}
