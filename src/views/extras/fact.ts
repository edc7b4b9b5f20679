import type { ValueView } from '../value-view.ts';
import { isEmptyValue } from '../value-view.ts';
import { say } from '../words/say.ts';

/** One of the few things that readers of a kind of page look for first; it stands above the text. */
export interface Fact {
  readonly label: string;
  readonly value: ValueView;
  /** It takes the whole width: a sentence, or several names. */
  readonly isWide: boolean;
  /** Fields of the item that it shows, so that they do not stand below once more. */
  readonly fields: readonly string[];
}

/**
 * A fact; nothing where it has no value.
 *
 * @param label its name
 * @param value what it says
 * @param fields fields of the item that it shows in full
 */
export function fact(label: string, value: ValueView, ...fields: readonly string[]): readonly Fact[] {
  if (isEmptyValue(value)) return [];
  if (value.kind !== 'list' || value.items.length <= mostEntries || fields.length === 0)
    return [{ label, value, isWide: isLong(value), fields }];
  // A long list stays among the details, which lead to the page that has it all.
  const more = {
    href: '#cb_details',
    text: say('and {count} more', { count: value.items.length - mostEntries }),
  };
  return [{ label, value: { ...value, items: value.items.slice(0, mostEntries), more }, isWide: true, fields: [] }];
}

const mostEntries = 12;

const mostCharacters = 44;
const mostNames = 2;

function isLong(value: ValueView): boolean {
  if (value.kind === 'text') return value.text.length > mostCharacters;
  return value.kind === 'list' && (value.items.length > mostNames || value.items.some(isLong));
}
