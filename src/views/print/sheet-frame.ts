import type { Item, Register } from '../../core/model/item.ts';
import { routeOfItem } from '../../core/model/routes.ts';
import type { Site } from '../site.ts';
import { capitalized, hrefOf } from '../site.ts';
import { bannersOf, standingMark, stateText } from '../standing.ts';
import { say, sayKnown } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** What stands in the margin of every printed sheet; lines are parted by a line end. */
export interface SheetFrame {
  /** Whose sheet it is, and of what: top left. */
  readonly head: string;
  /** Version and state: top right. */
  readonly version: string;
  /** In force from, classification, day and where the current text stands: bottom left. */
  readonly foot: string;
  /** Word that marks every sheet of what does not apply today. */
  readonly mark: string | null;
}

/** Frame of the sheets of a page that is no item. */
export function pageSheet(site: Site, title: string, path: string): SheetFrame {
  const { settings } = site.checked.sms;
  return {
    head: `${settings.organization}\n${title}`,
    version: site.isPreview ? say('Preview, not controlled') : '',
    foot: `${say('Classification up to {audience}.', { audience: sayKnown(site.audience) })}\n${basisWords(site, path)}`,
    mark: null,
  };
}

/**
 * Frame of the sheets of an item or register.
 *
 * @param site the site
 * @param id id of one of them
 */
export function itemSheet(site: Site, id: string): SheetFrame {
  const { items, registers, settings } = site.checked.sms;
  const item = items.get(id);
  const title = item?.title ?? registers.get(id)?.title ?? '';
  return {
    head: `${settings.organization}\n${id} ${title}`,
    version: item === undefined ? '' : versionWords(site, item),
    foot: `${standingWords(item ?? registers.get(id))}\n${basisWords(site, routeOfItem(id), id)}`,
    mark: item === undefined ? null : markOf(site, item),
  };
}

/** A text that is not the one approved must not be taken for it on any sheet, whatever its state. */
function markOf(site: Site, item: Item): string | null {
  const stop = bannersOf(site, item).find(({ tone }) => tone === 'stop');
  return standingMark(item) ?? stop?.title ?? null;
}

function versionWords(site: Site, item: Item): string {
  const version = item.version === null ? '' : say('Version {version}', { version: item.version });
  return [version, site.isPreview ? say('Preview, not controlled') : capitalized(stateText(item))]
    .filter((line) => line !== '')
    .join('\n');
}

function standingWords(of: Item | Register | undefined): string {
  if (of === undefined) return '';
  const from = 'effectiveFrom' in of && of.effectiveFrom !== null && of.inForce ? of.effectiveFrom : null;
  return [
    ...(from === null ? [] : [say('In force from {day}.', { day: dayText(from) })]),
    say('Classification: {classification}.', { classification: sayKnown(of.classification) }),
  ].join(' ');
}

/** Who keeps an item on paper; null where paper is never controlled. */
export function issuerOf(site: Site, id: string | undefined): string | null {
  const { items, settings } = site.checked.sms;
  const role = id === undefined ? undefined : settings.site.paperCopies[id];
  return role === undefined ? null : (items.get(role)?.title ?? null);
}

function basisWords(site: Site, path: string, id?: string): string {
  const address = addressOf(site, path);
  const where =
    address === null
      ? say('The address of the manual is not known.')
      : say('Current text: {address}', { address: withoutProtocol(address) });
  const day = dayText(site.checked.sms.asOf);
  const issuer = issuerOf(site, id);
  return issuer === null
    ? say('As of {day}. Uncontrolled when printed. {where}', { day, where })
    : say('As of {day}. Uncontrolled when printed, unless {role} issued this copy. {where}', {
        day,
        role: issuer,
        where,
      });
}

function withoutProtocol(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

/** Address of a page of the published manual; null where the settings do not name that of the manual. */
export function addressOf(site: Site, path: string): string | null {
  const { url } = site.checked.sms.settings.site;
  return url === null ? null : new URL(hrefOf(site, path), url).href;
}
