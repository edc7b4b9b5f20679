import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Sms } from '../core/model/sms.ts';
import { withheldThatAreGone } from '../core/model/withholding.ts';
import type { Classification } from '../core/types/declaration.ts';
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
 * @param audience highest classification to show
 * @param known words of pages that come with the package and tell nothing of this SMS
 */
export function withheldNames(
  checked: CheckedSms,
  visible: CheckedSms,
  audience: Classification,
  known: readonly string[],
): WithheldNames {
  const all = [...checked.sms.items.values(), ...checked.sms.registers.values()];
  const hidden = all.filter(({ id }) => !visible.sms.items.has(id) && !visible.sms.registers.has(id));
  const gone = withheldThatAreGone(checked.sms, audience);
  if (hidden.length === 0 && gone.ids.size === 0) return { ids: [], titles: [] };
  const seen = [wordsOnSite(visible), ...known.map(plain)].join('\n');
  const former = hidden.flatMap(({ id }) => checked.sms.history?.revisions.get(id) ?? []);
  const titles = [
    ...hidden.map(({ title }) => title),
    ...former.flatMap(({ after }) => (after === null ? [] : [after.title])),
    ...gone.titles,
  ];
  return {
    ids: [...hidden.map(({ id }) => id), ...gone.ids],
    titles: [...new Set(titles)].filter((title) => title.length >= shortestTitle && !seen.includes(plain(title))),
  };
}

/** Everything an audience may read anyway: texts that are visible to it, and words of the standard and of the types. */
function wordsOnSite({ sms }: CheckedSms): string {
  const { catalogue } = sms;
  const standard = [
    catalogue.standards,
    ...sms.settings.standards.map((id) => catalogue.clauses(id)),
    catalogue.mandatoryRows,
  ];
  const types = [...sms.types.values()].map(
    (type) => `${JSON.stringify(type)} ${typeName(type.key)} ${typeListName(type.key)}`,
  );
  const texts = [...sms.files, ...sms.pages].map((facts) => facts.text);
  return [...texts, ...formerTexts(sms), ...types, JSON.stringify(standard)].map(plain).join('\n');
}

/** What visible items said before, as far as this audience may read it. */
function formerTexts({ history }: Sms): readonly string[] {
  if (history === null) return [];
  const states = [...history.revisions.values()].flatMap((revisions) =>
    revisions.flatMap(({ after }) => (after === null ? [] : [after])),
  );
  return states.map((state) => `${state.title}\n${JSON.stringify(state.stated)}\n${history.textOf(state)}`);
}

/** Words of a text in lower case, without line ends and marks of emphasis. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/[\s-]+/g, ' ');
}
