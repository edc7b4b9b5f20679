import { isInside } from '../core/model/withholding.ts';
import type { LinkView, Site } from './site.ts';
import { say } from './words/say.ts';

/**
 * Where the source of a page can be edited: the address of the settings (`site.edit`) with the path of the file behind it.
 *
 * @param site the site
 * @param file path of the file below the root of the SMS
 * @returns null where the settings give no address on the web, and for people outside
 */
export function editLink(site: Site, file: string): LinkView | null {
  const { edit } = site.checked.sms.settings.site;
  if (edit === null || !/^https?:/i.test(edit) || !isInside(site.audience)) return null;
  return {
    href: `${edit.replace(/\/$/, '')}/${file.split('/').map(encodeURIComponent).join('/')}`,
    text: say('Edit this text'),
  };
}
