import { textField } from '../../core/model/fields.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Heading } from '../../core/model/facts.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { isOver } from './_misfits.ts';

const small: ReadonlySet<string> = new Set(
  'an the of for and or to in on with at by der die das des dem den und oder für von vom zu zur zum im in mit ein eine einer eines'.split(
    ' ',
  ),
);

export default defineRule({
  id: 'IDEN-006',
  name: 'title-tells-documents-apart',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'A document has one title, and no other document of its type in force has the same.',
  fix: 'Align title and heading, or say in the title what the one document is about and the other is not.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      const draft = twoTitles(item);
      if (draft !== null) yield draft;
    }
    for (const group of sameTitles(sms)) {
      const [last, ...others] = group.toReversed();
      if (last === undefined) continue;
      const all = group.map(({ id, title }) => `${id} (${title})`);
      yield {
        item: last.id,
        keys: group.map(({ id }) => id),
        place: placeOfTitle(last),
        actual: last.title,
        message: `${listWords(all, 5)} are in force and their titles say the same. Expected titles by which readers find the right one.`,
        related: others.map(({ id, title, place }) => ({ item: id, message: `is called ${title}`, place })),
      };
    }
  },
});

/** The file states a title, and its first heading says something else. */
function twoTitles(item: Item): Draft | null {
  const stated = textField(item.stated, 'title');
  const heading = firstHeading(item);
  if (stated === null || heading === null || !item.inView || item.frozen || isOver(item)) return null;
  const [a, b] = [plain(stated), plain(heading.text)];
  if (a.includes(b) || b.includes(a) || keyOf(stated) === keyOf(heading.text)) return null;
  return {
    item: item.id,
    place: placeOfField(item, 'title'),
    actual: stated,
    expected: heading.text,
    message: `${item.id} states the title "${stated}", and its first heading is "${heading.text}". Expected one title: align the two, or leave \`title\` out, since the heading gives it.`,
    related: [{ item: item.id, message: 'says something else here', place: heading.place }],
  };
}

/** The heading that is the title: not one of several of the first level, which are sections, nor what a template fills in. */
function firstHeading({ facts, storage }: Item): Heading | null {
  const titles = storage === 'file' ? (facts?.headings.filter(({ depth }) => depth === 1) ?? []) : [];
  const [title = null] = titles;
  return titles.length === 1 && title !== null && !/<%|\{\{|\{%/.test(title.text) ? title : null;
}

function placeOfTitle(item: Item): Draft['place'] {
  const heading = firstHeading(item);
  return item.stated['title'] === undefined && heading !== null ? heading.place : placeOfField(item, 'title');
}

/** Documents in force in files of their own, of one type, kind and language, that nobody can tell apart by their titles. */
function sameTitles(sms: Sms): readonly (readonly Item[])[] {
  const documents = [...sms.items.values()].filter(
    (item) => item.type.class === 'document' && item.storage === 'file' && item.inForce && item.inView,
  );
  const groups = Map.groupBy(documents, groupOf);
  return [...groups.values()].filter((group) => group.length > 1 && keyOf(group[0]?.title ?? '') !== '');
}

const groupOf = remembered((item: Item) =>
  [item.type.key, item.kind?.key, textField(item, 'language'), keyOf(item.title)].join('/'),
);

/** What a title says, however it is written: no small words, no plural, no order. */
function keyOf(title: string): string {
  return plain(title)
    .split(' ')
    .filter((word) => !small.has(word))
    .map((word) => (/^[a-z]{4,}[^s]s$/.test(word) ? word.slice(0, -1) : word))
    .sort()
    .join(' ');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
