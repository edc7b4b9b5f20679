import picomatch from 'picomatch';
import { textField, textsField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { routeOfClause, routeOfItem } from '../core/model/routes.ts';
import type { Sms } from '../core/model/sms.ts';
import { TermIndex } from '../core/model/term-index.ts';
import { clauseFinder } from '../core/standard/clauses-in-text.ts';
import type { RenderOptions } from '../markdown/render-options.ts';

/** Most signs of a meaning that are shown beside its term: the page of the term has it all. */
const mostSigns = 280;
/** The form that ids have by default, which rendering looks for by itself. */
const usualId = /^[A-Z]{3}-\d{3,6}$/;
/** Words of letters and digits, tied by hyphens, points or underscores. */
const anyId = /[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu;

/** What running text says besides its links. */
export type TextReading = Pick<RenderOptions, 'findClauses' | 'findTerms' | 'idForm'>;

/**
 * Prepares the reading of texts: ids, clauses by the word clause or the reference of their standard, and terms of the glossary.
 *
 * @param sms the model as the audience may see it
 * @param base base path with `/` at its end
 * @returns how the text of a file is read; `id` is that of the item, register or page in it
 */
export function textReading(
  sms: Sms,
  base: string,
): (text: { readonly id: string; readonly file: string; readonly language: string }) => TextReading {
  const { settings } = sms;
  const clauses = clauseMarks(sms, base, settings.standards[0] ?? null);
  const namedClauses = clauseMarks(sms, base, null);
  const terms = termMarks(sms, base);
  const isWithoutTerms = picomatch([...settings.site.termsNotIn], { dot: true });
  const ids = [...sms.items.keys(), ...sms.registers.keys()];
  const idForm = ids.every((id) => usualId.test(id)) ? {} : { idForm: anyId };
  return ({ id, file, language }) => ({
    ...idForm,
    // An agreement has clauses of its own.
    findClauses: sms.items.get(id)?.type.lifecycle === 'agreement' ? namedClauses : clauses,
    ...(terms === null || isWithoutTerms(file) || settings.site.termsNotIn.includes(id)
      ? {}
      : { findTerms: (text) => terms(text, language).filter((term) => term.id !== id) }),
  });
}

/** True for an id that running text can hold: one without a digit or capital letter would turn ordinary words into links. */
export function isIdInText(id: string): boolean {
  return /\d/.test(id) && /\p{Lu}/u.test(id);
}

function clauseMarks(sms: Sms, base: string, bareStandard: string | null): NonNullable<TextReading['findClauses']> {
  const { catalogue, settings } = sms;
  const standards = catalogue.standards.filter(({ id }) => settings.standards.includes(id));
  const find = clauseFinder({ standards, bareStandard });
  return (text) =>
    find(text).flatMap(({ from, to, standard, clause }) => {
      const found = catalogue.findClause(standard, clause);
      const href = `${base.slice(0, -1)}${routeOfClause(standard, clause)}`;
      return found === undefined ? [] : [{ from, to, href, title: found.title }];
    });
}

/** Null where there are no terms. */
function termMarks(
  sms: Sms,
  base: string,
): ((text: string, language: string) => ReturnType<NonNullable<TextReading['findTerms']>>) | null {
  const terms = new Map(
    itemsOfType(sms, 'glossary-term')
      .filter((item) => item.inForce && (textField(item, 'meaning') ?? '') !== '')
      .map((item) => [item.id, termOf(item, base, sms.settings.language)]),
  );
  if (terms.size === 0) return null;
  const index = new TermIndex([...terms.keys()].map((id) => ({ id, names: namesOf(sms.items.get(id)) })));
  const { organization } = sms.settings;
  return (text, language) => {
    const names = placesOf(organization, text);
    return index.in(text, language).flatMap(({ id, from, to }) => {
      const term = terms.get(id);
      const isInName = names.some((at) => from >= at && to <= at + organization.length);
      if (term === undefined || isInName) return [];
      const { language: own, ...shown } = term;
      return [{ ...shown, id, from, to, ...(own === language ? {} : { lang: own }) }];
    });
  };
}

/** Where the name of the organization stands: a word of it is no term. */
function placesOf(name: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push(at);
  return places;
}

function termOf(
  item: Item,
  base: string,
  usual: string,
): { readonly href: string; readonly name: string; readonly meaning: string; readonly language: string } {
  const meaning = textField(item, 'meaning') ?? '';
  return {
    href: `${base.slice(0, -1)}${routeOfItem(item.id)}`,
    name: item.title,
    language: textField(item, 'language') ?? usual,
    meaning: meaning.length <= mostSigns ? meaning : `${meaning.slice(0, mostSigns).replace(/\s+\S*$/, '')} …`,
  };
}

function namesOf(item: Item | undefined): readonly string[] {
  if (item === undefined) return [];
  return [item.title, ...textsField(item, 'synonyms')];
}
