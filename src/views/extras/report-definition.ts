import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';

/** The records a definition makes us expect, with those that answer it; the latest period first. */
export function reportDefinitionSections(site: Site, definition: Item): readonly ExtraSection[] {
  const { items, series, asOf } = site.checked.sms;
  const periods = series
    .filter((period) => period.definition === definition.id)
    .toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  return tableSection(
    'cb_series',
    say('Expected and issued'),
    [say('Period'), say('About'), say('Due'), say('Record')],
    periods.map((period) => [
      textValue(period.period),
      items.has(period.subject) ? itemValue(site, period.subject) : textValue(period.subject),
      dateValue(period.due),
      period.record === null
        ? textValue(period.due < asOf ? say('missing') : say('not yet due'))
        : itemValue(site, period.record),
    ]),
  );
}
