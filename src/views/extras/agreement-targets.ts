import { asText, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { ResultLine } from '../packs/pack-parts.ts';
import { byDay, metWords, resultLines } from '../packs/pack-parts.ts';
import type { Site } from '../site.ts';
import { itemLink } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { textValue, toneValue } from '../value-view.ts';
import { periodInWords } from './period-words.ts';
import { namedBy, namedIn } from './related-items.ts';
import { say } from '../words/say.ts';
import { oneText } from '../words/days.ts';
import type { PlainText } from '../words/say.ts';

/** A promise of an agreement, and what was last reported about it. */
export interface TargetLine {
  readonly agreement: Item;
  /** Id of the measure; empty where the promise names none. */
  readonly measure: string;
  readonly what: string;
  readonly promised: string;
  readonly last: ResultLine | null;
}

/** The promises of an agreement with the results of the latest reports that speak of them. */
export function targetLines(site: Site, agreement: Item): readonly TargetLine[] {
  const lines = resultLines(reportsOn(site, agreement)).filter(({ agreement: of }) => isAbout(agreement, of));
  const targets = mapsField(agreement, 'targets').map((row) => ({ row, measure: idOf(textField(row, 'measure')) }));
  const used = new Set<ResultLine>();
  return targets.map(({ row, measure }): TargetLine => {
    const isOnly = targets.filter((other) => other.measure === measure).length === 1;
    const found = measure === '' ? [] : lines.filter((line) => idOf(line.measure) === measure && !used.has(line));
    const last = isOnly ? (found[0] ?? null) : (closest(row, found) ?? null);
    if (last !== null) used.add(last);
    return {
      agreement,
      measure,
      what: textField(row, 'what') ?? '',
      promised: promisedWords(row),
      last,
    };
  });
}

/** Of several promises by one measure, the results are told apart by the value promised. */
function closest(row: FieldMap, lines: readonly ResultLine[]): ResultLine | undefined {
  const value = numberWords(asText(row['value']) ?? '');
  const newest = lines[0]?.report;
  const same = lines.filter((line) => line.report === newest && numberWords(line.target) === value);
  return same.length > 1 ? likest(textField(row, 'what') ?? '', same) : same[0];
}

function likest(what: string, lines: readonly ResultLine[]): ResultLine | undefined {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const wanted = new Set(wordsOf(what));
  const score = (line: ResultLine): number => wordsOf(line.measure).filter((word) => wanted.has(word)).length;
  return lines.toSorted((a, b) => score(b) - score(a))[0];
}

function numberWords(text: string): string {
  return /-?\d+(?:[.,]\d+)?/.exec(text)?.[0].replace(',', '.') ?? text;
}

function idOf(measure: string | null): string {
  return /^\s*([A-Z][A-Z0-9]*-[A-Z0-9-]+)/.exec(measure ?? '')?.[1] ?? '';
}

function promisedWords(row: FieldMap): string {
  const value = `${asText(row['value']) ?? ''} ${textField(row, 'unit') ?? ''}`.trim();
  const window = textField(row, 'window');
  return window === null ? value : say('{value}, per {period}', { value, period: oneText(window) });
}

/** Reports about an agreement that were issued, the latest first: service reports, and for what suppliers promise the reviews of them. */
export function reportsOn(site: Site, agreement: Item): readonly Item[] {
  const direct = namedBy(site, agreement.id, 'service-report', ['reports_on']);
  const parties = ['supplier', 'party'].flatMap((field) => textsField(agreement, field));
  const reviews = parties.flatMap((party) => namedBy(site, party, 'report', ['reviews']));
  return [...new Set([...direct, ...reviews])].filter(({ countsAsEvidence }) => countsAsEvidence).toSorted(byDay);
}

function isAbout(agreement: Item, words: string): boolean {
  const parties = ['supplier', 'party'].flatMap((field) => textsField(agreement, field));
  return (
    words === '' ||
    [agreement.id, ...parties].some((id) => words === id || words.startsWith(`${id} `) || words.startsWith(`${id}/`))
  );
}

/** Columns of `targetRow`. */
export const targetColumns = [
  'What',
  'Measure',
  'Promised',
  'Last reported',
  'Result',
  'Report',
] as const satisfies readonly PlainText[];

/** A promise as a row of a table. */
export function targetRow(site: Site, { what, measure, promised, last }: TargetLine): readonly ValueView[] {
  const words = last === null ? '' : metWords(last);
  return [
    textValue(what === '' ? (site.checked.sms.items.get(measure)?.title ?? '') : what),
    measure === '' ? textValue('') : idValue(site, measure),
    textValue(promised),
    textValue(last?.actual ?? say('not reported')),
    last?.isMet === true
      ? toneValue(words, 'good')
      : last?.isMet === false
        ? toneValue(words, 'stop')
        : textValue(words),
    last === null ? textValue('') : reportValue(site, last.report),
  ];
}

/** A report as a link with the period it is about. */
function reportValue(site: Site, report: Item): ValueView {
  return { kind: 'link', link: itemLink(site, report.id), name: periodInWords(report.fields['period'] ?? '') };
}

/** An id as a link without the title: the row says what it is about. */
export function idValue(site: Site, id: string): ValueView {
  return { kind: 'link', link: itemLink(site, id), name: '' };
}

/** Promises about one service: by a measure of it, in words that name it, or in an agreement about it alone. */
export function targetsOfService(site: Site, service: Item, agreements: readonly Item[]): readonly TargetLine[] {
  const { items } = site.checked.sms;
  return agreements.flatMap((agreement) => {
    const covered = ['covers', 'supports']
      .flatMap((field) => textsField(agreement, field))
      .filter((id) => items.has(id));
    return targetLines(site, agreement).filter(({ measure, what }) => {
      if (covered.length === 1) return true;
      const others = covered.filter((id) => id !== service.id).flatMap((id) => items.get(id)?.title ?? []);
      if (what.includes(service.title) || what.includes(service.id)) return true;
      if (others.some((title) => what.includes(title))) return false;
      return namedIn(site, measure, 'service', ['measures']).includes(service);
    });
  });
}
