import { mappingFinder } from '../../core/model/foreign.ts';
import { likelyKey } from '../../core/model/known-names.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import { fieldsOfType } from '../../core/types/fields-of-type.ts';
import { wrongIds } from '../iden/_id-form.ts';
import type { Weaker } from './_weaker-settings.ts';

const mostNamed = 3;

/**
 * What settings on names let pass that is there: ids of another form (`id_pattern`), misspelt keys (`known_keys`). Where nothing there
 * is judged otherwise, a wider form and keys of one's own weaken nothing.
 *
 * @param sms items
 * @param before the earlier settings
 * @param after the later ones
 */
export function weakerNames(sms: Sms, before: Settings, after: Settings): readonly Weaker[] {
  return [...otherIds(sms, before, after), ...misspeltKeys(sms, before, after)];
}

function otherIds(sms: Sms, before: Settings, after: Settings): readonly Weaker[] {
  if (before.idPattern === after.idPattern) return [];
  const wrong = (pattern: string): readonly string[] => [...wrongIds(sms, pattern)].map(({ item }) => item);
  const still = new Set(wrong(after.idPattern));
  const passed = wrong(before.idPattern).filter((id) => !still.has(id));
  const says = `\`id_pattern\` was changed so that the ${passed.length === 1 ? 'id' : 'ids'} ${listWords(passed, mostNamed)} fit${passed.length === 1 ? 's' : ''}`;
  return passed.length === 0 ? [] : [{ key: 'idPattern', says }];
}

function misspeltKeys(sms: Sms, before: Settings, after: Settings): readonly Weaker[] {
  const added = after.knownKeys.filter((key) => !before.knownKeys.includes(key));
  if (added.length === 0) return [];
  const mappingOf = mappingFinder(before.foreign);
  // The keys of another program are its own.
  const own = [...sms.items.values()].filter(({ file }) => mappingOf(file) === null);
  return added.flatMap((key) => {
    const like = own.flatMap((item) => {
      if (!Object.hasOwn(item.stated, key)) return [];
      const names = fieldsOfType(item.type, item.kind).map(({ name }) => name);
      const missing = names.filter((name) => !Object.hasOwn(item.stated, name));
      const nearest = names.includes(key) ? null : likelyKey(key, missing);
      return nearest === null ? [] : [{ id: item.id, nearest }];
    });
    const [first] = like;
    if (first === undefined) return [];
    const says = `\`${key}\`, which is like \`${first.nearest}\`, no longer counts as misspelt in ${listWords(
      like.map(({ id }) => id),
      mostNamed,
    )} (\`known_keys\`)`;
    return [{ key: `knownKeys ${key}`, says }];
  });
}
