import { textField } from '../core/model/fields.ts';
import type { Site } from './site.ts';
import { ownLanguage } from './words/say.ts';

/** True for an item whose text is in another language than those of the SMS. */
export function isInOtherLanguage({ checked }: Pick<Site, 'checked'>, id: string): boolean {
  const item = checked.sms.items.get(id);
  const stated = item === undefined ? null : textField(item, 'language');
  return stated !== null && stated !== checked.sms.settings.language;
}

/** Mark of the title of an item or register: its language where that is not the one of the pages. Names of people are of no language. */
export function languageMark({ checked }: Pick<Site, 'checked'>, id: string): string | undefined {
  const { items, settings } = checked.sms;
  const item = items.get(id);
  if (item?.type.key === 'person') return undefined;
  return ownLanguage((item === undefined ? null : textField(item, 'language')) ?? settings.language);
}
