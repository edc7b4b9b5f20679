import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import { dateField, hasField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';

/** Rule about the effect of what was done about a risk, and how long it may take to show where the settings say nothing; a convention. */
export const effectRule = { id: 'RISK-007', parameter: 'limit', usual: 'P3M' } as const;

/** An action that was done and of which nobody has said yet whether it worked. */
export interface EffectToJudge {
  readonly item: string;
  /** Its id, else its number. */
  readonly name: string;
  /** Day until which it is to be judged, YYYY-MM-DD. */
  readonly on: string;
  readonly what: string | null;
  readonly who: string | null;
}

/**
 * Actions of a risk or nonconformity whose effect is still to be judged. What only repairs is not judged.
 *
 * @param sms settings and the day to judge
 * @param item the risk or nonconformity, not closed
 */
export function effectsToJudge(
  { settings, asOf }: Pick<Sms, 'settings' | 'asOf'>,
  item: Item,
): readonly EffectToJudge[] {
  const stated = settings.rules[effectRule.id]?.parameters?.[effectRule.parameter];
  const limit = parseDuration(String(stated ?? effectRule.usual)) ?? parseDuration(effectRule.usual);
  return mapsField(item, 'actions').flatMap((action, index) => {
    const done = dateField(action, 'done');
    const isOpen = done === null || compareDates(done, asOf) > 0 || textField(action, 'kind') === 'correction';
    if (isOpen || hasField(action, 'worked') || limit === null) return [];
    return [
      {
        item: item.id,
        name: `${textField(action, 'id') ?? String(index + 1)}/effect`,
        on: addDuration(done, limit),
        what: textField(action, 'what'),
        who: textField(action, 'who'),
      },
    ];
  });
}
