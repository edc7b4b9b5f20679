import type { Heading, SourceFacts } from '../../core/model/facts.ts';
import { remembered } from '../../core/model/remembered.ts';
import { meaningOf, meansHeading } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import { missingFields } from '../../core/types/missing-fields.ts';

/**
 * Headings of a document below which there is nothing but blank lines and comments, up to the next heading; a heading with
 * others below it is not empty. A section that a required field is read from is asked for by the rule of that field.
 *
 * @param item a document
 * @param facts its file
 */
export function emptySections(item: Item, facts: SourceFacts): readonly Heading[] {
  const empty = emptyHeadings(facts);
  if (empty.length === 0) return [];
  const ofFields = missingFields(item, [item.status]).flatMap(({ source }) => source?.heading ?? []);
  return empty.filter((heading) => !ofFields.some((wanted) => meansHeading(heading, wanted)));
}

const emptyHeadings = remembered((facts: SourceFacts): readonly Heading[] => {
  const { headings } = facts;
  // A text that is nothing but comments between its lines has to keep the number of its lines.
  const lines = facts.body.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, '')).split('\n');
  return headings.filter((heading, index) => {
    const next = headings[index + 1];
    if (heading.depth === 1 || (next !== undefined && next.depth > heading.depth)) return false;
    const from = heading.place.endLine + 1 - facts.bodyLine;
    const to = next === undefined ? lines.length : next.place.line - facts.bodyLine;
    return lines.slice(from, to).every((line) => line.trim() === '');
  });
});

/**
 * True when a document has a heading of a meaning with nothing below it: it is named as an empty section then.
 *
 * @param item a document
 * @param facts its file
 * @param meant words of the heading, reduced to its meaning
 */
export function leavesEmpty(item: Item, facts: SourceFacts, meant: RegExp): boolean {
  return emptySections(item, facts).some(({ text }) => meant.test(meaningOf(text)));
}
