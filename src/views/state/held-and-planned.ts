import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { internalAudits, isCarriedOut, spanOf } from '../../core/trace/audits.ts';
import { heldReviews, plannedReviews } from '../../core/trace/held-reviews.ts';
import type { PlannedAudit } from '../../core/trace/planned-audits.ts';
import { isDecidedOn, plannedAudits } from '../../core/trace/planned-audits.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue, textValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';

const mostPassed = 5;

/** Internal audits and management reviews: how many were held, the last, the next, and those whose day has passed. */
export function heldAndPlanned(site: Site): readonly ExtraSection[] {
  if (!site.checked.sms.types.has('audit')) return [];
  const columns = [say('What'), say('Held'), say('Last#event'), say('Next#event'), say('Day has passed')];
  return tableSection('cb_held', say('Audits and reviews'), columns, [audits(site), reviews(site)]);
}

function audits(site: Site): readonly ValueView[] {
  const { sms } = site.checked;
  const held = internalAudits(sms)
    .filter(isCarriedOut)
    .toSorted((a, b) => order(lastDay(a), lastDay(b)));
  const planned = plannedAudits(sms).toSorted((a, b) => order(a.span?.from ?? '', b.span?.from ?? ''));
  const isPast = ({ span }: PlannedAudit): boolean => span !== null && compareDates(span.to, sms.asOf) < 0;
  const next = planned.find((audit) => !isPast(audit));
  return row(
    say('Internal audits'),
    held.length,
    held.length === 0 ? null : itemValue(site, held.at(-1)?.id ?? ''),
    next === undefined ? null : plannedValue(site, next),
    planned.filter((audit) => isPast(audit) && !isDecidedOn(sms, audit)).map((audit) => plannedValue(site, audit)),
  );
}

function reviews(site: Site): readonly ValueView[] {
  const { sms } = site.checked;
  const held = heldReviews(sms);
  const planned = plannedReviews(sms);
  const isPast = ({ date }: { readonly date: string }): boolean => compareDates(date, sms.asOf) < 0;
  const next = planned.find((review) => !isPast(review));
  return row(
    say('Management reviews'),
    held.length,
    held.length === 0 ? null : itemValue(site, held.at(-1)?.id ?? ''),
    next === undefined ? null : itemValue(site, next.id),
    planned.filter(isPast).map(({ id }) => itemValue(site, id)),
  );
}

function row(
  what: string,
  held: number,
  last: ValueView | null,
  next: ValueView | null,
  passed: readonly ValueView[],
): readonly ValueView[] {
  return [
    textValue(what),
    textValue(String(held)),
    last ?? textValue(say('none#event')),
    next ?? textValue(say('none planned')),
    passed.length === 0 ? textValue(say('none#event')) : { kind: 'list', items: passed.slice(0, mostPassed) },
  ];
}

/** The record, or the programme while only its table names the audit. */
function plannedValue(site: Site, { id, holder, span }: PlannedAudit): ValueView {
  if (site.checked.sms.items.has(id)) return itemValue(site, id);
  const words = span === null ? id : say('{id} from {day}', { id, day: dayText(span.from) });
  return { kind: 'list', items: [textValue(words), itemValue(site, holder.id)] };
}

function lastDay(audit: Item): string {
  return spanOf(audit, 'dates')?.to ?? '';
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
