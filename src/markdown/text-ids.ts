import type { Element, ElementContent } from 'hast';
import { allowedHtml } from './allowed-html.ts';

const prefix = allowedHtml.clobberPrefix ?? '';
const footnoteLabel = `${prefix}footnote-label`;

/**
 * Ids within a text: those of footnotes and what an author wrote. On the page each begins with a prefix of its text, so that two
 * texts on one page share none, and stands once.
 */
export class TextIds {
  /** Id in the text -> id on the page. */
  readonly #known: ReadonlyMap<string, string>;
  readonly #taken = new Set<string>();

  /**
   * @param nodes sanitised nodes of the text
   * @param idPrefix prefix of ids on the page
   */
  constructor(nodes: readonly ElementContent[], idPrefix: string) {
    const ids = nodes.flatMap(idsWithin);
    this.#known = new Map(ids.map((id, index) => [id, `${idPrefix}-${plainId(id.slice(prefix.length), index)}`]));
  }

  /** The id on the page for one of the text; undefined for none, and for one that stands on the page already. */
  take(id: unknown): string | undefined {
    if (typeof id !== 'string' || this.#taken.has(id)) return undefined;
    this.#taken.add(id);
    return this.#known.get(id);
  }

  /** Id on the page of the footnote, or of the place that refers to it, that a link leads to; null where there is none. */
  footnote(href: string): string | null {
    return /^#fn(?:ref)?-/.test(href) ? (this.#known.get(`${prefix}${href.slice(1)}`) ?? null) : null;
  }

  /** True for the heading above the footnotes. */
  isFootnoteLabel(heading: Element): boolean {
    return heading.properties['id'] === footnoteLabel;
  }

  /** The properties of an element with its ids as they are on the page. */
  properties({ properties }: Element): Element['properties'] {
    const { id, ariaDescribedBy, ...others } = properties;
    const onPage = this.take(id);
    const described = [ariaDescribedBy].flat().flatMap((part) => this.#known.get(String(part)) ?? []);
    return {
      ...others,
      ...(onPage === undefined ? {} : { id: onPage }),
      ...(described.length === 0 ? {} : { ariaDescribedBy: described }),
    };
  }
}

/** Letters of other scripts and signs stand encoded in addresses: a number in their place is the same everywhere. */
function plainId(id: string, index: number): string {
  return /^[\w-]+$/.test(id) ? id : `${/^fn(?:ref)?-/.exec(id)?.[0] ?? ''}.${index}`;
}

function idsWithin(node: ElementContent): readonly string[] {
  if (node.type !== 'element') return [];
  const { id } = node.properties;
  return [...(typeof id === 'string' ? [id] : []), ...node.children.flatMap(idsWithin)];
}
