import { textField, textsField } from '../../core/model/fields.ts';
import { describeDuration, formatDate } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { deadlineOf, isDecided } from '../../core/trace/agreement-end.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import type { Site } from '../site.ts';
import { capitalized, typeName } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
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
      textValue(isDecided(sms, agreement) ? 'decided' : deadline.day < sms.asOf ? 'the day has passed' : 'open'),
    ]);
  const running = all
    .filter(({ deadline }) => deadline === null)
    .map(({ agreement }) => {
      const notice = textField(agreement, 'notice');
      return [...cells(site, agreement), textValue(notice === null ? '' : describeDuration(notice))];
    });
  return {
    lead: `Agreements and contracts in force on ${formatDate(sms.asOf)}, the nearest day to decide first.`,
    sections: [
      sectionOrNothing(
        'cb_notices',
        'Days to decide',
        ['Decide by', 'Agreement', 'Kind', 'With', 'Owner', 'Ends', 'State'],
        dated,
        'No agreement has an end.',
      ),
      sectionOrNothing(
        'cb_running',
        'Run until notice is given',
        ['Agreement', 'Kind', 'With', 'Owner', 'Notice'],
        running,
        'Every agreement has an end.',
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
