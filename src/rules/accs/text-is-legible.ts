import type { SourceFacts } from '../../core/model/facts.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { isOver } from '../iden/_misfits.ts';
import { damageIn } from './_damage.ts';

export default defineRule({
  id: 'ACCS-012',
  name: 'text-is-legible',
  severity: 'error',
  basis: 'std',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every text can be read: its letters, its tables, and its pictures also by those who cannot see them.',
  fix: 'Mend the place in the source, and look at the page.',
  *check({ sms }) {
    for (const [item, facts] of texts(sms)) {
      for (const { place, what, wanted } of damageIn(facts))
        yield { ...(item === null ? {} : { item }), place, message: `${what} Expected ${wanted}.` };
    }
  },
});

/** Texts that can still be mended: closed records and what has ended stay as they are. */
function texts(sms: Sms): readonly (readonly [string | null, SourceFacts])[] {
  const items = [...sms.items.values()].flatMap((item) =>
    item.storage === 'file' && item.facts !== null && item.inView && !item.frozen && !isOver(item)
      ? [[item.id, item.facts] as const]
      : [],
  );
  const registers = [...sms.registers.values()].map(({ id, facts }) => [id, facts] as const);
  return [...items, ...registers, ...sms.pages.map((page) => [null, page] as const)];
}
