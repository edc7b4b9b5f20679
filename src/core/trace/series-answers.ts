import { compareDates, parsePeriod } from '../lifecycle/calendar.ts';
import type { Period } from '../lifecycle/calendar.ts';
import { mapField, textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { statedDecisions } from './decisions.ts';
import type { StatedDecision } from './decisions.ts';

interface Answer {
  readonly record: string;
  readonly period: Period;
  readonly definition: string | null;
}

/** Records and decisions by what they may answer, so that a long series does not look at every record. */
export class SeriesAnswers {
  readonly #byTarget = new Map<string, Answer[]>();
  readonly #decisions: readonly StatedDecision[];

  constructor(items: readonly Item[]) {
    this.#decisions = statedDecisions(items);
    for (const record of items) {
      if (record.type.class !== 'record' || !record.countsAsEvidence || !record.inView) continue;
      const stated = mapField(record, 'series');
      const period = parsePeriod(record.fields['period']) ?? parsePeriod(stated?.['period']);
      if (period === null) continue;
      const definition = (stated === null ? null : textField(stated, 'definition')) ?? textField(record, 'definition');
      // Without a definition only a report says by its subject alone what it is.
      if (definition === null && record.type.lifecycle !== 'report') continue;
      const subjects = [
        ...textsField(record, 'for'),
        ...textsField(record, 'parties'),
        ...(stated === null ? [] : textsField(stated, 'subject')),
      ];
      for (const target of new Set([...subjects, ...(definition === null ? [] : [definition])])) {
        const list = this.#byTarget.get(target) ?? [];
        list.push({ record: record.id, period, definition });
        this.#byTarget.set(target, list);
      }
    }
  }

  /**
   * Finds what answers a period: the record that covers it, or the decision not to make one.
   *
   * @param definition report definition or agreement
   * @param subject id of what is reported on; the definition itself for the SMS as a whole
   * @param period the period
   */
  find(definition: Item, subject: string, period: Period): string | null {
    const covers = (other: Period): boolean =>
      compareDates(other.from, period.from) <= 0 && compareDates(other.to, period.to) >= 0;
    const fits = (stated: string | null): boolean => {
      if (definition.type.key !== 'report-definition' || stated === definition.id) return true;
      return definition.id !== subject && (stated === null || stated === subject);
    };
    const answer = (this.#byTarget.get(subject) ?? []).find(
      (candidate) => covers(candidate.period) && fits(candidate.definition),
    );
    return answer?.record ?? this.#skippedBy([definition.id, subject], period.label);
  }

  #skippedBy(series: readonly string[], period: string): string | null {
    const names = (decision: StatedDecision): boolean => decision.affects.some((id) => series.includes(id));
    // `2026-03` names the period, `2026-03-12` is the day of something.
    const label = new RegExp(`(?<![\\w-])${period.replaceAll('/', '\\/')}(?![\\w-])`);
    return this.#decisions.find((decision) => names(decision) && label.test(decision.text))?.item ?? null;
  }
}
