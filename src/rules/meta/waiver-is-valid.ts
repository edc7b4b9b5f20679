import { believed } from '../../core/control/believed.ts';
import type { WaiverFault } from '../../core/control/waiver.ts';
import { claimedWaivers, faultsOfWaiver, longestWaiver, validWaivers } from '../../core/control/waiver.ts';
import { describeDuration } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import { likeness } from '../../core/model/settings-problem.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft, RuleContext } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { keyOfPlace } from '../link/_place-key.ts';
import { retiredRules } from '../retired.ts';
import { areRulesKnown } from './_known-rules.ts';

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
  subsumes: ['LINK-001', 'LINK-011'],
  *check(context) {
    const { sms, note, text } = context;
    for (const waiver of claimedWaivers(sms)) {
      for (const fault of faultsOfWaiver(waiver, sms)) yield draftOf(waiver, fault, text('max'));
      yield* unknownRule(waiver, context);
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

function* unknownRule(waiver: Item, { sms, ruleIds, ruleOf }: RuleContext): Iterable<Draft> {
  const actual = textField(waiver, 'rule');
  // What rules there would be is not known while those of the user are not run.
  if (actual === null || ruleOf(actual) !== null || !areRulesKnown(sms, ruleIds, actual)) return;
  const reason = retiredRules.find(({ id }) => id === actual)?.reason;
  const what = reason === undefined ? 'which is no rule' : `which was given up (${reason})`;
  const meant = reason === undefined ? likeness(actual, ruleIds) : '';
  yield {
    item: waiver.id,
    place: placeOfPath(waiver, 'rule', []),
    message: `${waiver.id} names ${actual}, ${what}, so it waives nothing.${meant} Expected the id of a rule; \`clausebook rules\` lists them.`,
    actual,
  };
}

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
    case 'nobody':
    case 'was away':
    case 'vacant': {
      const { kind, approver, day } = fault;
      const place = placeOfPath(waiver, 'approved_by', []);
      const who = {
        nobody: 'which is neither a person nor a role of the registers',
        'was away': `who was not in the organization on ${day}`,
        vacant: `a role that nobody held on ${day}`,
      }[kind];
      const message = `${id} was agreed to by ${approver}, ${who}, so it waives nothing. Expected somebody who was there on the day of the waiver.`;
      return { item, place, message, actual: approver, keys: [keyOfPlace(place, approver)] };
    }
    case 'itself': {
      const message = `${id} names itself as its target, so it waives nothing. Expected the finding mended: no waiver tolerates what is wrong with itself.`;
      return { item, place: placeOfPath(waiver, 'target', []), message, actual: id };
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
