import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { Written } from './_documents.ts';
import { areHeadingsRead, isDecided, languageOf } from './_documents.ts';
import { bindsNobody, vagueDutiesIn } from './_vague-duties.ts';
import type { VagueDuty } from './_vague-duties.ts';

const over: ReadonlySet<string> = new Set(['superseded', 'withdrawn']);

export default defineRule({
  id: 'CONT-007',
  name: 'duty-says-who-and-when',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  types: ['policy', 'process'],
  needs: ['files'],
  summary: 'A duty in a policy or process says who has it and when it is due, and a policy states duties.',
  fix: 'Say who decides or how often, or refer to the document that does. Write duties with must, shall, has to or may only.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (!isPolicyOrProcess(item) || !areHeadingsRead(languageOf(sms, item))) continue;
      const silent = withoutDuty(sms, item);
      if (silent !== null) yield silent;
      const [first, ...others] = vagueDutiesIn(sms, item);
      if (first !== undefined) yield draftOf(item, first, others);
    }
  },
});

function isPolicyOrProcess(item: Item): item is Written {
  const isOne = item.type.key === 'policy' || item.type.key === 'process';
  return isOne && item.storage === 'file' && item.facts !== null && item.inView && !over.has(item.state);
}

function draftOf(item: Written, first: VagueDuty, others: readonly VagueDuty[]): Draft {
  const words = listWords(
    others.map(({ word }) => `"${word}"`),
    6,
  );
  const more = others.length === 0 ? '' : ` The same holds for ${words}.`;
  const open = first.lacks === 'when' ? 'when this is due' : 'who decides whether this is done';
  const wanted =
    first.lacks === 'when' ? 'an interval or a day' : 'the role that decides, or the case in which it is done';
  return {
    item: item.id,
    place: first.place,
    message: `${item.id} (${item.title}) says "${first.word}" and leaves open ${open}. Expected ${wanted}, or a reference to the document that says it.${more}`,
    actual: first.word,
    related: others.map(({ word, place }) => ({ item: item.id, message: `"${word}"`, place })),
  };
}

/** A policy that is decided and whose text obliges nobody; a draft may still come to it. */
function withoutDuty(sms: Sms, item: Written): Draft | null {
  if (item.type.key !== 'policy' || !isDecided(sms, item) || !bindsNobody(sms, item.facts)) return null;
  return {
    item: item.id,
    place: item.place,
    message: `${item.id} (${item.title}) states no duty: no sentence says what must, shall or has to be done, or what may only be done in one way. Expected what people are bound to; a text that only explains is not a policy.`,
  };
}
