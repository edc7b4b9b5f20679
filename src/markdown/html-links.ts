import type { Element, Root, RootContent } from 'hast';
import { markdownToHast } from 'satteri';
import { allowedHtml } from './allowed-html.ts';

/** A link or image that is written as HTML. */
export interface HtmlLink {
  readonly kind: 'link' | 'image';
  readonly target: string;
  /** Words in place of an image; empty for a link. */
  readonly text: string;
  /** First character of the tag. */
  readonly from: number;
  /** Behind the last character of the tag. */
  readonly to: number;
}

const dropped: ReadonlySet<string> = new Set(allowedHtml.strip);
const tags = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/**
 * Reads the pieces of HTML within one block of a text, in their order: in a line, each tag is a piece of its own. Finds the
 * links and images the page will have: none from comments, nor from what is dropped with its content.
 */
export class HtmlLinkReader {
  /** The element now open that is dropped with its content. */
  #open: string | null = null;

  /**
   * Links and images of the next piece.
   *
   * @param html the piece as written
   */
  read(html: string): readonly HtmlLink[] {
    const links: HtmlLink[] = [];
    for (const found of html.matchAll(tags)) {
      const [tag, slash, written = ''] = found;
      const name = written.toLowerCase();
      if (this.#open !== null) {
        if (slash === '/' && name === this.#open) this.#open = null;
      } else if (slash === '' && dropped.has(name)) this.#open = name;
      else if (slash === '' && (name === 'a' || name === 'img')) {
        const link = linkOf(tag, found.index);
        if (link !== null) links.push(link);
      }
    }
    return links;
  }
}

function linkOf(tag: string, from: number): HtmlLink | null {
  const element = readTag(tag);
  if (element === null) return null;
  const isImage = element.tagName === 'img';
  const target = element.properties[isImage ? 'src' : 'href'];
  if (typeof target !== 'string') return null;
  const { alt } = element.properties;
  return {
    kind: isImage ? 'image' : 'link',
    target,
    text: isImage && typeof alt === 'string' ? alt : '',
    from,
    to: from + tag.length,
  };
}

/** Reads a tag with the parser that makes the pages, so that both see the same address. */
function readTag(tag: string): Element | null {
  const root = markdownToHast(`<div>\n${tag.replaceAll(/\s*\n\s*/g, '\n')}\n</div>`, {
    features: { frontmatter: false, rawHtml: true },
    position: false,
  }) as Root;
  return firstAddressed(root.children);
}

function firstAddressed(nodes: readonly RootContent[]): Element | null {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'a' || node.tagName === 'img') return node;
    const within = firstAddressed(node.children);
    if (within !== null) return within;
  }
  return null;
}
