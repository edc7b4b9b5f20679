import type { Element, ElementContent, Root, Text } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { markdownToHast } from 'satteri';
import type { SourceFacts } from '../core/model/facts.ts';
import { renderDiagram } from './diagram/render-diagram.ts';
import { allowedHtml } from './allowed-html.ts';
import type { CalloutKind } from './arrange-blocks.ts';
import { arrangeBlocks, calloutTag, captionOf } from './arrange-blocks.ts';
import { calloutIcon } from './callout-icons.ts';
import { element, plainText, text } from './hast.ts';
import { markHeadings, takeMark } from './mark-headings.ts';
import type { TextMark } from './mark-text.ts';
import { markText, termElement } from './mark-text.ts';
import type { RenderedLink, RenderOptions } from './render-options.ts';
import { createSlugger } from './slug.ts';
import { TextIds } from './text-ids.ts';
import type { TextWords } from './text-words.ts';
import { wordsFor } from './text-words.ts';

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
 * that were read on its headings, resolved links, scrollable tables, callouts, captions, footnotes and drawn diagrams.
 *
 * @param source body without frontmatter, and the headings that were read from it
 * @param options how links and ids are resolved
 */
export function renderHtml(
  source: Pick<SourceFacts, 'body' | 'bodyLine' | 'headings'>,
  options: RenderOptions,
): string {
  const { body, bodyLine, headings } = source;
  const words = wordsFor(options.language ?? '');
  const footnotes = { clobberPrefix: '', label: words.footnotes, backLabel: words.backToReference };
  try {
    const hast = markdownToHast(markHeadings(body, headings, bodyLine), {
      features: { frontmatter: false, rawHtml: true, gfm: { footnotes } },
      position: false,
    }) as Root;
    const renderer = new Renderer(
      options,
      words,
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
  readonly #words: TextWords;
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
  /** Within a heading and the words of a fold nothing is linked but ids; a header of a column explains no term either. */
  #isHeading = false;
  #isColumnHeader = false;
  /** Terms that were explained since the last heading. */
  readonly #explained = new Set<string>();
  #meanings = 0;
  /** Elements whose address was resolved; no other keeps one. */
  readonly #resolved = new WeakSet<Element>();
  #ids: TextIds;

  constructor(options: RenderOptions, words: TextWords, slugs: readonly string[]) {
    this.#options = options;
    this.#words = words;
    this.#ids = new TextIds([], options.idPrefix);
    this.#level = this.#top = options.below ?? 1;
    this.#slugs = slugs;
    this.#slugOfOthers = createSlugger();
  }

  root(root: Root): ElementContent[] {
    const nodes = root.children.filter((node) => node.type === 'text' || node.type === 'element');
    this.#ids = new TextIds(nodes, this.#options.idPrefix);
    return this.#nodes(nodes).map((node) => this.#withoutStrayAddresses(node));
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
    return this.#nodes(node.children);
  }

  #nodes(nodes: readonly ElementContent[]): ElementContent[] {
    return arrangeBlocks(nodes).flatMap((node) => this.#node(node));
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
        return [this.#columnHeader(node)];
      case 'summary':
        return [{ ...node, properties: this.#properties(node), children: this.#asHeading(() => this.#children(node)) }];
      case calloutTag:
        return [this.#callout(node)];
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
    const children = this.#asHeading(() => this.#children(heading));
    const words = children.map(plainText).join('').trim();
    this.#section = words;
    this.#explained.clear();
    const className = this.#ids.isFootnoteLabel(heading) ? ['footnotes-title'] : undefined;
    const id = this.#ids.take(heading.properties['id']) ?? this.#anchor(index, words);
    return [element(`h${this.#level}`, { id, className }, children)];
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
        const className = isAddress(children.map(plainText).join(''), target.href)
          ? ['external', 'bare-address']
          : ['external'];
        const properties = { href: target.href, rel: ['noopener', 'noreferrer'], className };
        return isWithinLink ? children : [this.#addressed('a', properties, children)];
      }
      case 'broken':
        return [element('span', { className: ['broken-link'], title: target.why }, children)];
      case 'words':
        return children;
    }
  }

  /** A link to a footnote or back from it; null for any other link. */
  #footnoteLink(node: Element): Element | null {
    const { href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
    if ((dataFootnoteRef ?? dataFootnoteBackref) === undefined || typeof href !== 'string') return null;
    const id = this.#ids.footnote(href);
    if (id === null) return null;
    return this.#addressed(
      'a',
      { ...this.#properties(node), href: `#${id}` },
      this.#literally(() => this.#children(node)),
    );
  }

  #image(node: Element): ElementContent[] {
    const source = node.properties['src'];
    const isNamed = typeof source === 'string' && this.#options.mask(source) === source;
    const target = isNamed ? this.#options.resolveLink(source, 'image') : null;
    const alt = typeof node.properties['alt'] === 'string' ? this.#options.mask(node.properties['alt']) : '';
    if (target?.kind === 'link')
      return [this.#addressed('img', { src: target.href, alt, ...target.size, loading: 'lazy' }, [])];
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

  #callout(node: Element): ElementContent {
    const kind = node.properties['kind'] as CalloutKind;
    const icon = { type: 'raw', value: calloutIcon(kind) } as unknown as ElementContent;
    const title = element('p', { className: ['callout-title'] }, [icon, text(this.#words[kind])]);
    const properties = { className: ['callout', `callout-${kind}`], role: 'note' };
    return element('div', properties, [title, ...this.#children(node)]);
  }

  #columnHeader(node: Element): ElementContent {
    this.#isColumnHeader = true;
    const children = this.#children(node);
    this.#isColumnHeader = false;
    return { ...node, tagName: plainText(node).trim() === '' ? 'td' : 'th', children };
  }

  #table(node: Element): ElementContent {
    this.#isInTable = true;
    const table = { ...node, children: this.#children(node) };
    this.#isInTable = false;
    const caption = captionOf(table);
    const name = caption !== '' ? caption : this.#section === '' ? 'Table' : `Table: ${this.#section}`;
    return element('div', { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: name }, [table]);
  }

  #text(node: Text): ElementContent[] {
    const kinds = this.#isLiteral
      ? []
      : [this.#idMarks(node.value), this.#clauseMarks(node.value), this.#termMarks(node.value)];
    return markText(node.value, kinds, this.#options.mask);
  }

  #idMarks(words: string): readonly TextMark[] {
    return [...words.matchAll(this.#options.idForm ?? idInText)].flatMap(({ 0: id, index }): TextMark[] => {
      const target = this.#options.resolveId(id);
      const place = { from: index, to: index + id.length };
      if (target?.kind === 'masked')
        return [{ ...place, make: () => [element('span', { className: ['masked'] }, [text(restricted)])] }];
      return target?.kind === 'link' ? [{ ...place, make: () => [this.#idLink(id, target)] }] : [];
    });
  }

  #idLink(id: string, target: RenderedLink & { readonly kind: 'link' }): Element {
    const name = this.#isInTable ? target.name : undefined;
    const title = name === undefined ? target.title : id;
    const properties = {
      href: target.href,
      className: ['id'],
      ...(title === undefined ? {} : { title: this.#options.mask(title) }),
    };
    return this.#addressed('a', properties, [text(this.#options.mask(name ?? id))]);
  }

  #clauseMarks(words: string): readonly TextMark[] {
    if (this.#isHeading) return [];
    return (this.#options.findClauses?.(words) ?? []).map(({ from, to, href, title }) => ({
      from,
      to,
      make: () => [this.#addressed('a', { href, title, className: ['clause-ref'] }, [text(words.slice(from, to))])],
    }));
  }

  /** The first place of each term in its section. */
  #termMarks(words: string): readonly TextMark[] {
    if (this.#isHeading || this.#isColumnHeader) return [];
    const { mask, findTerms, idPrefix } = this.#options;
    return (findTerms?.(words) ?? []).flatMap((term): TextMark[] => {
      const { id, from, to, href } = term;
      if (this.#explained.has(id)) return [];
      this.#explained.add(id);
      const make = (): ElementContent[] => {
        this.#meanings += 1;
        const meaningId = `${idPrefix}-m${this.#meanings}`;
        const link = this.#addressed('a', { href, ariaDescribedBy: [meaningId] }, [text(mask(words.slice(from, to)))]);
        return [termElement(link, meaningId, { ...term, name: mask(term.name), meaning: mask(term.meaning) })];
      };
      return [{ from, to, make }];
    });
  }

  /** Carries out a step in which ids stay words, masked where they are withheld. */
  #literally<T>(step: () => T): T {
    const before = this.#isLiteral;
    this.#isLiteral = true;
    const made = step();
    this.#isLiteral = before;
    return made;
  }

  /** Carries out a step in which nothing is linked but ids. */
  #asHeading<T>(step: () => T): T {
    const before = this.#isHeading;
    this.#isHeading = true;
    const made = step();
    this.#isHeading = before;
    return made;
  }

  #properties(node: Element): Element['properties'] {
    const properties = this.#ids.properties(node);
    const { title } = properties;
    return typeof title === 'string' ? { ...properties, title: this.#options.mask(title) } : properties;
  }
}

/** True where the words of a link are its address already, with or without what it begins and ends with. */
function isAddress(words: string, href: string): boolean {
  const bare = (address: string): string =>
    address
      .trim()
      .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
      .replace(/\/$/, '');
  return bare(words) === bare(href);
}
