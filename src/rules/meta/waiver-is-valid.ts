import { believed } from '../../core/control/believed.ts';
import type { WaiverFault } from '../../core/control/waiver.ts';
import { claimedWaivers, faultsOfWaiver, longestWaiver, validWaivers } from '../../core/control/waiver.ts';
import { describeDuration } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'META-003',
  name: 'waiver-is-valid',
  severity: 'error',
  basis: 'practice',
  clause: '7.5.2',
  level: 'standard',
  types: ['waiver'],
  needs: ['files', 'base'],
  clock: true,
  parameters: {
    max: {
      default: longestWaiver,
      says: 'Longest time a finding may be waived. A convention of ours; the standard sets none.',
    },
    grace: { default: 'P30D', says: 'How long a waiver that has run out is a warning before it becomes an error.' },
  },
  summary: 'A finding is tolerated only under a waiver with an end, a reason and the consent of somebody else.',
  fix: 'Renew the waiver with a reason and somebody who agrees, or settle what it waives and set `status: retired`.',
  *check({ sms, note, text }) {
    for (const waiver of claimedWaivers(sms)) {
      for (const fault of faultsOfWaiver(waiver, sms)) yield draftOf(waiver, fault, text('max'));
    }
    const trusted = new Set(validWaivers(believed(sms)).map(({ id }) => id));
    const coming = validWaivers(sms).flatMap(({ id }) => (trusted.has(id) ? [] : [id]));
    if (coming.length > 0)
      note(
        `What ${listWords(coming)} would waive is not waived: the change brings ${coming.length === 1 ? 'it' : 'them'} itself.`,
        'Have it merged first; the next change is checked with it.',
      );
  },
});

function draftOf(waiver: Item, fault: WaiverFault, max: string): Draft {
  const { id, place } = waiver;
  const item = id;
  switch (fault.kind) {
    case 'no consent': {
      const message = `${id} names nobody who agreed, so it waives nothing. Expected \`approved_by\` with a person other than the one who asks.`;
      return { item, place, message };
    }
    case 'own consent': {
      const message = `${id} was asked for and agreed to by the same person (${fault.person}), so it waives nothing. Expected the consent of somebody else.`;
      return { item, place: placeOfPath(waiver, 'approved_by', []), message, actual: fault.person };
    }
    case 'no reason': {
      const message = `${id} gives no reason, so it waives nothing. Expected \`reason\` in a sentence.`;
      return { item, place, message };
    }
    case 'no end': {
      const message = `${id} states no end, so it waives nothing. Expected \`until\` with a day at most ${describeDuration(max)} ahead.`;
      return { item, place, message };
    }
    case 'ran out': {
      const { until } = fault;
      const message = `${id} ran out on ${until}, so what it waived (${textField(waiver, 'rule') ?? 'a rule'} for ${textField(waiver, 'target') ?? 'an item'}) counts again. Expected a new decision, or \`status: retired\` once it is settled.`;
      return { item, place: placeOfPath(waiver, 'until', []), message, actual: until, due: until };
    }
    case 'too long': {
      const { until, latest } = fault;
      const from = waiver.date === null ? 'today' : `its day ${waiver.date}`;
      const message = `${id} runs until ${until}, so it waives nothing. Expected at most ${describeDuration(max)} from ${from}, so ${latest} or earlier: shorten it and decide again then.`;
      return { item, place: placeOfPath(waiver, 'until', []), message, actual: until, expected: latest };
    }
  }
}
