import { parseDuration } from '../../core/lifecycle/calendar.ts';
import { defineRule } from '../define-rule.ts';
import { firstMonths, isYoung } from './_first-records.ts';
import { asksForDocuments, clauseWithTitle, settingsPlace } from './_topic.ts';

export default defineRule({
  id: 'EVID-018',
  name: 'practised-clause-has-evidence',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  parameters: { first: firstMonths },
  summary:
    'A clause that asks for nothing in writing is still shown by something, or it is decided how it will be shown.',
  fix: 'Name the clause in an item that shows it, or in a decision that says who will show it in the interview.',
  *check({ sms, text }) {
    const young = isYoung(sms, parseDuration(text('first')));
    for (const { standard, clause, state } of sms.clauseStates.values()) {
      if (state !== 'missing' || standard !== sms.catalogue.primaryStandard) continue;
      if (asksForDocuments(sms, standard, clause)) continue;
      const { typicalEvidence: examples = [], documentedInformation = [] } =
        sms.catalogue.findClause(standard, clause) ?? {};
      // What only records show comes when the work has begun.
      if (young && documentedInformation.some(({ kind }) => kind === 'record')) continue;
      yield {
        item: null,
        place: settingsPlace,
        clause,
        keys: [clause],
        message: `No item names clause ${clauseWithTitle(sms, standard, clause)}. Nothing has to be written for it, and an auditor will still ask what shows it. Expected an item that names it under \`clauses\`, or a decision that names it and says who will show it.`,
        actual: 'nothing',
        ...(examples.length === 0 ? {} : { expected: `for example: ${examples.join('; ')}` }),
      };
    }
  },
});
