import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { joinPath } from '../../core/trace/link-target.ts';

/** Words of a licence that keep copies out, in English and German. */
const forbids =
  /\bno (?:cop(?:y|ies|ying)|text)\b|\bnot? (?:to )?be (?:copied|stored|shared)\b|\bnot allow|\bsingle[- ]user\b|\bnone\b|\bunknown\b|\bkeine?n? (?:Kopien?|Text)|\bnicht (?:kopier|erlaubt|gestattet)|\bEinzel(?:platz|nutzer)|\bunbekannt\b/i;

/** A row of the register of outside documents whose work lies among the files of the SMS. */
export interface StoredWork {
  readonly row: Item;
  readonly file: string;
}

/**
 * True where a licence is noted that does not keep copies out.
 *
 * @param row row of the register of outside documents
 */
export function allowsCopies(row: Item): boolean {
  const licence = textField(row, 'licence')?.trim() ?? '';
  return licence !== '' && !forbids.test(licence);
}

/**
 * Outside documents of which a copy lies among the files of the SMS, as their rows say.
 *
 * @param sms the model
 */
export function storedWorks(sms: Sms): readonly StoredWork[] {
  const rows = itemsOfType(sms, 'external-document').filter(({ inView }) => inView);
  if (rows.length === 0) return [];
  const files = new Set([...sms.assets.keys(), ...sms.files.map((facts) => facts.file)]);
  return rows.flatMap((row) => {
    const location = textField(row, 'location')?.trim() ?? '';
    if (location === '' || location.includes('://')) return [];
    const paths = [joinPath(row.file, location), location.replace(/^\.?\//, '')];
    const file = paths.find((path) => path !== null && path !== row.file && files.has(path));
    return typeof file === 'string' ? [{ row, file }] : [];
  });
}
