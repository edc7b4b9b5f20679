import type { StandingWhenGone } from '../../core/history/gone-documents.ts';
import { disposalOf, standingWhenGone } from '../../core/history/gone-documents.ts';
import type { Departure } from '../../core/history/gone-item.ts';
import { departureOf, describeDeparture, wayBack } from '../../core/history/gone-item.ts';
import { isTakenOver } from '../../core/history/item-states.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Draft } from '../define-rule.ts';
import { goesOn } from '../iden/_goes-on.ts';

/** Documents that were in force when they left the files of the SMS: nobody withdrew them, and nothing took their place. */
export function* vanishedDocuments(sms: Sms): Iterable<Draft> {
  const { history } = sms;
  if (history === null) return;
  for (const id of history.line.keys()) {
    const gone = departureOf(sms, id);
    if (gone === null || isExplained(sms, gone)) continue;
    const standing = standingWhenGone(sms, gone);
    if (standing === null) continue;
    const fix = wayBack(gone);
    yield {
      item: id,
      // No file is left to point at; the settings stand for the whole.
      place: startOfFile('clausebook.yaml'),
      message: `${id} (${gone.last.title}) ${wordsOf(standing)} and ${describeDeparture(history, gone)}. Expected it withdrawn or replaced before it leaves the SMS: bring it back, then end it with \`clausebook withdraw\` or \`clausebook supersede\`.`,
      actual: gone.last.file,
      ...(fix === null ? {} : { fix }),
    };
  }
}

function isExplained(sms: Sms, gone: Departure): boolean {
  const { day } = gone.end;
  const isOutside = isTakenOver(sms, day) || compareDates(day, sms.asOf) > 0;
  return isOutside || disposalOf(sms, gone.id) !== null || goesOn(sms, gone);
}

/** In which version, and since when, it was in force on the day it left. */
function wordsOf({ version }: StandingWhenGone): string {
  return version === null ? 'was in use' : `was in force in version ${version.version} since ${version.from ?? ''}`;
}
