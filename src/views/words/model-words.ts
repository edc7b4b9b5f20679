import { germanDayFields, germanFields } from './german-fields.ts';
import { germanKeywords, germanStates } from './german-states.ts';
import { germanPurposes } from './german-purposes.ts';
import { germanKinds, germanTypes } from './german-types.ts';
import { germanVerbs } from './german-verbs.ts';
import { spokenLanguage } from './say.ts';

// Null where the language spoken is English, which says what the key says, or where an organization has keys of its own.
type Words = string | null;

function inGerman<T>(look: () => T | undefined): T | null {
  return spokenLanguage() === 'de' ? (look() ?? null) : null;
}

/** Names of a type: of one item in running text, and of the list of all. */
export function typeNamesIn(typeKey: string): { readonly one: string; readonly many: string } | null {
  const names = inGerman(() => germanTypes[typeKey]);
  return names === null ? null : { one: names[0], many: names[1] };
}

/** What items of a type are for. */
export function purposeIn(typeKey: string): Words {
  return inGerman(() => germanPurposes[typeKey]);
}

/** Name of an item of a kind, in running text. */
export function kindNameIn(typeKey: string, kind: string): Words {
  return inGerman(() => germanKinds[`${typeKey}/${kind}`]);
}

/** Label of a field; `isDay` where all its values are days. */
export function fieldLabelIn(name: string, type: string, isDay = false): Words {
  return inGerman(
    () => (isDay ? germanDayFields[name] : undefined) ?? germanFields[`${type}.${name}`] ?? germanFields[name],
  );
}

/** Label of a relation on one of its two ends. */
export function verbLabelIn(verb: string, end: 'from' | 'to'): Words {
  return inGerman(() => germanVerbs[verb]?.[end === 'from' ? 0 : 1]);
}

/** State of an item; one word may mean something else in the life cycle that it belongs to. */
export function stateIn(state: string, lifecycle = ''): Words {
  return inGerman(() => germanStates[`${lifecycle}/${state}`] ?? germanStates[state]);
}

/** A value of a field by its keyword. */
export function keywordIn(keyword: string): Words {
  return inGerman(() => germanKeywords[keyword]);
}
