import { mapsField, textField } from '../../core/model/fields.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import { slugsUnder } from '../cont/_documents.ts';

/**
 * Everything that stands under headings with a meaning, and what corrections of the report say about it; null where there is nothing.
 *
 * @param report a report in a file
 * @param subject test of a heading, and of the text of a correction
 */
export function textUnder(report: Item, subject: RegExp): string | null {
  const corrections = mapsField(report, 'corrections')
    .map((entry) => [textField(entry, 'text'), textField(entry, 'reason')].join(' '))
    .filter((text) => subject.test(meaningOf(text)));
  const texts = [...sections(report, subject), ...corrections].filter((text) => text.trim() !== '');
  return texts.length === 0 ? null : texts.join('\n');
}

function sections({ facts, storage }: Item, subject: RegExp): readonly string[] {
  if (facts === null || storage !== 'file') return [];
  const slugs = slugsUnder(facts, (meaning) => subject.test(meaning));
  const isUnder = ({ heading }: { readonly heading: { readonly slug: string } | null }): boolean =>
    heading !== null && slugs.has(heading.slug);
  return [
    ...facts.paragraphs.filter(isUnder).map(({ text }) => text),
    ...facts.lists.filter(isUnder).flatMap(({ items }) => items.map(({ text }) => text)),
    ...facts.tables
      .filter(isUnder)
      .flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text).join(' '))),
  ];
}
