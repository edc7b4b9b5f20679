import { textField } from '../core/model/fields.ts';
import type { Site } from './site.ts';

/** True for an item whose text is in another language than those of the SMS. */
export function isInOtherLanguage({ checked }: Pick<Site, 'checked'>, id: string): boolean {
  const item = checked.sms.items.get(id);
  const stated = item === undefined ? null : textField(item, 'language');
  return stated !== null && stated !== checked.sms.settings.language;
}
