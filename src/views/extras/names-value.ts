import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue, textValue } from '../value-view.ts';

/** Ids and words as one value: what has a page is a link. */
export function namesValue(site: Site, names: readonly string[]): ValueView {
  const { items, registers } = site.checked.sms;
  const values = names.map((name) =>
    items.has(name) || registers.has(name) ? itemValue(site, name) : textValue(name),
  );
  const [only] = values;
  if (only !== undefined && values.length === 1) return only;
  return { kind: 'list', items: values, isInline: true };
}
