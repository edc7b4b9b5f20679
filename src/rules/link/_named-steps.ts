import type { SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import { proseOf } from '../../core/model/prose.ts';
import type { Sms } from '../../core/model/sms.ts';

/** A place of a text that names steps of another item by their numbers. */
export interface NamedSteps {
  readonly target: Item;
  /** As written; of a range the first and the last. */
  readonly steps: readonly number[];
  /** As written. */
  readonly words: string;
  readonly place: Place;
}

const step = String.raw`\b(?:steps?|schritte?n?)`;
const anyStep = new RegExp(String.raw`${step}\s+\d`, 'i');
/** A number behind one blank, or more blanks than one. */
const mayNameSteps = mayHold(
  ...['step', 'steps', 'schritt', 'schritte', 'schrittn', 'schritten'].flatMap((word) => [`${word} 1`, `${word}  `]),
);
/** A number after a comma may be something else ("step 5, 30 minutes"), unless the sentence ends or goes on with a number. */
const nextNumber = String.raw`(?:\s*[–-]\s*\d{1,3}\b|,?\s+(?:to|and|or|bis|und|oder)\s+\d{1,3}\b|,\s*\d{1,3}\b(?=\s*(?:[–,.;:)\]-]|$)|,?\s+(?:to|and|or|bis|und|oder|of|in|from|von|vom|aus|der|des)\s))`;
const numbers = String.raw`(?<steps>\d{1,3}\b${nextNumber}*)`;
const other = String.raw`(?:\[[^\]\n]*\]\((?<target>[^)\s]+)\)|(?<id>[A-Z]{2,6}-\d[\w-]*))`;
/** Between the number and the other item: `of`, `in the`, `der`. */
const ofOther = String.raw`[*_]*\s+(?:(?:of|in|from|von|aus)\s+(?:the\s+|der\s+|dem\s+)?|(?:der|des|vom)\s+)`;
/** `step 4 of PRO-001`, `steps 3, 4 and 8 of PRO-001`, `PRO-001, step 4`, `PRO-001 (step 4)`, `[step 4](pro-001.md)`; the same in German. */
const mentions: readonly RegExp[] = [
  new RegExp(String.raw`${step}\s+${numbers}${ofOther}[*_]*${other}`, 'gi'),
  new RegExp(String.raw`${other}[*_]*,?\s+\(?[*_]*${step}\s+${numbers}(?!${nextNumber}*${ofOther})`, 'gi'),
  new RegExp(String.raw`\[(?:[^\]\n]*\s)?${step}\s+${numbers}[^\]\n]*\]\((?<target>[^)\s]+)\)`, 'gi'),
];

/**
 * Steps of other items that the text of an item names by number.
 *
 * @param sms the model
 * @param from item with a file of its own
 * @param facts its file
 */
export function namedSteps(sms: Sms, from: Item, facts: SourceFacts): readonly NamedSteps[] {
  return stepsIn(facts).flatMap(({ link, id, ...found }): readonly NamedSteps[] => {
    const target = sms.items.get((link === null ? id : linkedItem(sms, from, facts, link)) ?? '');
    return target === undefined || target.id === from.id ? [] : [{ target, ...found }];
  });
}

interface WrittenSteps extends Omit<NamedSteps, 'target'> {
  /** Destination of the link that names the other item; null where its id does. */
  readonly link: string | null;
  readonly id: string | null;
}

const stepsIn = remembered((facts: SourceFacts): readonly WrittenSteps[] => {
  const { body } = facts;
  if (!mayNameSteps(facts) || !anyStep.test(body)) return [];
  const prose = proseOf(facts);
  return mentions.flatMap((pattern) =>
    [...body.matchAll(pattern)].flatMap(({ 0: words, index, groups }): readonly WrittenSteps[] => {
      if (prose.text.slice(index, index + words.length).search(anyStep) < 0) return [];
      const steps = (groups?.['steps']?.match(/\d+/g) ?? []).map(Number);
      const place = prose.placeOf(index, words.length);
      return [{ link: groups?.['target'] ?? null, id: groups?.['id'] ?? null, steps, words, place }];
    }),
  );
});

function linkedItem(sms: Sms, from: Item, { links }: SourceFacts, target: string): string | undefined {
  const places = links.filter((link) => link.target === target).map(({ place }) => place);
  return (sms.relationsFrom.get(from.id) ?? []).find(
    ({ path, place }) =>
      path === null && places.some(({ line, column }) => line === place.line && column === place.column),
  )?.to;
}

/** `4. Restore`, `## Step 4`, `| 4 | Restore |`. */
const numbered =
  /^[ \t]*(?:[|>#*+-]+[ \t]*)*(?:\*\*)?(?:(?:step|schritt)[ \t]+)?(\d{1,3})(?:[.):](?!\d)|[ \t]*\||\*\*|[ \t]*$|[ \t]+[–—-])/gim;
/** `5 Tell`, `5. Tell`, `Step 5: Tell`; `5.1 Tell` is none. */
const numberedHeading = /^(?<word>(?:step|schritt)\s+)?(?<number>\d{1,3})[.):]?(?:\s+(?<title>.*))?$/i;
/** Such a heading is a chapter, and the steps are counted inside one of them. */
const chapter =
  /^(?:purpose|scope|aims?|introduction|general|overview|background|definitions?|terms|roles?|responsib|duties|references?|records|(?:the )?steps|procedure|instructions?|process$|method|annex|zweck|ziele?|geltung|anwendungsbereich|einleitung|allgemein|überblick|begriff|rollen?|verantwort|zuständig|aufgaben|verweise|aufzeichnungen|(?:die )?schritte|ablauf|verfahren|vorgehen|anleitung|durchführung|anhang)/i;

/**
 * Number of the last step in the text of an item: the highest number of its headings, where these are its steps; otherwise the
 * highest number that begins a line, or the length of its longest list or table. Where nothing is numbered, the entries and rows that are
 * called steps are counted. Null where there are none.
 *
 * @param item an item with a file of its own
 */
export function lastStep({ facts }: Item): number | null {
  if (facts === null) return null;
  const headings = numbersOfHeadings(facts);
  if (headings.areSteps) return Math.max(...headings.numbers);
  const lines = [...facts.body.matchAll(numbered)].map((match) => Number(match[1]));
  if (lines.length === 0) return countedSteps(facts);
  return Math.max(
    ...lines,
    ...headings.numbers,
    ...facts.lists.map(({ items }) => items.length),
    ...facts.tables.map(({ rows }) => rows.length),
  );
}

const stepsHeading = /^(?:[\d.)]+\s+)?(?:(?:the|die)\s+)?(?:steps|schritte)(?!\p{L})/iu;
const stepColumn = /^(?:steps?|schritte?)$/i;

/** All entries and rows under "Steps", and rows with a column of that name; a picture beside them may show other steps. */
function countedSteps({ lists, tables, links, codeBlocks }: SourceFacts): number | null {
  if (codeBlocks.length > 0 || links.some(({ kind }) => kind === 'image')) return null;
  const entries = lists.filter(({ heading }) => stepsHeading.test(heading?.text ?? '')).flatMap(({ items }) => items);
  const rows = tables
    .filter(
      ({ heading, columns }) => stepsHeading.test(heading?.text ?? '') || stepColumn.test(columns[0]?.trim() ?? ''),
    )
    .flatMap((table) => table.rows);
  const count = entries.length + rows.length;
  return count === 0 ? null : count;
}

/** Headings that say "Step", or that are counted from 1 and are no chapters, are the steps themselves. */
function numbersOfHeadings({ headings }: SourceFacts): {
  readonly numbers: readonly number[];
  readonly areSteps: boolean;
} {
  const found = headings.flatMap(({ text }) => {
    const groups = numberedHeading.exec(text)?.groups;
    return groups === undefined
      ? []
      : [{ word: groups['word'], number: Number(groups['number']), title: groups['title'] ?? '' }];
  });
  const numbers = found.map(({ number }) => number);
  const areCounted = numbers.includes(1) && numbers.includes(2) && !found.some(({ title }) => chapter.test(title));
  const areSteps = areCounted || found.some(({ word }) => word !== undefined);
  return { numbers, areSteps };
}
