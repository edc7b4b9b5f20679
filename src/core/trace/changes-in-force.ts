import { compareDates, dayAfter } from '../lifecycle/calendar.ts';
import { dateField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';

/** A document, agreement or version of it that came into force, or that no longer is. */
export interface ChangeInForce {
  /** First day of the new state, YYYY-MM-DD; not after the day judged. */
  readonly on: string;
  readonly kind: 'came into force' | 'new version' | 'ended';
  readonly item: string;
  readonly version: string | null;
  /** What changed and why, as stated. */
  readonly reasons: readonly string[];
}

/**
 * What came into force and what ended until the day judged, the latest first. Earlier versions are known from history alone.
 *
 * @param sms the model
 */
export function changesInForce(sms: Sms): readonly ChangeInForce[] {
  return [...sms.items.values()]
    .filter(({ type, storage }) => type.class === 'document' && storage === 'file')
    .flatMap((item) => (sms.history === null ? ofFile(item) : ofHistory(sms, item)))
    .filter(({ on }) => compareDates(on, sms.asOf) <= 0)
    .sort((a, b) => compareDates(b.on, a.on) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0));
}

function ofHistory({ history }: Sms, item: Item): readonly ChangeInForce[] {
  const versions = (history?.versionsOf(item) ?? []).filter(({ from }) => from !== null);
  return versions.flatMap(({ version, from, to, reasons }, index): readonly ChangeInForce[] => {
    const next = versions[index + 1]?.from ?? null;
    const begun: ChangeInForce[] =
      from === null
        ? []
        : [{ on: from, kind: index === 0 ? 'came into force' : 'new version', item: item.id, version, reasons }];
    const hasEnded = to !== null && (next === null || compareDates(to, next) < 0);
    return hasEnded ? [...begun, { on: to, kind: 'ended', item: item.id, version, reasons: [] }] : begun;
  });
}

function ofFile(item: Item): readonly ChangeInForce[] {
  const { id, version, effectiveFrom, state } = item;
  if (effectiveFrom === null || state === 'draft') return [];
  const entry = mapsField(item, 'changes').find((change) => textField(change, 'version') === version);
  const reason = entry === undefined ? null : textField(entry, 'summary');
  const last = dateField(item, 'effective_to') ?? dateField(item, 'to');
  return [
    { on: effectiveFrom, kind: 'came into force', item: id, version, reasons: reason === null ? [] : [reason] },
    ...(last === null ? [] : [{ on: dayAfter(last), kind: 'ended' as const, item: id, version, reasons: [] }]),
  ];
}
