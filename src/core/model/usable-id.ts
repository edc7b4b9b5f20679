import { reservedNames, reservedRoutes } from './routes.ts';

const longest = 100;
const endingOfFile =
  /\.(?:html?|xml|json|txt|md|mdx|m?js|css|map|svg|ico|png|jpe?g|gif|webp|pdf|csv|gz|br|webmanifest)$/i;
// Windows knows these as devices, in any folder.
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Why an id cannot be the address of a page. Every item has one below the base path of the site, and so a folder of the
 * published manual, in any file system.
 *
 * @param id id as stated
 * @returns what is wrong with it, for people; null when it can be an address
 */
export function flawOfId(id: string): string | null {
  const odd = /[^A-Za-z0-9._-]/u.exec(id)?.[0];
  if (odd !== undefined) return `holds ${odd.trim() === '' ? 'a blank' : `"${odd}"`}, which is no part of an address`;
  if (!/^[A-Za-z0-9]/.test(id)) return `begins with "${id.charAt(0)}"`;
  if (id.endsWith('.')) return 'ends with "."';
  if (id.length > longest) return `has ${id.length} characters, ${longest} are the most`;
  if (endingOfFile.test(id)) return 'ends like the name of a file';
  const name = id.toLowerCase();
  if (reservedRoutes.has(name) || reservedNames.has(name))
    return 'is the name of a page or folder of the manual itself';
  return deviceName.test(id) ? 'is a name that Windows keeps for itself' : null;
}

/** What an id has to look like, for the end of a sentence. */
export const usableId =
  'letters from A to Z, digits, ".", "_" and "-", beginning with a letter or digit, and no name of a page of the manual';
