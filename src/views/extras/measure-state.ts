import { parsePeriod } from '../../core/lifecycle/calendar.ts';
import { asText, dateField, mapField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { MeasuredValue } from '../../core/trace/measured-values.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { targetText, textValue, toneValue } from '../value-view.ts';
import { missesOf } from './misses.ts';
import { say, sayCount } from '../words/say.ts';
import { periodInWords } from './period-words.ts';

/** Where a measure stands. */
export interface MeasureState {
  /** Last value with its unit, and its period; empty where nothing was measured. */
  readonly value: string;
  readonly period: string;
  /** Last value as a number; null where it is none. */
  readonly number: number | null;
  readonly target: string;
  /** Null where nothing can be said: no value, no target, or the target holds from a later day on. */
  readonly isMet: boolean | null;
  /** Since which period, and for how many values, the target has been missed without a break; null where it is not. */
  readonly missed: { readonly since: string; readonly count: number } | null;
  /** Why nothing can be said; empty where something is. */
  readonly because: string;
}

/** The last value of a measure against the target that holds for its period. */
export function measureState(site: Site, measure: Item): MeasureState {
  const values = measuredValues(site.checked.sms).get(measure.id.toLowerCase()) ?? [];
  const last = values.at(-1);
  const target = mapField(measure, 'target');
  const limit = target === null ? null : numberField(target, 'value');
  const misses = target === null || limit === null ? null : missesOf(asText(target['op']) ?? '', limit);
  const from = target === null ? null : dateField(target, 'from');
  const isBefore = ({ period }: MeasuredValue): boolean => {
    const end = parsePeriod(period)?.to ?? null;
    return from !== null && end !== null && end < from;
  };
  const isLater = last !== undefined && isBefore(last);
  const number = last?.number ?? null;
  return {
    value: last === undefined ? '' : `${last.text} ${textField(measure, 'unit') ?? ''}`.trim(),
    period: last?.period ?? '',
    number,
    target: target === null ? '' : (targetText(target) ?? ''),
    isMet: number === null || misses === null || isLater ? null : !misses(number),
    missed:
      misses === null
        ? null
        : missedRun(
            values.filter((value) => !isBefore(value)),
            misses,
          ),
    because:
      last === undefined
        ? say('nothing measured')
        : target === null
          ? say('no target')
          : isLater
            ? say('target holds later')
            : number === null || misses === null
              ? say('not known')
              : '',
  };
}

function missedRun(values: readonly MeasuredValue[], misses: (value: number) => boolean): MeasureState['missed'] {
  const numbers = values.filter(({ number }) => number !== null);
  const run = numbers.slice(numbers.findLastIndex(({ number }) => number !== null && !misses(number)) + 1);
  const [first] = run;
  return first === undefined ? null : { since: first.period, count: run.length };
}

/** `missed since March 2026, 3 values in a row`; what `metValue` says where the target is not missed. */
export function standingValue(state: MeasureState): ValueView {
  if (state.isMet !== false || state.missed === null) return metValue(state);
  const { since, count } = state.missed;
  const period = periodInWords(since);
  return toneValue(
    sayCount(count, 'missed in {period}', 'missed since {period}, {count} values in a row', { period }),
    'stop',
  );
}

/** `met`, `missed`, or why nothing can be said. */
export function metValue({ isMet, because }: Pick<MeasureState, 'isMet' | 'because'>): ValueView {
  if (isMet === null) return textValue(because);
  return isMet ? toneValue(say('met'), 'good') : toneValue(say('missed'), 'stop');
}
