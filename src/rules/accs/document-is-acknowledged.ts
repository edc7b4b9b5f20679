import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { asksToBeConfirmed, coverageOf } from '../../core/trace/acknowledgements.ts';

export default defineRule({
  id: 'ACCS-005',
  name: 'document-is-acknowledged',
  severity: 'warn',
  basis: 'own',
  clause: '7.3',
  level: 'advanced',
  types: ['acknowledgement'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    coverage: {
      default: 95,
      most: 100,
      weaker: 'less',
      says: 'Percentage of those asked who have to confirm. A convention of ours.',
    },
    within: { default: 'P30D', says: 'Time for that from the first day in force. A convention of ours.' },
  },
  summary: 'A document that asks for it is confirmed by those who have to know it.',
  fix: 'Remind those who are missing, also people who joined later, and enter the new numbers as an acknowledgement.',
  *check({ sms, asOf, number, text, note }) {
    const within = parseDuration(text('within'));
    const wanted = number('coverage');
    if (within === null) return;
    for (const item of sms.items.values()) {
      if (item.type.class !== 'document' || !item.inForce || item.effectiveFrom === null) continue;
      if (!asksToBeConfirmed(item)) continue;
      const due = addDuration(item.effectiveFrom, within);
      if (compareDates(asOf, due) <= 0) continue;
      const { expected, done, from, unreadable } = coverageOf(sms, item);
      if (unreadable !== null) {
        note(
          `Whether enough people have confirmed ${item.id} cannot be said: ${unreadable.id} gives no numbers.`,
          `Enter under \`coverage\` of ${unreadable.id} how many were asked (\`expected\`) and how many confirmed (\`done\`).`,
          item.id,
        );
        continue;
      }
      if (expected > 0 && done * 100 >= wanted * expected) continue;
      const version = item.version === null ? '' : ` ${item.version}`;
      const found =
        from.length === 0
          ? 'no acknowledgement names this version'
          : `${done} of ${expected} people have confirmed it${shareOf(done, expected)}`;
      yield {
        item: item.id,
        place: placeOfField(item, 'distribution'),
        due,
        expected: `${wanted} %`,
        message: `${item.id}${version} (${item.title}) asks to be confirmed and has been in force since ${item.effectiveFrom}; ${found}. Expected at least ${wanted} % by ${due}.`,
        related: from.map((row) => ({ item: row.id, message: 'counts', place: row.place })),
      };
    }
  },
});

/** Never rounded up, so that no number looks as if it were enough. */
function shareOf(done: number, expected: number): string {
  return expected === 0 ? '' : ` (${Math.floor((done * 1000) / expected) / 10} %)`;
}
