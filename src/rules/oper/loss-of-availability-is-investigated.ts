import { listWords } from '../../core/model/list-words.ts';
import { defineRule } from '../define-rule.ts';
import { availabilityMeasures, investigationsIn, lossesOf } from './_losses.ts';

export default defineRule({
  id: 'OPER-011',
  name: 'loss-of-availability-is-investigated',
  severity: 'error',
  basis: 'std',
  clause: '8.7.1',
  level: 'essential',
  types: ['measure'],
  needs: ['files'],
  summary: 'A loss of availability is looked into, also where the target was met.',
  fix: 'Find out what it was, and say so in the column `comment` of the value, or record it as a problem or incident.',
  *check({ sms }) {
    for (const measure of availabilityMeasures(sms)) {
      const silent = lossesOf(sms, measure).filter(
        ({ comment, period }) => comment === '' && investigationsIn(sms, period).length === 0,
      );
      const [first, ...others] = silent;
      if (first === undefined) continue;
      const values = silent.map(({ period, value }) => `${value} in ${period.label}`);
      yield {
        item: measure.id,
        place: first.place,
        message: `${measure.id} (${measure.title}) shows a loss of availability: ${listWords(values, 6)}. Nothing says what it was, and no major incident, problem or nonconformity of that time is on file. Expected a word under \`comment\`, also where the target was met or the interruption was planned: find out and write it.`,
        related: others.map(({ period, value, place }) => ({
          item: measure.id,
          message: `${value} in ${period.label}`,
          place,
        })),
      };
    }
  },
});
