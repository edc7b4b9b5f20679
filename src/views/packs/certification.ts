import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { isCarriedOut, internalAudits, spanOf } from '../../core/trace/audits.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import type { Site } from '../site.ts';
import { clauseLink } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';
import { byDay, sectionOrNothing } from './pack-parts.ts';

const mostShown = 6;

/**
 * The folder for the week of a certification audit: what is asked for and where it is shown, what has to lie behind us, findings that wait
 * for an answer, and what was asked in earlier visits.
 *
 * @param site the site
 */
export function certification(site: Site): { readonly lead: string; readonly sections: readonly ExtraSection[] } {
  const visits = itemsOfType(site.checked.sms, 'audit').filter(
    (audit) => audit.inView && audit.kind?.key === 'certification',
  );
  const next = visits
    .filter((visit) => !isCarriedOut(visit))
    .sort(byDay)
    .at(-1);
  return {
    lead: leadOf(next),
    sections: [visitsSection(site, visits), before(site), answers(site), requests(site, visits), shown(site)],
  };
}

function leadOf(next: Item | undefined): string {
  const span = next === undefined ? null : spanOf(next, 'dates');
  if (next === undefined || span === null) return say('No certification audit is planned on file.');
  const { title } = next;
  const from = dayText(span.from);
  return span.to === span.from
    ? say('Next: {title}, {from}.', { title, from })
    : say('Next: {title}, {from} to {to}.', { title, from, to: dayText(span.to) });
}

function visitsSection(site: Site, visits: readonly Item[]): ExtraSection {
  const rows = visits.toSorted(byDay).map((visit) => {
    const span = spanOf(visit, 'dates');
    return [
      itemValue(site, visit.id),
      textValue(stateText(visit)),
      dateValue(span?.from ?? null),
      dateValue(span?.to ?? null),
      dateValue(dateField(visit, 'response_due')),
    ];
  });
  return sectionOrNothing(
    'cb_visits',
    say('Visits'),
    [say('Audit'), say('State'), say('From#day'), say('Until'), say('Answer due')],
    rows,
    say('No certification audit is on file.'),
  );
}

/** What has to have taken place before the certification body comes. */
function before(site: Site): ExtraSection {
  const { sms } = site.checked;
  const audit = internalAudits(sms)
    .filter((entry) => entry.countsAsEvidence)
    .sort(byDay)[0];
  const review = heldReviews(sms).at(-1);
  const row = (what: string, item: Item | undefined): readonly ValueView[] => [
    textValue(what),
    item === undefined ? textValue(say('none on file')) : itemValue(site, item.id),
    dateValue(item?.date ?? null),
  ];
  return sectionOrNothing(
    'cb_before',
    say('What has to lie behind us'),
    [say('What'), say('Last one'), say('Day')],
    [row(say('Internal audit'), audit), row(say('Management review'), review)],
    '',
  );
}

function answers(site: Site): ExtraSection {
  const rows = itemsOfType(site.checked.sms, 'nonconformity')
    .filter((entry) => entry.inView && entry.state !== 'closed')
    .map((entry) => [itemValue(site, entry.id), textValue(stateText(entry)), dateValue(dateField(entry, 'due'))]);
  return sectionOrNothing(
    'cb_answers',
    say('Nonconformities that are not closed'),
    [say('Nonconformity'), say('State'), say('Due')],
    rows,
    say('All nonconformities are closed.'),
  );
}

function requests(site: Site, visits: readonly Item[]): ExtraSection {
  const rows = visits.flatMap((visit) =>
    mapsField(visit, 'requests').map((entry) => [
      ownValue(site, visit.id, textField(entry, 'asked') ?? ''),
      ownValue(site, visit.id, textField(entry, 'shown') ?? ''),
      ownValue(site, visit.id, textField(entry, 'by') ?? ''),
      ownValue(site, visit.id, textField(entry, 'open') ?? ''),
      itemValue(site, visit.id),
    ]),
  );
  return sectionOrNothing(
    'cb_requests',
    say('Asked in earlier visits'),
    [say('Asked'), say('Shown'), say('By'), say('Open#state'), say('Visit')],
    rows,
    say('No requests of earlier visits are on file.'),
  );
}

/** Documented information that is asked for, with the items that are it. */
function shown(site: Site): ExtraSection {
  const { sms } = site.checked;
  const standard = sms.catalogue.primaryStandard;
  const rows = sms.mandatory.flatMap(({ row: id, state, items }): readonly (readonly ValueView[])[] => {
    const row = sms.catalogue.findMandatoryRow(id);
    if (row === undefined) return [];
    const [clause] = row.clauses;
    return [
      [
        textValue(row.name),
        clause === undefined ? textValue('') : { kind: 'link', link: clauseLink(site, standard, clause), name: '' },
        textValue(say(state)),
        {
          kind: 'list',
          items: [
            ...items.slice(0, mostShown).map((item) => itemValue(site, item)),
            ...(items.length > mostShown
              ? [textValue(say('and {count} more, on the page of the clause', { count: items.length - mostShown }))]
              : []),
          ],
        },
      ],
    ];
  });
  return {
    ...sectionOrNothing(
      'cb_shown',
      say('What is asked for, and where it is shown'),
      [say('What'), say('Clause'), say('State'), say('Where')],
      rows,
      say('This SMS is not judged by ISO/IEC 20000-1.'),
    ),
    most: Math.max(1, rows.length),
  };
}
