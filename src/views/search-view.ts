import { mapsField, textField, textsField } from '../core/model/fields.ts';
import { routeOfClause, routeOfItem } from '../core/model/routes.ts';
import { searchKey } from './search-key.ts';
import type { Site } from './site.ts';
import { capitalized, typeName } from './site.ts';

/**
 * Data of the exact resolver and of "did you mean", loaded by the search page only.
 * `targets`: key (lower case, without blanks) -> address below the base and title. `words`: vocabulary for suggestions.
 */
export interface SearchData {
  readonly targets: Readonly<Record<string, readonly [address: string, title: string]>>;
  readonly words: readonly string[];
}

/**
 * What the search page knows besides the full text: ids, aliases, clause numbers, glossary terms.
 *
 * @param site the site
 */
export function searchData(site: Site): SearchData {
  const { sms } = site.checked;
  const targets: Record<string, readonly [string, string]> = {};
  const words = new Set<string>();
  const put = (key: string, address: string, title: string): void => {
    const plain = searchKey(key);
    if (plain !== '' && targets[plain] === undefined) targets[plain] = [address, title];
  };
  const learn = (text: string): void => {
    for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) words.add(word);
  };
  const standard = sms.settings.standards[0] ?? sms.catalogue.primaryStandard;
  for (const clause of sms.catalogue.clauses(standard)) {
    const title = `Clause ${clause.id} ${clause.title}`;
    put(clause.id, routeOfClause(standard, clause.id), title);
    put(`clause${clause.id}`, routeOfClause(standard, clause.id), title);
    learn(clause.title);
  }
  for (const register of sms.registers.values()) put(register.id, routeOfItem(register.id), register.title);
  for (const item of sms.items.values()) {
    const address = routeOfItem(item.id);
    const title = `${item.id} ${item.title}`;
    put(item.id, address, title);
    put(item.id.replace(/-0*/, ''), address, title);
    put(item.title, address, title);
    learn(item.title);
    if (item.type.key === 'glossary-term') {
      for (const synonym of textsField(item, 'synonyms')) {
        put(synonym, address, title);
        learn(synonym);
      }
    }
  }
  for (const [alias, id] of Object.entries(sms.settings.aliases)) {
    const item = sms.items.get(id);
    if (item !== undefined) put(alias, routeOfItem(id), `${id} ${item.title}`);
  }
  return { targets, words: [...words].sort() };
}

/** Filters of the search page, with the values that occur. */
export interface SearchView {
  readonly filters: readonly { readonly key: string; readonly label: string; readonly values: readonly string[] }[];
  readonly items: readonly { readonly href: string; readonly id: string; readonly title: string; readonly type: string }[];
}

/** Page model of the search page; without JavaScript it lists documents and services. */
export function searchView(site: Site): SearchView {
  const { sms } = site.checked;
  const all = [...sms.items.values()];
  const values = (read: (item: (typeof all)[number]) => readonly string[]): readonly string[] => [...new Set(all.flatMap(read))].sort();
  return {
    filters: [
      { key: 'type', label: 'Kind', values: values((item) => [capitalized(typeName(item.type.key))]) },
      { key: 'status', label: 'Status', values: values((item) => [item.state]) },
      { key: 'owner', label: 'Owner', values: values((item) => (item.owner === null ? [] : [sms.items.get(item.owner)?.title ?? item.owner])) },
    ],
    items: all
      .filter((item) => item.storage === 'file' && item.type.class === 'document' && item.inForce)
      .map((item) => ({ href: `${site.base.replace(/\/$/, '')}${routeOfItem(item.id)}`, id: item.id, title: item.title, type: capitalized(typeName(item.type.key)) }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
  };
}

/** Duties of a role in the steps of processes: read by the page of a role. */
export function stepsOfRole(site: Site, role: string): readonly { readonly process: string; readonly step: string; readonly part: string }[] {
  return [...site.checked.sms.items.values()].flatMap((item) =>
    item.type.key !== 'process'
      ? []
      : mapsField(item, 'activities').flatMap((step) =>
          ['accountable', 'responsible', 'consulted', 'informed'].flatMap((part) =>
            textsField(step, part).includes(role) ? [{ process: item.id, step: textField(step, 'step') ?? '', part }] : [],
          ),
        ),
  );
}
