import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { proseOf } from '../../core/model/prose.ts';
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
  gapBeforeInForce: true,
  judges: 'in-force',
  summary: 'Something leads to every document in force: a clause, a process, a service or another document.',
  fix: 'Link it where it is used, name the clause that it shows, or withdraw it.',
  *check({ sms }) {
    const unlinked = [...sms.items.values()].filter(
      (item) => isInForce(item) && item.claims.length === 0 && !isLinked(sms, item) && !leadsBack(sms, item),
    );
    if (unlinked.length === 0) return;
    const named = idsNamedIn(sms, new Set(unlinked.map(({ id }) => id)));
    for (const item of unlinked) {
      if (named.has(item.id)) continue;
      yield {
        item: item.id,
        place: item.place,
        message: `${item.id} (${item.title}) is in force, and nothing leads to it: it shows no clause, no process, service or other text in force names it, and it has a link to none. Expected a link from where it is used, or its withdrawal.`,
      };
    }
  },
});

function isInForce({ type, storage, inForce }: Item): boolean {
  return type.class === 'document' && storage === 'file' && inForce;
}

function isLinked(sms: Sms, { id }: Item): boolean {
  return (sms.relationsTo.get(id) ?? []).some(({ from }) => from !== id);
}

/** Ids that landing pages, registers or the running text of other documents in force name without a link. */
function idsNamedIn(sms: Sms, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const texts: readonly { readonly id: string | null; readonly facts: SourceFacts | null }[] = [
    ...sms.pages.map((facts) => ({ id: null, facts })),
    ...sms.registers.values(),
    ...[...sms.items.values()].filter(isInForce),
  ];
  return new Set(
    texts.flatMap(({ id, facts }) => {
      if (facts === null) return [];
      const isOther = (name: string): boolean => name !== id && wanted.has(name);
      // Most texts name none of them, and their running text need not be told from the rest.
      if (!idsIn(facts.body).some(isOther)) return [];
      return idsIn(id === null ? facts.body : proseOf(facts).text).filter(isOther);
    }),
  );
}

function idsIn(text: string): readonly string[] {
  return text.match(/(?<![\w-])[A-Z]{2,6}-[\w-]*\d/g) ?? [];
}

/** What a document names shows it in turn. */
function leadsBack(sms: Sms, { id }: Item): boolean {
  return (sms.relationsFrom.get(id) ?? []).some(({ to }) => {
    const type = sms.items.get(to)?.type.key;
    return to !== id && type !== undefined && !notByMatter.has(type);
  });
}
