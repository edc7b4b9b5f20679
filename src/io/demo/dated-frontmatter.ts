import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { plusDays } from './calendar.ts';
import { lastDay } from './story.ts';

/** What was so on a day. */
export interface DayView {
  readonly day: string;
  /** True when the item was in the repository by then; unknown ids are none. */
  readonly knows: (id: string) => boolean;
  /** True when the file lay there by then; where it is not given, links are left as they are. */
  readonly has?: (file: string) => boolean;
}

/** How the frontmatter of one item is cut back to a day. */
export interface ItemView extends DayView {
  /** Its content is final: only entries added afterwards are left out. */
  readonly isFinal: boolean;
  /** Fields whose text tells of a later day than it states: day by name. */
  readonly laterFields: Readonly<Record<string, string>>;
}

/** A part of a text that is left out or replaced. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const date = /^\d{4}-\d{2}-\d{2}(?:T|$)/;
const anyDate = /\b20\d{2}-\d{2}-\d{2}\b/g;
const anyId = /^[A-Z]{3}-\d{3,5}$/;
const sinceDay = / since 20\d{2}-\d{2}-\d{2}/g;

/** Fields with the day of something that happened. */
const happened: ReadonlySet<string> = new Set(
  'at on done actual issued received detected restored customer_informed retrieved_at last assessed_at date announced live_since'.split(
    ' ',
  ),
);
/** Days between an appointment and the first day of the post. */
const notice = 14;
/** Maps that are there as a whole or not at all, by the field that says since when. */
const gates = ['at', 'on'] as const;
/** Lists whose windows (`from`, `to`) tell what happened. */
const windows: ReadonlySet<string> = new Set(['posts', 'employment', 'keys']);
/** Fields that make an entry of a list: without them it says nothing. */
const ends: ReadonlySet<string> = new Set(['target', 'service', 'doc', 'underneath']);
/** Fields with words that an item needs from the start and that were added to. */
const grown: ReadonlySet<string> = new Set(['rationale', 'steps']);
/** Fields that every state needs, whatever day they name. */
const needed: ReadonlySet<string> = new Set(
  'id text title name status type of owner classification version clauses period dates plan_version plan cycle horizon planned'.split(
    ' ',
  ),
);

/** True when a text tells of a day after the one given, up to the last one of the story; what lies behind that is a plan. */
export function tellsOfLater(text: string, day: string): boolean {
  return (text.match(anyDate) ?? []).some((found) => isStillToCome(found, day));
}

/** A day behind the end of the story is a plan, known from the beginning. */
function isStillToCome(at: string, day: string): boolean {
  return at > day && at <= lastDay;
}

/** An appointment is known two weeks before it begins; other windows open on their first day. */
function knownFrom(day: string, list: string): string {
  return list === 'posts' && day !== '' ? plusDays(day, -notice) : day;
}

