import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';

/** A kind of configuration item, as a row of the plan. */
export interface KindOfItem {
  readonly name: string;
  readonly attributes: string;
  readonly index: number;
}

/** A detail that clause 8.2.6 wants of every item, and the words by which a plan names it, in English and German. */
interface Detail {
  readonly name: string;
  readonly words: RegExp;
}

// The kind itself is no detail to look for: the row is the kind.
const details: readonly Detail[] = [
  {
    name: 'identifier',
    words: /\bids?\b|identif|\bnumbers?\b|\bno\.|\btag\b|name\b|\bkey\b|kennung|kennzeich|bezeich|nummer|schlüssel/i,
  },
  {
    name: 'description',
    words: /descri|\btext\b|purpose|function|summary|beschreib|bezeichnung|kurztext|zweck|funktion/i,
  },
  { name: 'status', words: /status|\bstates?\b|\bphase\b|life ?-?cycle|zustand|\bstand\b|lebenszyklus/i },
  {
    name: 'relations to other items',
    words:
      /relat|depend|\blink|connect|parent|\bpart of|runs on|\buses?\b|belongs|attached|beziehung|abhängig|verbind|verbund|verknüpf|zugehör|gehört|läuft auf/i,
  },
];

const everyKind = /\b(?:every|each|any|all|common|always)\b|\bjede|\balle|gemeinsam|\bimmer\b/i;
/** Words by which a row takes over what another row says: its name follows. */
const likeAnother = String.raw`\b(?:as (?:for|with|in)|like|same (?:\p{L}+ )?as|see|wie|siehe|vgl\.?)(?=\s)[^,;.]{0,20}?`;
const endOfReference = String.raw`(?=["”“]?\s*(?:$|[\n,;.:)(+&/–]|(?:and|plus|or|with|but|without|above|und|sowie|plus|oder|mit|ohne|oben)\b))`;
const serviceWords = /\bservices?\b|dienst|leistung/i;

/**
 * Kinds of configuration item that a plan names.
 *
 * @param plan plan for configuration information
 */
export function kindsOfItem(plan: Item): readonly KindOfItem[] {
  return mapsField(plan, 'ci_types').flatMap((row, index) => {
    const name = textField(row, 'type');
    return name === null ? [] : [{ name, attributes: textField(row, 'attributes') ?? '', index }];
  });
}

/** True for a kind that holds services. */
export function isOfServices({ name }: KindOfItem): boolean {
  return serviceWords.test(name);
}

/**
 * Details that a plan wants of no item of this kind: neither the row names them, nor does a text that speaks of all kinds.
 *
 * @param plan plan for configuration information
 */
export function lackingDetails(plan: Item): (kind: KindOfItem) => readonly string[] {
  const rows = kindsOfItem(plan);
  const common = [
    ...textsOnEveryKind(plan),
    ...rows.flatMap(({ name, attributes }) => (everyKind.test(name) ? [attributes] : [])),
  ].join('\n');
  return ({ attributes, index }) =>
    refersTo(
      attributes,
      rows.filter((row) => row.index !== index),
    )
      ? []
      : details.filter(({ words }) => !words.test(attributes) && !words.test(common)).map(({ name }) => name);
}

/** True for "as for servers" where one of the rows is about servers; a long name may be shortened to one of its words. */
function refersTo(attributes: string, rows: readonly KindOfItem[]): boolean {
  const words = plain(attributes);
  if (!new RegExp(likeAnother, 'iu').test(words)) return false;
  const names = rows.flatMap(({ name }) => [plain(name), ...(plain(name).match(/\p{L}{4,}/gu) ?? [])]);
  return names.some((name) => {
    const stem = name.replace(/y$/, '').replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return new RegExp(String.raw`${likeAnother}(?<![\p{L}\d-])${stem}\p{L}{0,3}${endOfReference}`, 'iu').test(words);
  });
}

/** Small letters without dots above them: "Schränken" is a plural of "Schrank". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

/** Paragraphs about every item, and the lists below the same headings: "For every item we record:" is followed by one. */
function textsOnEveryKind({ facts }: Item): readonly string[] {
  if (facts === null) return [];
  const paragraphs = facts.paragraphs.filter(({ text }) => everyKind.test(text));
  const headings = new Set(paragraphs.map(({ heading }) => heading?.slug));
  const lists = facts.lists.filter(({ heading }) => headings.has(heading?.slug));
  return [...paragraphs.map(({ text }) => text), ...lists.flatMap(({ items }) => items.map(({ text }) => text))];
}
