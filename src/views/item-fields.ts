import type { Item } from '../core/model/item.ts';
import { fieldsOfType } from '../core/types/fields-of-type.ts';
import { parseTypeExpression } from '../core/types/type-expression.ts';
import { fieldLabel } from './field-label.ts';
import type { Site } from './site.ts';
import type { ValueView } from './value-view.ts';
import { isEmptyValue, textValue, valueView } from './value-view.ts';
import { verbLabel } from './verbs.ts';
import { say } from './words/say.ts';

/** A field of an item in full. */
export interface ItemField {
  readonly name: string;
  readonly verb: string;
  readonly label: string;
  readonly value: ValueView;
}

// Shown in the control block, as title and text, as relations, or of no use to a reader; identities in Git are addresses.
const shownElsewhere: ReadonlySet<string> = new Set(
  'id type kind title status version owner classification approvals clauses closed effective_from effective_to review name text summary related schema language git_identities'.split(
    ' ',
  ),
);

/** Fields stated in the frontmatter of an item, without those that every page shows elsewhere. */
export function itemFields(site: Site, item: Item): readonly ItemField[] {
  return fieldsOfType(item.type, item.kind)
    .filter(
      ({ name }) =>
        !shownElsewhere.has(name) &&
        !(name === 'date' && item.type.class === 'record') &&
        item.origins[name]?.kind === 'frontmatter',
    )
    .map((field) => {
      const value = valueView(site, item.id, item.fields[field.name], parseTypeExpression(field.type));
      return {
        name: field.name,
        verb: field.verb ?? field.name,
        label: field.verb === undefined ? fieldLabel(field.name, item.type.key) : verbLabel(field.verb, 'from'),
        value: isEmptyValue(value) ? textValue(say('none')) : value,
      };
    });
}