/** Days on which the appointments stated in a text became known. */
export function appointmentDays(yaml: string): readonly string[] {
  return [...yaml.matchAll(/\{person: [^,]+, from: (\d{4}-\d{2}-\d{2})/g)].map(([, from = '']) =>
    plusDays(from, -notice),
  );
}

/** The top level of a frontmatter, parsed. */
export function parseFrontmatter(yaml: string): YAMLMap {
  const { contents, errors } = parseDocument(yaml, { version: '1.2' });
  if (!isMap(contents) || errors.length > 0) throw new Error('Unexpected frontmatter of the demo, expected a map.');
  return contents;
}

/** Value of a field as text; null where it is none. */
export function scalarOf(map: YAMLMap, name: string): string | null {
  const value: unknown = map.get(name, true);
  return isScalar(value) ? String(value.source ?? value.value) : null;
}

/** Days on which something in it happened, in no order. */
export function datesOf(map: YAMLMap, parent = ''): readonly string[] {
  return map.items.flatMap((pair) => datesOfValue(keyOf(pair), pair.value, parent));
}

function datesOfValue(key: string, value: unknown, parent: string): readonly string[] {
  if (isMap(value)) return datesOf(value, key);
  if (isSeq(value)) return value.items.flatMap((item) => datesOfValue(key, item, parent));
  if (!isScalar(value)) return [];
  const text = String(value.value);
  if (date.test(text)) return isEvent(key, parent) ? [text.slice(0, 10)] : [];
  return (text.match(anyDate) ?? []).filter((found) => found <= lastDay);
}

function isEvent(key: string, parent: string): boolean {
  return happened.has(key) || (windows.has(parent) && (key === 'from' || key === 'to'));
}

/**
 * Parts of a map that were not there yet on a day.
 *
 * @param yaml text it was parsed from
 * @param map the map
 * @param view what was so on that day
 */
export function laterParts(yaml: string, map: YAMLMap, view: ItemView): readonly Cut[] {
  const found = cutMap(yaml, map, '', '', { ...view, isTold: false });
  return found === 'all' ? [] : found;
}

interface Walk extends ItemView {
  /** Inside an entry with a day of its own, whose text may tell of anything. */
  readonly isTold: boolean;
}

function cutMap(yaml: string, map: YAMLMap, name: string, path: string, view: Walk): Found {
  const within = path === '' ? '' : `${path}.`;
  const found = map.items.map((pair) => cutPair(yaml, pair, name, `${within}${keyOf(pair)}`, view));
  if (found.length > 0 && found.every((one) => one === 'all')) return 'all';
  return joinCuts(yaml, map, found);
}

/** `all` where nothing of a value is left. */
type Found = 'all' | readonly Cut[];

function cutPair(yaml: string, pair: Pair, parent: string, path: string, view: Walk): Found {
  const key = keyOf(pair);
  const later = view.laterFields[path];
  if (later !== undefined && later > view.day && key !== 'status') return 'all';
  return cutValue(yaml, pair.value, key, parent, path, view);
}

function cutValue(yaml: string, value: unknown, key: string, parent: string, path: string, view: Walk): Found {
  if (isScalar(value)) {
    if (!isLaterScalar(String(value.value), key, parent, view)) return [];
    return (grown.has(key) ? withoutLaterWords(yaml, value, view.day) : null) ?? 'all';
  }
  if (isMap(value)) {
    const gate = gates.map((name) => scalarOf(value, name)).find((at) => at !== null && date.test(at)) ?? null;
    if (gate !== null && isStillToCome(gate.slice(0, 10), view.day)) return 'all';
    if (windows.has(key) && isStillToCome(knownFrom(scalarOf(value, 'from') ?? '', key), view.day)) return 'all';
    return cutMap(yaml, value, key, path, { ...view, isTold: view.isTold || gate !== null });
  }
  if (isSeq(value)) {
    const found = value.items.map((item) =>
      isLoose(item, view) ? 'all' : cutValue(yaml, item, key, parent, path, view),
    );
    if (found.length > 0 && found.every((one) => one === 'all')) return 'all';
    return joinCuts(yaml, value, found);
  }
  return [];
}

/** An entry of a list that leads to an item which was not there. */
function isLoose(item: unknown, view: Walk): boolean {
  if (!isMap(item) || view.isFinal || view.isTold) return false;
  return [...ends].some((name) => {
    const id = scalarOf(item, name) ?? '';
    return anyId.test(id) && !view.knows(id);
  });
}

function isLaterScalar(text: string, key: string, parent: string, view: Walk): boolean {
  if (date.test(text)) {
    const day = text.slice(0, 10);
    return isEvent(key, parent) && isStillToCome(key === 'from' ? knownFrom(day, parent) : day, view.day);
  }
  if (view.isFinal || view.isTold) return false;
  if (anyId.test(text) && key !== 'id') return !view.knows(text);
  return !needed.has(key) && tellsOfLater(text, view.day);
}

/** A text of several sentences without those that tell of later, or a sentence without its "since …"; null where nothing is left. */
function withoutLaterWords(yaml: string, node: unknown, day: string): readonly Cut[] | null {
  const [from, to] = [startOf(node), endOf(node)];
  const raw = yaml.slice(from, to);
  const quote = /^["']/.exec(raw)?.[0] ?? '';
  const kept = raw
    .slice(quote.length, raw.length - quote.length)
    .replaceAll(sinceDay, (phrase) => (tellsOfLater(phrase, day) ? '' : phrase))
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .filter((sentence) => !tellsOfLater(sentence, day));
  return kept.length === 0 ? null : [{ from, to, insert: `${quote}${kept.join(' ')}${quote}` }];
}

/** Cuts of the parts of a collection, with the signs between them. */
function joinCuts(yaml: string, node: YAMLMap | YAMLSeq, found: readonly Found[]): readonly Cut[] {
  const items: readonly unknown[] = node.items;
  let isFirstKept = false;
  return items.flatMap((item, index): readonly Cut[] => {
    const one = found[index] ?? [];
    if (one !== 'all') {
      isFirstKept = true;
      return one;
    }
    if (node.flow !== true) {
      const from = yaml.lastIndexOf('\n', startOf(item) - 1) + 1;
      return [{ from, to: lineAfter(yaml, endOf(item)), insert: '' }];
    }
    // In brackets the comma before goes too, or the one behind where nothing stays before.
    return isFirstKept
      ? [{ from: endOf(items[index - 1]), to: endOf(item), insert: '' }]
      : [{ from: startOf(item), to: index + 1 < items.length ? startOf(items[index + 1]) : endOf(item), insert: '' }];
  });
}

/** Text without the parts; those inside another one count once. */
export function applyCuts(text: string, cuts: readonly Cut[]): string {
  let [result, at] = ['', 0];
  for (const cut of cuts.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (cut.from < at) continue;
    result += text.slice(at, cut.from) + cut.insert;
    at = cut.to;
  }
  return result + text.slice(at);
}

/** Where a pair, item or value begins in the text. */
export function startOf(node: unknown): number {
  const inner = typeof node === 'object' && node !== null && 'key' in node ? node.key : node;
  return rangeOf(inner)[0];
}

/** Where the content of a pair, item or value ends in the text. */
export function endOf(node: unknown): number {
  const isPair = typeof node === 'object' && node !== null && 'key' in node && 'value' in node && !('range' in node);
  const inner: unknown = isPair ? node.value : node;
  // The range of a block reaches over the line end behind it: its last part says where the content ends.
  if ((isMap(inner) || isSeq(inner)) && inner.flow !== true && inner.items.length > 0) return endOf(inner.items.at(-1));
  return rangeOf(inner)[1];
}

function rangeOf(node: unknown): readonly [number, number] {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  if (!Array.isArray(range)) throw new Error('Unexpected node of the demo, expected one with a place.');
  return [Number(range[0]), Number(range[1])];
}

function lineAfter(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', at);
  return end < 0 ? yaml.length : end + 1;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}
