import type { Heading, SourceFacts } from '../../core/model/facts.ts';
import { isFieldMap } from '../../core/model/fields.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { ContentList, ContentPoint } from './_content-points.ts';

/**
 * True when a document speaks of a subject: the owner has mapped it, a field or heading holds it, its text says it, or it
 * refers to an item that holds it.
 *
 * @param sms the model
 * @param item the document
 * @param facts its file
 * @param list everything the document has to speak of
 * @param point the subject
 */
export function isCovered(sms: Sms, item: Item, facts: SourceFacts, list: ContentList, point: ContentPoint): boolean {
  if (list.mappedIn !== undefined && isMapped(item, list.mappedIn, point.key)) return true;
  if (point.field !== undefined && isFilled(item.fields[point.field])) return true;
  if (point.onlyIfThere === true && !existsElsewhere(sms, item, point)) return true;
  const headings = facts.headings.filter((heading, index) => index > 0 || heading.depth > 1);
  if (headings.some((heading) => point.heading.test(meaningOf(heading.text)))) return true;
  const own = passagesOf(facts).filter((passage) => !isAboutOther(facts, list, point, passage.heading?.text ?? null));
  const isLabelled = (passage: Passage): boolean => passage.label !== null && point.heading.test(passage.label);
  if (list.section === undefined && own.some(isLabelled)) return true;
  if (point.text !== undefined && saysInText(facts, list, point.text)) return true;
  const { heldBy } = point;
  return heldBy !== undefined && referencesFor(sms, item, list, point, own).some(heldBy);
}

function existsElsewhere(sms: Sms, item: Item, { heldBy }: ContentPoint): boolean {
  return (
    heldBy !== undefined && [...sms.items.values()].some((other) => other !== item && other.inForce && heldBy(other))
  );
}

/** The owner states where a subject stands: `topics: {limits: What we cannot do, obligations: OBL-001}`. */
function isMapped(item: Item, field: string, key: string): boolean {
  const stated = item.stated[field];
  return isFieldMap(stated) && isFilled(stated[key]);
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

/** Subjects that a document names at the beginning of an entry, a paragraph or a row, reduced to their meaning. */
export function labelsIn(facts: SourceFacts): readonly string[] {
  return passagesOf(facts).flatMap(({ label }) => label ?? []);
}

interface Passage {
  readonly heading: Heading | null;
  readonly text: string;
  /** Subject named at the beginning: `Means: see CAP-001`, or the first cell of a row. */
  readonly label: string | null;
}

function passagesOf(facts: SourceFacts): readonly Passage[] {
  return [
    ...facts.paragraphs.map(({ heading, text }) => ({ heading, text, label: labelOf(text) })),
    ...facts.lists.flatMap((list) =>
      list.items.map(({ text }) => ({ heading: list.heading, text, label: labelOf(text) })),
    ),
    ...facts.tables.flatMap((table) =>
      table.rows.map((row) => {
        const cells = row.cells.map((cell) => cell.text);
        return { heading: table.heading, text: cells.join(' '), label: labelOf(`${cells[0] ?? ''}:`) };
      }),
    ),
  ];
}

function labelOf(text: string): string | null {
  const label = /^([^:.–]{1,40})(?:[:.–]|$)/.exec(text.trim())?.[1];
  return label === undefined || label.trim().split(/\s+/).length > 4 ? null : meaningOf(label);
}

function saysInText(facts: SourceFacts, list: ContentList, text: RegExp): boolean {
  const passages = passagesOf(facts);
  const own =
    list.section === undefined
      ? []
      : passages.filter((passage) => passage.heading !== null && list.section?.test(meaningOf(passage.heading.text)));
  return (own.length > 0 ? own : passages).some((passage) => text.test(passage.text));
}

const idInText = /\b[A-Z]{2,4}-\d{2,6}\b/g;

/** True for what stands under the heading of another subject: it speaks of that one. */
function isAboutOther(facts: SourceFacts, list: ContentList, point: ContentPoint, heading: string | null): boolean {
  if (heading === null || heading === facts.headings[0]?.text) return false;
  const meaning = meaningOf(heading);
  return list.points.some((other) => other !== point && other.heading.test(meaning));
}

/** Items named in fields, in links and in passages that may speak of the subject, and those that align with the document. */
function referencesFor(
  sms: Sms,
  item: Item,
  list: ContentList,
  point: ContentPoint,
  passages: readonly Passage[],
): readonly Item[] {
  const { facts } = item;
  const relations = (sms.relationsFrom.get(item.id) ?? []).filter(
    (relation) => relation.path !== null || (facts !== null && !isAboutOther(facts, list, point, relation.section)),
  );
  const aligned = (sms.relationsTo.get(item.id) ?? []).filter((relation) => relation.verb === 'aligned_with');
  const named = passages.flatMap((passage) => passage.text.match(idInText) ?? []);
  const ids = [...relations.map((relation) => relation.to), ...aligned.map((relation) => relation.from), ...named];
  return ids.flatMap((id) => sms.items.get(id) ?? []).filter((other) => other !== item);
}
