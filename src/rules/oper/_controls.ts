import { mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';

/** A row of the table of controls. */
export interface Control {
  readonly row: FieldMap;
  readonly index: number;
}

/** Controls that a statement decides for. */
export function appliedControls(statement: Item): readonly Control[] {
  return mapsField(statement, 'controls').flatMap((row, index) =>
    /^(?:apply|applied|applicable|yes|ja|angewendet|anwenden)$/i.test(textField(row, 'decided') ?? '')
      ? [{ row, index }]
      : [],
  );
}

/** Id of a control, else its number in the table. */
export function nameOfControl({ row, index }: Control): string {
  return textField(row, 'id') ?? `row ${index + 1}`;
}
