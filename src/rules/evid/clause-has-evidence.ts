import { defineRule } from '../define-rule.ts';
import { asksForDocuments, clauseWithTitle, settingsPlace } from './_topic.ts';

export default defineRule({
  id: 'EVID-001',
  name: 'clause-has-evidence',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  // That nothing has happened yet would be such an item.
  subsumes: ['EVID-017'],
  summary: 'Every clause that asks for documented information is named by an item.',
  fix: 'Name the document or record that shows it, or open a nonconformity.',
  *check({ sms }) {
    for (const { standard, clause, state } of sms.clauseStates.values()) {
      if (state !== 'missing' || !asksForDocuments(sms, standard, clause)) continue;
      const examples = sms.catalogue.findClause(standard, clause)?.typicalEvidence ?? [];
      yield {
        item: null,
        place: settingsPlace,
        clause,
        keys: [clause],
        message: `No item names clause ${clauseWithTitle(sms, standard, clause)}. Expected a document or record that shows it, named under \`clauses\`.`,
        actual: 'nothing',
        ...(examples.length === 0 ? {} : { expected: `for example: ${examples.join('; ')}` }),
      };
    }
  },
});
