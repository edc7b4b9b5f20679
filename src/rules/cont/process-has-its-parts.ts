import { listWords } from '../../core/model/list-words.ts';
import { defineRule } from '../define-rule.ts';
import { decidedProcesses, missingProcessParts } from './_processes.ts';

export default defineRule({
  id: 'CONT-011',
  name: 'process-has-its-parts',
  severity: 'warn',
  basis: 'practice',
  clause: '4.4',
  level: 'essential',
  types: ['process'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary:
    'Every process says what comes in, what goes out, which processes it works with and which records it leaves.',
  fix: 'Complete the tables under "Inputs and outputs" and "Interfaces", and the list under "Records".',
  *check({ sms }) {
    for (const process of decidedProcesses(sms)) {
      const missing = missingProcessParts(process);
      if (missing.length === 0) continue;
      yield {
        item: process.id,
        place: process.place,
        message: `${process.id} (${process.title}) says nothing about its ${listWords(missing)}. Expected a table, a list or text for each: add it under a heading of your own words.`,
        expected: missing.join(', '),
      };
    }
  },
});
