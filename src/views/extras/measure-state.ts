import { parsePeriod } from '../../core/lifecycle/calendar.ts';
import { asText, dateField, mapField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { targetText, textValue, toneValue } from '../value-view.ts';
import { missesOf } from './misses.ts';
import { say } from '../words/say.ts';

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
  /** Why nothing can be said; empty where something is. */
  readonly because: string;
}

/** The last value of a measure against the target that holds for its period. */
export function measureState(site: Site, measure: Item): MeasureState {
  const last = (measuredValues(site.checked.sms).get(measure.id.toLowerCase()) ?? []).at(-1);
  const target = mapField(measure, 'target');
  const limit = target === null ? null : numberField(target, 'value');
  const misses = target === null || limit === null ? null : missesOf(asText(target['op']) ?? '', limit);
  const from = target === null ? null : dateField(target, 'from');
  const end = last === undefined ? null : (parsePeriod(last.period)?.to ?? null);
  const isLater = from !== null && end !== null && end < from;
  const number = last?.number ?? null;
  return {
    value: last === undefined ? '' : `${last.text} ${textField(measure, 'unit') ?? ''}`.trim(),
    period: last?.period ?? '',
    number,
    target: target === null ? '' : (targetText(target) ?? ''),
    isMet: number === null || misses === null || isLater ? null : !misses(number),
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

/** `met`, `missed`, or why nothing can be said. */
export function metValue({ isMet, because }: Pick<MeasureState, 'isMet' | 'because'>): ValueView {
  if (isMet === null) return textValue(because);
  return isMet ? toneValue(say('met'), 'good') : toneValue(say('missed'), 'stop');
}
