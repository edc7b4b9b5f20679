import type { BodyLink, SourceFacts } from '../../core/model/facts.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import { proseOf } from '../../core/model/prose.ts';
import type { Sms } from '../../core/model/sms.ts';

/** A place of a text that names a step of another item by its number. */
export interface NamedStep {
  readonly target: Item;
  readonly step: number;
  /** As written. */
  readonly words: string;
  readonly place: Place;
}

const anyStep = /\b(?:step|schritt)\s+\d/i;
const other = String.raw`(?:\[[^\]\n]*\]\((?<target>[^)\s]+)\)|(?<id>[A-Z]{2,6}-\d[\w-]*))`;
/** `step 4 of PRO-001`, `PRO-001, step 4`, `[step 4](pro-001.md)`; the same in German. */
const mentions: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:step|schritt)\s+(?<step>\d{1,3})\s+(?:of|in|from|von|aus)\s+(?:the\s+|der\s+)?${other}`,
    'gi',
  ),
  new RegExp(String.raw`${other},?\s+(?:step|schritt)\s+(?<step>\d{1,3})\b(?!\s+(?:of|in|from|von|aus)\s)`, 'gi'),
  /\[(?:[^\]\n]*\s)?(?:step|schritt)\s+(?<step>\d{1,3})\b[^\]\n]*\]\((?<target>[^)\s]+)\)/gi,
];

/**
 * Steps of other items that the text of an item names by number.
 *
 * @param sms the model
 * @param from item with a file of its own
 * @param facts its file
 */
export function namedSteps(sms: Sms, from: Item, facts: SourceFacts): readonly NamedStep[] {
  const { body, links } = facts;
  if (!anyStep.test(body)) return [];
  const prose = proseOf(facts);
  return mentions.flatMap((pattern) =>
    [...body.matchAll(pattern)].flatMap(({ 0: words, index, groups }): readonly NamedStep[] => {
      const id = groups?.['target'] === undefined ? groups?.['id'] : linkedItem(sms, from, links, groups['target']);
      const target = sms.items.get(id ?? '');
      const isText = prose.text.slice(index, index + words.length).search(/\b(?:step|schritt)\b/i) >= 0;
      if (target === undefined || target.id === from.id || !isText) return [];
      return [{ target, step: Number(groups?.['step']), words, place: prose.placeOf(index, words.length) }];
    }),
  );
}

function linkedItem(sms: Sms, from: Item, links: readonly BodyLink[], target: string): string | undefined {
  const places = links.filter((link) => link.target === target).map(({ place }) => place);
  return (sms.relationsFrom.get(from.id) ?? []).find(
    ({ path, place }) =>
      path === null && places.some(({ line, column }) => line === place.line && column === place.column),
  )?.to;
}

/** `4. Restore`, `## Step 4`, `| 4 | Restore |`. */
const numbered =
  /^[ \t]*(?:[|>#*+-]+[ \t]*)*(?:\*\*)?(?:(?:step|schritt)[ \t]+)?(\d{1,3})(?:[.):]|[ \t]*\||\*\*|[ \t]*$|[ \t]+[–—-])/gim;

/**
 * Number of the last step in the text of an item: the highest number that begins a line, or the length of its longest list or
 * table. Null where nothing is numbered.
 *
 * @param item an item with a file of its own
 */
export function lastStep({ facts }: Item): number | null {
  if (facts === null) return null;
  const numbers = [...facts.body.matchAll(numbered)].map((match) => Number(match[1]));
  if (numbers.length === 0) return null;
  return Math.max(
    ...numbers,
    ...facts.lists.map(({ items }) => items.length),
    ...facts.tables.map(({ rows }) => rows.length),
  );
}
