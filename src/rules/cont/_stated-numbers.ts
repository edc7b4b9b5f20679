import type { SourceFacts } from '../../core/model/facts.ts';
import { numberField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Written } from './_documents.ts';

/** A number that a text gives for what an agreement or a measure states otherwise. */
export interface Disagreement {
  readonly said: string;
  readonly wanted: string;
  readonly measure: Item;
  /** Who states it: an agreement, or the measure itself. */
  readonly source: Item;
  readonly place: Place;
}

interface Passage {
  readonly text: string;
  readonly place: Place;
}

const promising =
  /promis|target|\bagreed\b|at least|at most|no more than|guarante|zugesag|vereinbart|zielwert|mindestens|höchstens/i;

/**
 * Sentences, list entries and rows of a document that speak of a target, name exactly one measure and at most one agreement,
 * and give in the unit of the target only other numbers than the one stated there.
 *
 * @param sms the model
 * @param document the text
 */
export function disagreementsIn(sms: Sms, document: Written): readonly Disagreement[] {
  // Most documents speak of no target or name no measure: only the others are taken apart.
  if (!idsOfPromises(document.facts).some((id) => sms.items.get(id)?.type.key === 'measure')) return [];
  return passagesOf(document).flatMap(({ text, place }): readonly Disagreement[] => {
    if (!promising.test(text)) return [];
    const named = idsIn(text).flatMap((id) => sms.items.get(id) ?? []);
    const measures = named.filter((item) => item.type.key === 'measure');
    const agreements = named.filter((item) => item.type.lifecycle === 'agreement');
    const [measure] = measures;
    if (measure === undefined || measures.length > 1 || agreements.length > 1) return [];
    const source = agreements[0] ?? measure;
    const wanted = agreements[0] === undefined ? ofMeasure(measure) : ofAgreement(agreements[0], measure);
    const said = numbersIn(text, wanted?.unit ?? '');
    const [first] = said;
    if (wanted === null || first === undefined || said.some(({ number }) => number === wanted.value)) return [];
    return [{ said: first.text, wanted: `${wanted.value} ${wanted.unit}`, measure, source, place }];
  });
}

/** Ids in a text that speaks of a target. */
const idsOfPromises = remembered(({ body }: SourceFacts) => (promising.test(body) ? idsIn(body) : []));

function idsIn(text: string): readonly string[] {
  return [...new Set(text.match(/\b[A-Z]{2,4}-\d{2,6}\b/g) ?? [])];
}

function passagesOf({ facts }: Written): readonly Passage[] {
  return [
    ...facts.paragraphs.flatMap(({ text, place }) =>
      text.split(/(?<=[.!?])\s+/).map((sentence) => ({ text: sentence, place })),
    ),
    ...facts.lists.flatMap(({ items }) => items),
    ...facts.tables.flatMap(({ rows, columns }) =>
      rows.map(({ cells, place }) => ({ text: [...columns, ...cells.map((cell) => cell.text)].join(' | '), place })),
    ),
  ];
}

interface Wanted {
  readonly value: number;
  readonly unit: string;
}

function ofMeasure(measure: Item): Wanted | null {
  const value = numberField(mapField(measure, 'target') ?? {}, 'value');
  const unit = textField(measure, 'unit');
  return value === null || unit === null ? null : { value, unit };
}

/** The one target of an agreement for a measure; where it has several nothing can be compared. */
function ofAgreement(agreement: Item, measure: Item): Wanted | null {
  const rows = mapsField(agreement, 'targets').filter((row) => textField(row, 'measure') === measure.id);
  const [row] = rows;
  const value = row === undefined ? null : numberField(row, 'value');
  const unit = row === undefined ? null : textField(row, 'unit');
  return rows.length !== 1 || value === null || unit === null ? null : { value, unit };
}

/** Numbers with a unit; a longer unit that begins with it is another one. */
function numbersIn(text: string, unit: string): readonly { readonly number: number; readonly text: string }[] {
  if (unit === '') return [];
  const escaped = unit.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const pattern = new RegExp(String.raw`(?<![\w.,-])(\d+(?:[.,]\d+)?)\s*${escaped}(?![\p{L}\d])`, 'giu');
  return [...text.matchAll(pattern)].map((match) => ({
    number: Number((match[1] ?? '').replace(',', '.')),
    text: match[0],
  }));
}
