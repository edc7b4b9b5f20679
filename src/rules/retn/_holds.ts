import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';

/** What a hold covers, as far as its scope can be read. */
interface Reach {
  /** Ids in capitals: what the scope names, and what refers to a named id that is no record. */
  readonly ids: ReadonlySet<string>;
  /** True where words besides ids say what is held: then only people can tell. */
  readonly hasWords: boolean;
}

const idLike = /(?<![\p{L}\d_-])[A-Z]{2,6}-[\w-]*\d/giu;
/** Words that only join ids. */
const joining = /(?<!\p{L})(?:and|und|with|mit)(?!\p{L})/giu;

/** True where a hold stands on a day; on the day of release everything is free. */
export function stands(hold: Item, day: string): boolean {
  const [from, to] = [dateField(hold, 'from'), dateField(hold, 'to')];
  return (from === null || compareDates(from, day) <= 0) && (to === null || compareDates(day, to) < 0);
}

/**
 * What a hold covers. Where its scope is ids only, an id that is no record, such as a customer or a service, holds all that
 * refers to it; beside other words it says nothing certain.
 *
 * @param sms the model
 * @param hold the hold
 */
export function reachOf(sms: Sms, hold: Item): Reach {
  const texts = textsField(hold, 'scope');
  const named = new Set([...texts.flatMap(idsIn), ...idsAt(sms, hold, 'scope').map((id) => id.toUpperCase())]);
  const rest = texts.map((text) => text.replaceAll(idLike, ' ').replaceAll(joining, ' ')).join(' ');
  const hasWords = named.size === 0 || /\p{L}/u.test(rest);
  return { ids: hasWords ? named : new Set([...named, ...referringTo(sms, hold, named)]), hasWords };
}

function idsIn(text: string): readonly string[] {
  return (text.match(idLike) ?? []).map((id) => id.toUpperCase());
}

/** What a record refers to is not held with it; what belongs to a customer, a service or a register is. */
function referringTo(sms: Sms, hold: Item, named: ReadonlySet<string>): readonly string[] {
  const known = [...sms.items.values()].filter(
    ({ type, id }) => type.class !== 'record' && named.has(id.toUpperCase()),
  );
  const registers = [...sms.registers.values()].filter(({ id }) => named.has(id.toUpperCase()));
  const subjects = new Set([...known, ...registers].map(({ id }) => id.toUpperCase()));
  if (subjects.size === 0) return [];
  const related = [...subjects].flatMap((id) => relatedTo(sms, id));
  const naming = [...sms.items.values()].filter(({ fields }) =>
    idsIn(JSON.stringify(fields)).some((id) => subjects.has(id)),
  );
  return [...related, ...registers.flatMap(({ rows }) => rows), ...naming.map(({ id }) => id)]
    .filter((id) => id !== hold.id)
    .map((id) => id.toUpperCase());
}

function relatedTo(sms: Sms, id: string): readonly string[] {
  return sms.relations.flatMap(({ from, to }) => {
    if (to.toUpperCase() === id) return [from];
    return from.toUpperCase() === id ? [to] : [];
  });
}
