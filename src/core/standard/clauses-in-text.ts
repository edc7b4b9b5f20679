import type { Standard } from './clause.ts';

/** A clause as running text names it. */
export interface ClauseInText {
  /** First and last sign of the words that name it, the last exclusive. */
  readonly from: number;
  readonly to: number;
  readonly standard: string;
  /** Number or code as written. Whether it exists is for the catalogue to say. */
  readonly clause: string;
}

/** How clauses are told apart from other numbers. */
export interface ClauseReading {
  /** Standards whose clauses can be named by their reference, as in `ISO/IEC 20000-1:2018, 8.6.1`. */
  readonly standards: readonly Pick<Standard, 'id' | 'reference' | 'form'>[];
  /** Standard that the word clause alone means; null in a text with clauses of its own, such as a contract. */
  readonly bareStandard: string | null;
}

const number = String.raw`(?:[1-9]\d?)(?:\.\d{1,2}){0,3}(?!\.?\d|%|[ \u00A0]%)`;
const code = String.raw`[A-Z]{1,4}\.?\d{1,2}(?:[.-]\d{1,2}){0,3}(?![.-]?\d)`;
const between = String.raw`(?:,\s*(?:(?:and|or|und|oder)\s+)?|\s+(?:and|or|to|und|oder|bis)\s+)`;
const word = String.raw`(?:[Cc]lauses?|Abschnitt(?:e|en|s)?|Kapiteln?|Ziffern?)`;

const severalWords = /(?:clauses|Abschnitten?|Kapiteln|Ziffern)\s+$/i;

/** Another edition or another standard is spoken of, so that a number may be one of it. */
const ofOther = /\b2011\b|\b(?:9001|14001|19011|22301|27001|27002|27701|31000|42001|45001|50001)\b|\b(?:itil|cobit)\b/i;
/** A number of something else that has clauses: behind it, and before it. */
const ofPaperBehind =
  /^(?:\s+[a-z]\))?,?\s+(?:of|in|from|des|der|dieses|dieser|im|aus|vom|von)\s+(?:[\p{L}-]+\s+){0,3}?[\p{L}-]*(?:contracts?|agreements?|terms|act|law|regulation|directive|lease|polic(?:y|ies)|document|procedure|plan|report|vertrag(?:e?s)?|vereinbarung|gesetz(?:es)?|verordnung|richtlinie|dokument(?:e?s)?|anweisung|bericht(?:e?s)?)(?![\p{L}-])/iu;
const ofPaperBefore =
  /(?:contract|agreement|terms|act|law|regulation|directive|lease|vertrag|vereinbarung|gesetz|verordnung|richtlinie|[A-Z]{3}-\d{3,6}),?\s+$/iu;

/**
 * Clauses that running text names: numbers behind the word clause (in German Abschnitt, Kapitel, Ziffer), and numbers or codes
 * behind the reference of a standard. A number alone is none: it may be a version, a step or a quantity. Neither is one in a
 * sentence that speaks of another standard or edition, or one of a contract, an act or a named document.
 *
 * @param reading standards that count
 * @returns a function that finds them in a text, in order and without overlap
 */
export function clauseFinder(reading: ClauseReading): (text: string) => readonly ClauseInText[] {
  const patterns = patternsOf(reading);
  return (text) => {
    if (!/\d/.test(text)) return [];
    const found = patterns.flatMap((pattern) => inText(text, pattern));
    return found
      .toSorted((a, b) => a.from - b.from || b.to - a.to)
      .filter((entry, at, all) => at === 0 || entry.from >= (all[at - 1]?.to ?? 0));
  };
}

interface Pattern {
  readonly standard: string;
  /** Groups: what stands before the list, and the list. */
  readonly whole: RegExp;
  readonly entry: RegExp;
  /** The text says whose clauses it means. */
  readonly isNamed: boolean;
}

function patternsOf({ standards, bareStandard }: ClauseReading): readonly Pattern[] {
  const named = standards.flatMap(({ id, reference, form }): Pattern[] => {
    if (form === 'names') return [];
    const entry = form === 'numbers' ? number : code;
    const lead = String.raw`${namesOf(reference)},?\s+(?:${word}\s+)?`;
    return [patternOf(id, lead, entry, true)];
  });
  const bare = standards.find(({ id }) => id === bareStandard);
  if (bare === undefined || bare.form === 'names') return named;
  return [...named, patternOf(bare.id, String.raw`${word}\s+`, bare.form === 'numbers' ? number : code, false)];
}

function patternOf(standard: string, lead: string, entry: string, isNamed: boolean): Pattern {
  const whole = new RegExp(String.raw`(?<![\p{L}\d.-])(${lead})(${entry}(?:${between}${entry})*)`, 'gu');
  return { standard, whole, entry: new RegExp(entry, 'gu'), isNamed };
}

/** `ISO/IEC 20000-1:2018` is also `ISO 20000-1`, and `FitSM-1 v3` also `FitSM-1`. */
function namesOf(reference: string): string {
  const [, name = reference, edition = ''] = /^(.*?)(:\d{4}| v[\d.]+)?$/.exec(reference) ?? [];
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/^ISO\/IEC /, 'ISO(?:/IEC)? ');
  return edition === '' ? escaped : `${escaped}(?:${edition.replaceAll('.', String.raw`\.`)})?`;
}

function inText(text: string, { standard, whole, entry, isNamed }: Pattern): readonly ClauseInText[] {
  return [...text.matchAll(whole)].flatMap((match) => {
    const [all, lead = '', list = ''] = match;
    if (!isNamed && isOfOther(text, match.index, match.index + all.length)) return [];
    const at = match.index + lead.length;
    return [...list.matchAll(entry)].map(({ 0: clause, index }, place) => ({
      // The word belongs to the first number, unless it stands for several.
      from: place === 0 && (isNamed || !severalWords.test(lead)) ? match.index : at + index,
      to: at + index + clause.length,
      standard,
      clause,
    }));
  });
}

function isOfOther(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - reach), from);
  const behind = text.slice(to, to + reach);
  const sentence = `${before.split(endOfSentence).at(-1) ?? ''} ${behind.split(endOfSentence)[0] ?? ''}`;
  return ofOther.test(sentence) || ofPaperBehind.test(behind) || ofPaperBefore.test(before);
}

/** Signs around a number that are looked at, so that the time stays linear in long paragraphs. */
const reach = 300;
const endOfSentence = /[.!?]\s/;
