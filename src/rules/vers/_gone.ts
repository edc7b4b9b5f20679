import type { Departure } from '../../core/history/gone-item.ts';
import { departureOf, describeDeparture, wayBack } from '../../core/history/gone-item.ts';
import { isTakenOver } from '../../core/history/item-states.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { versionInForce } from '../../core/history/versions.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Draft } from '../define-rule.ts';
import { disposalOf, goesOn } from '../iden/_goes-on.ts';
import { hadStanding, isEnded } from '../iden/_standing.ts';

/** Documents that were in force when they left the files of the SMS: nobody withdrew them, and nothing took their place. */
export function* vanishedDocuments(sms: Sms): Iterable<Draft> {
  const { history } = sms;
  if (history === null) return;
  for (const id of history.line.keys()) {
    const gone = departureOf(sms, id);
    if (gone === null || !isDocument(sms, gone.last) || isExplained(sms, gone)) continue;
    const standing = standingOf(sms, gone);
    if (standing === null) continue;
    const fix = wayBack(gone);
    yield {
      item: id,
      // No file is left to point at; the settings stand for the whole.
      place: startOfFile('clausebook.yaml'),
      message: `${id} (${gone.last.title}) ${standing} and ${describeDeparture(history, gone)}. Expected it withdrawn or replaced before it leaves the SMS: bring it back, then end it with \`clausebook withdraw\` or \`clausebook supersede\`.`,
      actual: gone.last.file,
      ...(fix === null ? {} : { fix }),
    };
  }
}

/** Rows of registers come and go with the merge of their owner. */
function isDocument(sms: Sms, { type, storage }: ItemSnapshot): boolean {
  const lifecycle = sms.types.get(type)?.lifecycle;
  return storage === 'file' && (lifecycle === 'document' || lifecycle === 'agreement');
}

function isExplained(sms: Sms, gone: Departure): boolean {
  const { day } = gone.end;
  const isOutside = isTakenOver(sms, day) || compareDates(day, sms.asOf) > 0;
  return isOutside || disposalOf(sms, gone.id) !== null || goesOn(sms, gone);
}

/** In which version, and since when, it was in force on the day it left; null where it was not. */
function standingOf(sms: Sms, { last, end }: Departure): string | null {
  const { history } = sms;
  const item = history?.itemOf(last) ?? null;
  if (history === null || item === null) return null;
  // A state that is only claimed ends nothing that somebody approved.
  if (item.control !== 'full' && isEnded(last)) return null;
  const versions = history.versionsOf(item);
  if (versions.length === 0) return hadStanding(sms, last) && !isEnded(last) ? 'was in use' : null;
  const version = versionInForce(versions, end.day);
  return version === null ? null : `was in force in version ${version.version} since ${version.from ?? ''}`;
}
