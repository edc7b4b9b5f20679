import { ownText } from '../core/model/own-text.ts';
import type { Site } from './site.ts';

/** A heading of a rendered text. */
export interface RenderedHeading {
  readonly depth: number;
  readonly text: string;
  readonly anchor: string;
}

const heading = /<h([2-6]) id="([^"]*)">([\s\S]*?)<\/h\1>/g;
const known = new WeakMap<Site, Map<string, readonly RenderedHeading[]>>();

/**
 * Headings with an anchor in the text of an item, as its page shows them: what is withheld is masked in them already, and
 * every anchor exists.
 *
 * @param site the site
 * @param id id of an item or register
 */
export function headingsOf(site: Site, id: string): readonly RenderedHeading[] {
  const ofSite = known.get(site) ?? new Map<string, readonly RenderedHeading[]>();
  known.set(site, ofSite);
  const found = ofSite.get(id);
  if (found !== undefined) return found;
  const headings = [...site.bodyHtml(id).matchAll(heading)].map(([, depth, anchor = '', html = '']) => ({
    depth: Number(depth),
    text: ownText(textOfHtml(html)),
    anchor: ownText(decodeEntities(anchor)),
  }));
  ofSite.set(id, headings);
  return headings;
}

/** The anchor, if the text of the item has it; null otherwise. */
export function anchorOn(site: Site, id: string, anchor: string | null): string | null {
  return anchor !== null && headingsOf(site, id).some((entry) => entry.anchor === anchor) ? anchor : null;
}

const linkOfId = /(<a [^>]*class="id)("[^>]*>[A-Z]{2,5}-\d+<\/a>)/g;

/** Our own rendered HTML with the links marked whose text is an id, so that no line ends within one. */
export function withWholeIds(html: string): string {
  return html.replaceAll(linkOfId, '$1 whole-id$2');
}

/** Words of a piece of our own rendered HTML. */
export function textOfHtml(html: string): string {
  return decodeEntities(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function decodeEntities(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
