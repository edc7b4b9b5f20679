import { dayOf } from '../../core/history/item-states.ts';
import { shownInstead } from '../../core/history/shown-version.ts';
import { versionInForce } from '../../core/history/versions.ts';
import { versionOnDay } from '../../core/control/version-on-day.ts';
import type { Note } from '../../core/finding/finding.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Rule the notes belong to: the history is not there. */
export const historyRule = 'META-001';

/**
 * One note for each document or agreement whose version on the day judged only history knows. Rules about its text are
 * silent, and a clause that nothing else shows is not evaluated.
 *
 * @param sms items and day to judge
 */
export function unknownVersionNotes(sms: Sms): readonly Note[] {
  return [...sms.items.values()].flatMap((item) => {
    const version = versionOnDay(item, sms.asOf);
    if (version.kind !== 'unknown' || !item.inView) return [];
    const days = [
      ...(version.approvedOn === null ? [] : [`approved on ${version.approvedOn}`]),
      ...(version.from === null ? [] : [`in force from ${version.from}`]),
    ];
    const text = item.version === null ? 'a text' : `version ${item.version}`;
    const versions = sms.history?.versionsOf(item) ?? [];
    const inForce = versionInForce(versions, sms.asOf);
    // History knows all versions and none of them was in force: nothing is left open.
    if (inForce === null && versions.some(({ from }) => from !== null)) return [];
    const other = inForce === null && versions.length === 0 ? textOfDay(sms, item) : null;
    if (other === 'nothing else') return [];
    if (other !== null)
      return [
        {
          rule: historyRule,
          kind: 'not-evaluated',
          item: item.id,
          message: `On ${sms.asOf} another text of ${item.id} was in force; the file holds ${text}, ${days.join(', ')}. The manual shows the text of that day. Of the rules only those about what is in force look at it: whether it was approved rightly, by whom and with what proof is not judged here.`,
          remedy: `To see it judged as well, read the commit of that time with \`--ref\`.`,
        },
      ];
    if (inForce !== null)
      return [
        {
          rule: historyRule,
          kind: 'not-evaluated',
          item: item.id,
          message: `On ${sms.asOf} version ${inForce.version} of ${item.id} was in force; the file holds ${text}, ${days.join(', ')}. The manual shows version ${inForce.version}. Of the rules only those about what is in force look at its text: its own approvals (who, with which right, with what proof) are not judged here.`,
          remedy: `To see it judged as well, read the commit of that time with \`--ref\`.`,
        },
      ];
    return [
      {
        rule: historyRule,
        kind: 'not-evaluated',
        item: item.id,
        message: `Which version of ${item.id} was in force on ${sms.asOf} is not known without history: the file holds ${text}, ${days.join(', ')}. Neither its text nor its approvals are judged, and what it shows is left open.`,
        remedy: `To see it judged, choose a day on which the version in the file is in force, or keep earlier versions where they can be read (full history).`,
      },
    ];
  });
}

/**
 * Under light control without numbers the line tells which text was in force: another one, or none but that in the file. Null where
 * it does not tell, because it begins later.
 */
function textOfDay(sms: Sms, item: Item): 'another' | 'nothing else' | null {
  const { history, asOf } = sms;
  const line = history?.line.get(item.id) ?? [];
  if (history === null || item.control === 'full' || line.length === 0) return null;
  if (shownInstead(sms, item) !== null) return 'another';
  const root = history.commits.at(-1);
  const isAsOldAsTheHistory = line[0]?.commit.id === root?.id;
  const hasBegun = line.some(({ commit }) => compareDates(dayOf(history, commit), asOf) <= 0);
  return hasBegun || !isAsOldAsTheHistory ? 'nothing else' : null;
}
