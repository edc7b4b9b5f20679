import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { typeListName, typeName } from '../views/site.ts';

/** Names that nothing of what is published may hold. */
export interface WithheldNames {
  readonly ids: readonly string[];
  /** Titles that are not also words of what the audience may read: most titles of roles are. */
  readonly titles: readonly string[];
}

const shortestTitle = 12;

/**
 * Names of what an audience may not see, to be looked for in everything that was written.
 *
 * @param checked the whole model
 * @param visible the model as the audience may see it
 */
export function withheldNames(checked: CheckedSms, visible: CheckedSms): WithheldNames {
  const all = [...checked.sms.items.values(), ...checked.sms.registers.values()];
  const hidden = all.filter(({ id }) => !visible.sms.items.has(id) && !visible.sms.registers.has(id));
  if (hidden.length === 0) return { ids: [], titles: [] };
  const seen = wordsOnSite(visible);
  const titles = hidden.map(({ title }) => title);
  return {
    ids: hidden.map(({ id }) => id),
    titles: [...new Set(titles)].filter((title) => title.length >= shortestTitle && !seen.includes(plain(title))),
  };
}

/** Everything an audience may read anyway: texts that are visible to it, and words of the standard and of the types. */
function wordsOnSite({ sms }: CheckedSms): string {
  const { catalogue } = sms;
  const standard = [
    catalogue.standards,
    ...catalogue.standards.map(({ id }) => catalogue.clauses(id)),
    catalogue.mandatoryRows,
  ];
  const types = [...sms.types.values()].map(
    (type) => `${JSON.stringify(type)} ${typeName(type.key)} ${typeListName(type.key)}`,
  );
  const texts = [...sms.files, ...sms.pages].map((facts) => facts.text);
  return [...texts, ...types, JSON.stringify(standard)].map(plain).join('\n');
}

/** Words of a text in lower case, without line ends and marks of emphasis. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/[\s-]+/g, ' ');
}
