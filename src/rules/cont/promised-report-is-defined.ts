import { addDuration, daysBetween, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { mapField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

/** A rhythm that the text of an agreement promises for its report. */
interface Promise {
  readonly every: string;
  readonly words: string;
  readonly place: Place;
}

export default defineRule({
  id: 'CONT-009',
  name: 'promised-report-is-defined',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.4',
  level: 'essential',
  types: ['sla'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'A report that an agreement promises in its text is expected by a series, in the same rhythm.',
  fix: 'State the rhythm under `report` of the agreement or in a report definition, or change the text.',
  *check({ sms }) {
    for (const agreement of itemsOfType(sms, 'sla')) {
      const promised = agreement.inForce ? promiseIn(agreement) : null;
      if (promised === null) continue;
      const defined = rhythmsFor(sms, agreement);
      if (defined.some((every) => daysOf(every) <= daysOf(promised.every))) continue;
      const what =
        defined[0] === undefined
          ? 'no series stands behind it: neither `report` of the agreement nor a report definition expects one'
          : `the series behind it has a rhythm of ${describeDuration(defined[0])}`;
      yield {
        item: agreement.id,
        place: promised.place,
        message: `${agreement.id} (${agreement.title}) promises "${promised.words}", and ${what}. Expected a rhythm of ${describeDuration(promised.every)}: state it (\`report: {every: ${promised.every}, due: …}\`), or change the text.`,
      };
    }
  },
});

const units: readonly (readonly [RegExp, string])[] = [
  [/week|woch|wöchent/i, 'P1W'],
  [/month|monat/i, 'P1M'],
  [/quarter|quartal|vierteljähr/i, 'P3M'],
  [/half|halb/i, 'P6M'],
  [/year|annual|jahr|jähr/i, 'P1Y'],
];

const rhythm = String.raw`weekly|monthly|quarterly|half-yearly|yearly|annual|annually`;
const span = String.raw`(?:a|per|each|every|once a) (?:week|month|quarter|half[- ]year|year)`;
const german = String.raw`wöchentlich|monatlich|vierteljährlich|halbjährlich|jährlich`;
const promises: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${rhythm}) (?:\w+ ){0,2}reports?\b`, 'i'),
  new RegExp(String.raw`\breports? (?:\w+ ){0,2}?${span}\b`, 'i'),
  new RegExp(String.raw`\breports? (?:is|are|will be) (?:sent|issued|given|provided|delivered) (?:${rhythm})\b`, 'i'),
  new RegExp(String.raw`\b(?:${german})(?:e[rnsm]?)? (?:\p{L}+ ){0,2}\p{L}*bericht`, 'iu'),
  new RegExp(String.raw`bericht(?:e|s)? (?:\p{L}+ ){0,3}?(?:${german})\b`, 'iu'),
];

/** The first promise of a report with its rhythm, in the running text or a list. */
function promiseIn({ facts }: Item): Promise | null {
  const passages = [...(facts?.paragraphs ?? []), ...(facts?.lists ?? []).flatMap(({ items }) => items)];
  for (const { text, place } of passages) {
    for (const sentence of text.split(/(?<=[.!?])\s+/)) {
      const found = promises.map((pattern) => pattern.exec(sentence)?.[0]).find((words) => words !== undefined);
      const every = found === undefined ? undefined : units.find(([unit]) => unit.test(found))?.[1];
      if (every !== undefined) return { every, words: cut(sentence.replace(/\.$/, '')), place };
    }
  }
  return null;
}

function cut(sentence: string): string {
  return sentence.length > 90 ? `${sentence.slice(0, 87)}…` : sentence;
}

/** Rhythms of the reports about an agreement: its own, and those of report definitions in use that cover it. */
function rhythmsFor(sms: Sms, agreement: Item): readonly string[] {
  const own = textField(mapField(agreement, 'report') ?? {}, 'every');
  const covers = (definition: Item): boolean => {
    const wanted = textField(definition, 'for');
    const subjects = [...idsAt(sms, definition, 'subjects'), ...textsField(definition, 'subjects')];
    const customers = idsAt(sms, agreement, 'customer');
    return (
      wanted === 'each-sla' ||
      wanted === 'each-customer' ||
      wanted === 'each-service' ||
      [agreement.id, ...customers].some((id) => subjects.includes(id))
    );
  };
  const defined = itemsOfType(sms, 'report-definition')
    .filter((definition) => definition.inForce && covers(definition))
    .flatMap((definition) => textField(definition, 'every') ?? []);
  return [...(own === null ? [] : [own]), ...defined].filter((every) => parseDuration(every) !== null);
}

/** Length of a duration, from the first day of a year on. */
function daysOf(every: string): number {
  const duration = parseDuration(every);
  return duration === null ? 0 : daysBetween('2026-01-01', addDuration('2026-01-01', duration));
}
