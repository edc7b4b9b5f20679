import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { markdownToHast } from 'satteri';
import type { SourceFacts } from '../core/model/facts.ts';
import { renderDiagram } from './diagram/render-diagram.ts';
import { allowedHtml } from './allowed-html.ts';
import { markHeadings, takeMark } from './mark-headings.ts';
import { createSlugger } from './slug.ts';

/** What a link of a text becomes. */
export type RenderedLink =
  /** `name` stands in tables in place of the id: of people and roles nobody knows the number. */
  | { readonly kind: 'link'; readonly href: string; readonly title?: string; readonly name?: string }
  | { readonly kind: 'external'; readonly href: string }
  /** Marked text: the link leads nowhere. */
  | { readonly kind: 'broken'; readonly why: string }
  /** The target is not for this audience: the link and its words are masked. */
  | { readonly kind: 'masked' }
  /** The words stay as they are, without a link. */
  | { readonly kind: 'words' };

/** What rendering needs to know of the rest of the manual. */
export interface RenderOptions {
  /** Resolves a destination as written in the text. */
  readonly resolveLink: (target: string, kind: 'link' | 'image') => RenderedLink;
  /** Address of an id standing in the text as a word; `masked` for one this audience may not see; null for no item. */
  readonly resolveId: (id: string) => RenderedLink | null;
  /** The text without names of what this audience may not see. */
  readonly mask: (text: string) => string;
  /** Prefix of generated ids, unique on the page. */
  readonly idPrefix: string;
  /** Leaves out the first heading: the page shows it as its title. */
  readonly withoutTitle: boolean;
  /** Level of the heading that the text stands below, 1 to 5; 1 where it is left out. */
  readonly below?: number;
  /** Form of the ids in the text, with the flag `g`; that of items where it is left out. */
  readonly idForm?: RegExp;
}

