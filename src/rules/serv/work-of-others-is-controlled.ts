import { mapsField, textField } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { isOpen } from './_sections.ts';
import { inForceOf, named } from './_services.ts';

export default defineRule({
  id: 'SERV-021',
  name: 'work-of-others-is-controlled',
  severity: 'warn',
  basis: 'std',
  clause: '8.2.3.2',
  level: 'essential',
  types: ['process'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'For every part of a process that somebody else does, the process says how it is kept under control.',
  fix: 'Say in the column "Control" how the work is measured or checked: a measure, a sample, a regular review.',
  *check({ sms }) {
    for (const process of inForceOf(sms, 'process')) {
      const open = mapsField(process, 'outsourced_parts').flatMap((part, index) =>
        isOpen(textField(part, 'control')) ? [{ name: textField(part, 'part') ?? `part ${index + 1}`, index }] : [],
      );
      const [first] = open;
      if (first === undefined) continue;
      yield {
        item: process.id,
        place: placeOfPath(process, 'outsourced_parts', [first.index]),
        message: `${named(process)} does not say how ${listWords(open.map(({ name }) => `"${name}"`))} ${open.length === 1 ? 'is' : 'are'} kept under control. Expected a measure or a check for each part that others do.`,
      };
    }
  },
});
