import { textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { deadlineOf, isDecided } from '../../core/trace/agreement-end.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import type { Site } from '../site.ts';
import { capitalized, typeName } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import { dayText, durationText } from '../words/days.ts';
import { say } from '../words/say.ts';
import { sectionOrNothing, whoValue } from './pack-parts.ts';

/** True where agreements are in force. */
export function hasNotices(site: Site): boolean {
  return agreementsOf(site).length > 0;
}

/**
 * Agreements with suppliers and customers by the day until which somebody has to decide about their end.
 *
 * @param site the site
 */
export function notices(site: Site): { readonly lead: string; readonly sections: readonly ExtraSection[] } {
  const { sms } = site.checked;
  const all = agreementsOf(site).map((agreement) => ({ agreement, deadline: deadlineOf(agreement) }));
  const dated = all
    .flatMap(({ agreement, deadline }) => (deadline === null ? [] : [{ agreement, deadline }]))
    .sort((a, b) =>
      a.deadline.day === b.deadline.day
        ? a.agreement.id < b.agreement.id
          ? -1
          : 1
        : a.deadline.day < b.deadline.day
          ? -1
          : 1,
    )
    .map(({ agreement, deadline }) => [
      dateValue(deadline.day),
      ...cells(site, agreement),
      dateValue(deadline.to),
      textValue(say(isDecided(sms, agreement) ? 'decided' : deadline.day < sms.asOf ? 'the day has passed' : 'open')),
    ]);
  const running = all
    .filter(({ deadline }) => deadline === null)
    .map(({ agreement }) => {
      const notice = textField(agreement, 'notice');
      return [...cells(site, agreement), textValue(notice === null ? '' : durationText(notice))];
    });
  return {
    lead: say('Agreements and contracts in force on {day}, the nearest day to decide first.', {
      day: dayText(sms.asOf),
    }),
    sections: [
      sectionOrNothing(
        'cb_notices',
        say('Days to decide'),
        [say('Decide by'), say('Agreement'), say('Kind'), say('With'), say('Owner'), say('Ends'), say('State')],
        dated,
        say('No agreement has an end.'),
      ),
      sectionOrNothing(
        'cb_running',
        say('Run until notice is given'),
        [say('Agreement'), say('Kind'), say('With'), say('Owner'), say('Notice#period')],
        running,
        say('Every agreement has an end.'),
      ),
    ],
  };
}

function agreementsOf(site: Site): readonly Item[] {
  return [...site.checked.sms.items.values()].filter((item) => item.type.lifecycle === 'agreement' && item.inForce);
}

function cells(site: Site, agreement: Item): readonly ValueView[] {
  const parties = ['supplier', 'customer', 'party', 'with'].flatMap((field) => textsField(agreement, field));
  return [
    itemValue(site, agreement.id),
    textValue(capitalized(typeName(agreement.type.key))),
    { kind: 'list', isInline: true, items: [...new Set(parties)].map((party) => whoValue(site, party)) },
    whoValue(site, agreement.owner),
  ];
}