const idInText = /\b[A-Z]{3}-\d{3,6}\b/g;
const restricted = 'restricted item';
const addressProperties: ReadonlySet<string> = new Set([
  'href',
  'src',
  'srcSet',
  'action',
  'formAction',
  'cite',
  'data',
  'poster',
  'background',
  'longDesc',
  'manifest',
  'ping',
  'xLinkHref',
]);
const safeAddress = /^(?:https?:|mailto:|tel:|\/(?!\/)|#)/i;

/**
 * Renders the body of a document as HTML: through an allow-list, without scripts, styles or event handlers, with the anchors
 * that were read on its headings, resolved links, scrollable tables and drawn diagrams.
 *
 * @param source body without frontmatter, and the headings that were read from it
 * @param options how links and ids are resolved
 */
export function renderHtml(
  source: Pick<SourceFacts, 'body' | 'bodyLine' | 'headings'>,
  options: RenderOptions,
): string {
  const { body, bodyLine, headings } = source;
  try {
    const hast = markdownToHast(markHeadings(body, headings, bodyLine), {
      features: { frontmatter: false, rawHtml: true, gfm: { footnotes: { clobberPrefix: '' } } },
      position: false,
    }) as Root;
    const renderer = new Renderer(
      options,
      headings.map((heading) => heading.slug),
    );
    return toHtml(
      { type: 'root', children: renderer.root(sanitize(hast, allowedHtml) as Root) },
      { allowDangerousHtml: true },
    );
  } catch (error) {
    // HTML nested ten thousand times is deeper than the stack: the text is shown as it was written.
    if (!(error instanceof RangeError)) throw error;
    return toHtml({ type: 'root', children: [element('pre', { tabIndex: 0 }, [text(options.mask(body))])] });
  }
}

class Renderer {
  readonly #options: RenderOptions;
  readonly #slugs: readonly string[];
  readonly #slugOfOthers: (text: string) => string;
  #diagrams = 0;
  #hasTitle = false;
  readonly #top: number;
  #level: number;
  #section = '';
  #isInTable = false;
  /** Within a link and within code an id stays a word. */
  #isLiteral = false;
  #isInLink = false;
  /** Elements whose address was resolved; no other keeps one. */
  readonly #resolved = new WeakSet<Element>();
  #footnotes: ReadonlySet<string> = new Set();

  constructor(options: RenderOptions, slugs: readonly string[]) {
    this.#options = options;
    this.#level = this.#top = options.below ?? 1;
    this.#slugs = slugs;
    this.#slugOfOthers = createSlugger();
  }

  root(root: Root): RootContent[] {
    this.#footnotes = new Set(root.children.flatMap(idsWithin));
    const children = root.children.flatMap((node): ElementContent[] =>
      node.type === 'text' || node.type === 'element' ? this.#node(node) : [],
    );
    return children.map((node) => this.#withoutStrayAddresses(node));
  }

  /** Whatever way an element came here: an address nobody resolved, or of a kind no page may hold, goes. */
  #withoutStrayAddresses(node: ElementContent): ElementContent {
    if (node.type !== 'element') return node;
    const children = node.children.map((child) => this.#withoutStrayAddresses(child));
    const isSafe = (name: string): boolean =>
      !addressProperties.has(name) || (this.#resolved.has(node) && safeAddress.test(String(node.properties[name])));
    const properties = Object.fromEntries(Object.entries(node.properties).filter(([name]) => isSafe(name)));
    return { ...node, properties, children };
  }

  /** An element with an address that was resolved. */
  #addressed(tagName: 'a' | 'img', properties: Element['properties'], children: ElementContent[]): Element {
    const made = element(tagName, properties, children);
    this.#resolved.add(made);
    return made;
  }

  #children(node: Element): ElementContent[] {
    return node.children.flatMap((child) => this.#node(child));
  }

  #node(node: ElementContent): ElementContent[] {
    if (node.type === 'text') return this.#text(node);
    return node.type === 'element' ? this.#element(node) : [];
  }

  #element(node: Element): ElementContent[] {
    switch (node.tagName) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return this.#heading(node);
      case 'a':
        return this.#link(node);
      case 'img':
        return this.#image(node);
      case 'pre':
        return this.#code(node);
      case 'code':
        return [
          this.#literally(() => ({ ...node, properties: this.#properties(node), children: this.#children(node) })),
        ];
      case 'table':
        return [this.#table(node)];
      case 'th':
        return [{ ...node, tagName: plainText(node).trim() === '' ? 'td' : 'th', children: this.#children(node) }];
      case 'input':
        return [text(node.properties['checked'] === true ? '☑' : '☐')];
      default:
        return [{ ...node, properties: this.#properties(node), children: this.#children(node) }];
    }
  }

  /** A heading one level below the one before at most, with its anchor. */
  #heading(node: Element): ElementContent[] {
    const { heading, index } = takeMark(node);
    if (index !== null && this.#options.withoutTitle && !this.#hasTitle && node.tagName === 'h1') {
      this.#hasTitle = true;
      return [];
    }
    this.#level = Math.min(Math.max(this.#top + 1, Number(node.tagName[1])), this.#level + 1);
    const children = this.#children(heading);
    const words = children.map(plainText).join('').trim();
    this.#section = words;
    const own = heading.properties['id'];
    return [
      element(
        `h${this.#level}`,
        { id: own ?? this.#anchor(index, words), className: heading.properties['className'] },
        children,
      ),
    ];
  }

  /** The anchor that was read; another one where it would name what is withheld, and for headings that came as HTML. */
  #anchor(index: number | null, words: string): string {
    const read = index === null ? undefined : this.#slugs[index];
    if (read !== undefined && this.#options.mask(read) === read) return read;
    for (;;) {
      const slug = this.#slugOfOthers(words);
      if (!this.#slugs.includes(slug)) return slug;
    }
  }

  #link(node: Element): ElementContent[] {
    const href = node.properties['href'];
    const footnote = this.#footnoteLink(node);
    if (footnote !== null) return [footnote];
    // An anchor of the author: nothing leads to it, since the anchors of a page are those of its headings.
    if (typeof href !== 'string') return this.#children(node);
    const target: RenderedLink =
      this.#options.mask(href) === href ? this.#options.resolveLink(href, 'link') : { kind: 'masked' };
    if (target.kind === 'masked') return [element('span', { className: ['masked'] }, [text(restricted)])];
    const isWithinLink = this.#isInLink;
    this.#isInLink = true;
    const children = this.#literally(() => this.#children(node));
    this.#isInLink = isWithinLink;
    switch (target.kind) {
      case 'link': {
        const title = target.title === undefined ? {} : { title: this.#options.mask(target.title) };
        return isWithinLink ? children : [this.#addressed('a', { href: target.href, ...title }, children)];
      }
      case 'external': {
        const properties = { href: target.href, rel: ['noopener', 'noreferrer'], className: ['external'] };
        return isWithinLink ? children : [this.#addressed('a', properties, children)];
      }
      case 'broken':
        return [element('span', { className: ['broken-link'], title: target.why }, children)];
      case 'words':
        return children;
    }
  }

  /** The allow-list puts its prefix before the ids of footnotes; the links to them follow. Null for any other link. */
  #footnoteLink(node: Element): Element | null {
    const { href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
    if ((dataFootnoteRef ?? dataFootnoteBackref) === undefined || typeof href !== 'string') return null;
    const id = `${allowedHtml.clobberPrefix ?? ''}${href.slice(1)}`;
    if (!/^#fn(?:ref)?-/.test(href) || !this.#footnotes.has(id)) return null;
    return this.#addressed(
      'a',
      { ...node.properties, href: `#${id}` },
      this.#literally(() => this.#children(node)),
    );
  }

  #image(node: Element): ElementContent[] {
    const source = node.properties['src'];
    const isNamed = typeof source === 'string' && this.#options.mask(source) === source;
    const target = isNamed ? this.#options.resolveLink(source, 'image') : null;
    const alt = typeof node.properties['alt'] === 'string' ? this.#options.mask(node.properties['alt']) : '';
    if (target?.kind === 'link') return [this.#addressed('img', { src: target.href, alt, loading: 'lazy' }, [])];
    const why = target?.kind === 'broken' ? target.why : 'This image is not in the repository.';
    return [element('span', { className: ['broken-link'], title: why }, [text(alt === '' ? 'image' : alt)])];
  }

  #code(node: Element): ElementContent[] {
    const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
    const classes = code?.type === 'element' ? code.properties['className'] : undefined;
    const language = Array.isArray(classes)
      ? String(classes.find((name) => String(name).startsWith('language-')) ?? '').slice(9)
      : '';
    const block = this.#literally(() => ({
      ...node,
      properties: { ...node.properties, tabIndex: 0 },
      children: this.#children(node),
    }));
    if (language !== 'mermaid' || code === undefined) return [block];
    this.#diagrams += 1;
    const drawn = renderDiagram(this.#options.mask(plainText(code)), {
      idPrefix: `${this.#options.idPrefix}-d${this.#diagrams}`,
      linkFor: (label) => {
        const id = label.match(idInText)?.[0];
        const target = id === undefined || this.#isInLink ? null : this.#options.resolveId(id);
        return target?.kind === 'link' ? target.href : null;
      },
    });
    if (drawn.kind === 'svg') return [{ type: 'raw', value: drawn.html } as unknown as ElementContent];
    const problem = text(`This diagram could not be drawn: ${drawn.message}`);
    return [element('p', { className: ['diagram-problem'] }, [problem]), block];
  }

  #table(node: Element): ElementContent {
    const name = this.#section === '' ? 'Table' : `Table: ${this.#section}`;
    this.#isInTable = true;
    const table = { ...node, children: this.#children(node) };
    this.#isInTable = false;
    return element('div', { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: name }, [table]);
  }

  #text(node: Text): (Text | Element)[] {
    const parts: (Text | Element)[] = [];
    const plain = (words: string): void => {
      if (words !== '') parts.push(text(this.#options.mask(words)));
    };
    let from = 0;
    for (const match of this.#isLiteral ? [] : node.value.matchAll(this.#options.idForm ?? idInText)) {
      const target = this.#options.resolveId(match[0]);
      if (target === null) continue;
      plain(node.value.slice(from, match.index));
      if (target.kind === 'masked') parts.push(element('span', { className: ['masked'] }, [text(restricted)]));
      else if (target.kind === 'link') {
        const name = this.#isInTable ? target.name : undefined;
        const title = name === undefined ? target.title : match[0];
        const properties = {
          href: target.href,
          className: ['id'],
          ...(title === undefined ? {} : { title: this.#options.mask(title) }),
        };
        parts.push(this.#addressed('a', properties, [text(this.#options.mask(name ?? match[0]))]));
      } else plain(match[0]);
      from = match.index + match[0].length;
    }
    plain(node.value.slice(from));
    return parts;
  }

  /** Carries out a step in which ids stay words, masked where they are withheld. */
  #literally<T>(step: () => T): T {
    const before = this.#isLiteral;
    this.#isLiteral = true;
    const made = step();
    this.#isLiteral = before;
    return made;
  }

  #properties(node: Element): Element['properties'] {
    const { title } = node.properties;
    return typeof title === 'string' ? { ...node.properties, title: this.#options.mask(title) } : node.properties;
  }
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): Text {
  return { type: 'text', value };
}

function plainText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plainText).join('') : '';
}

function idsWithin(node: RootContent): readonly string[] {
  if (node.type !== 'element') return [];
  const { id } = node.properties;
  return [...(typeof id === 'string' ? [id] : []), ...node.children.flatMap(idsWithin)];
}
