import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { markdownToHast } from 'satteri';
import { renderDiagram } from './diagram/render-diagram.ts';
import { allowedHtml } from './allowed-html.ts';
import { createSlugger } from './slug.ts';

/** What a link of a text becomes. */
export type RenderedLink =
  | { readonly kind: 'link'; readonly href: string; readonly title?: string }
  | { readonly kind: 'external'; readonly href: string }
  /** Marked text: the link leads nowhere. */
  | { readonly kind: 'broken'; readonly why: string }
  /** The target is not for this audience: the link and its words are masked. */
  | { readonly kind: 'masked' };

/** What rendering needs to know of the rest of the manual. */
export interface RenderOptions {
  /** Resolves a destination as written in the text. */
  readonly resolveLink: (target: string, kind: 'link' | 'image') => RenderedLink;
  /** Address of an id standing in the text as a word; `masked` for one this audience may not see; null for no item. */
  readonly resolveId: (id: string) => RenderedLink | null;
  /** Prefix of generated ids, unique on the page. */
  readonly idPrefix: string;
  /** Leaves out the first heading: the page shows it as its title. */
  readonly withoutTitle: boolean;
}

const idInText = /\b[A-Z]{3}-\d{3,6}\b/g;
const masked = 'restricted item';

/**
 * Renders the body of a document as HTML: through an allow-list, without scripts, styles or event handlers, with anchors on
 * headings, resolved links, scrollable tables and drawn diagrams.
 *
 * @param body Markdown without frontmatter
 * @param options how links and ids are resolved
 */
export function renderHtml(body: string, options: RenderOptions): string {
  const hast = markdownToHast(body, {
    features: { frontmatter: false, rawHtml: true, gfm: { footnotes: { clobberPrefix: '' } } },
  }) as Root;
  const safe = sanitize(hast, allowedHtml) as Root;
  const renderer = new Renderer(options);
  return toHtml({ type: 'root', children: renderer.root(safe) }, { allowDangerousHtml: true });
}

class Renderer {
  readonly #options: RenderOptions;
  readonly #slug = createSlugger();
  #diagrams = 0;
  #seenTitle = false;

  constructor(options: RenderOptions) {
    this.#options = options;
  }

  root(root: Root): RootContent[] {
    const children: RootContent[] = [];
    for (const node of root.children) {
      if (node.type !== 'element') {
        if (node.type === 'text') children.push(...this.#text(node));
        continue;
      }
      if (/^h[1-6]$/.test(node.tagName)) {
        const slug = this.#slug(plainText(node).trim());
        if (this.#options.withoutTitle && !this.#seenTitle && node.tagName === 'h1') {
          this.#seenTitle = true;
          continue;
        }
        children.push(heading(node, slug, this.#children(node)));
      } else children.push(...this.#element(node));
    }
    return children;
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
      case 'a':
        return this.#link(node);
      case 'img':
        return this.#image(node);
      case 'pre':
        return this.#code(node);
      case 'code':
        return [node];
      case 'table':
        return [this.#table(node)];
      case 'input':
        return [text(node.properties['checked'] === true ? '☑' : '☐')];
      default:
        return [{ ...node, children: this.#children(node) }];
    }
  }

  #link(node: Element): ElementContent[] {
    const href = node.properties['href'];
    // The allow-list puts its prefix before the ids of footnotes; the links to them follow.
    if (typeof href === 'string' && /^#fn(?:ref)?-/.test(href)) {
      return [
        { ...node, properties: { ...node.properties, href: `#${allowedHtml.clobberPrefix ?? ''}${href.slice(1)}` } },
      ];
    }
    const target =
      typeof href === 'string'
        ? this.#options.resolveLink(href, 'link')
        : ({ kind: 'broken', why: 'This link was removed because its address is not allowed.' } as const);
    const children = node.children.flatMap((child) =>
      child.type === 'element' && child.tagName === 'img' ? this.#image(child) : [child],
    );
    switch (target.kind) {
      case 'link':
        return [
          element('a', { href: target.href, ...(target.title === undefined ? {} : { title: target.title }) }, children),
        ];
      case 'external':
        return [
          element('a', { href: target.href, rel: ['noopener', 'noreferrer'], className: ['external'] }, children),
        ];
      case 'broken':
        return [element('span', { className: ['broken-link'], title: target.why }, children)];
      case 'masked':
        return [element('span', { className: ['masked'] }, [text(masked)])];
    }
  }

  #image(node: Element): ElementContent[] {
    const source = node.properties['src'];
    const target = typeof source === 'string' ? this.#options.resolveLink(source, 'image') : null;
    const alt = typeof node.properties['alt'] === 'string' ? node.properties['alt'] : '';
    if (target?.kind !== 'link')
      return [
        element('span', { className: ['broken-link'], title: 'This image is not in the repository.' }, [
          text(alt === '' ? 'image' : alt),
        ]),
      ];
    return [element('img', { src: target.href, alt, loading: 'lazy' }, [])];
  }

  #code(node: Element): ElementContent[] {
    const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
    const classes = code?.type === 'element' ? code.properties['className'] : undefined;
    const language = Array.isArray(classes)
      ? String(classes.find((name) => String(name).startsWith('language-')) ?? '').slice(9)
      : '';
    if (language !== 'mermaid' || code?.type !== 'element')
      return [{ ...node, properties: { ...node.properties, tabIndex: 0 } }];
    this.#diagrams += 1;
    const drawn = renderDiagram(plainText(code), {
      idPrefix: `${this.#options.idPrefix}-d${this.#diagrams}`,
      linkFor: (label) => {
        const id = idInText.exec(label)?.[0];
        idInText.lastIndex = 0;
        const target = id === undefined ? null : this.#options.resolveId(id);
        return target?.kind === 'link' ? target.href : null;
      },
    });
    if (drawn.kind === 'svg') return [{ type: 'raw', value: drawn.html } as unknown as ElementContent];
    const problem = element('p', { className: ['diagram-problem'] }, [
      text(`This diagram could not be drawn: ${drawn.message}`),
    ]);
    return [problem, { ...node, properties: { ...node.properties, tabIndex: 0 } }];
  }

  #table(node: Element): ElementContent {
    const table = { ...node, children: this.#children(node) };
    return element('div', { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' }, [table]);
  }

  #text(node: Text): (Text | Element)[] {
    const parts: (Text | Element)[] = [];
    let from = 0;
    for (const match of node.value.matchAll(idInText)) {
      const target = this.#options.resolveId(match[0]);
      if (target === null) continue;
      if (match.index > from) parts.push(text(node.value.slice(from, match.index)));
      if (target.kind === 'masked') parts.push(element('span', { className: ['masked'] }, [text(masked)]));
      else if (target.kind === 'link')
        parts.push(
          element(
            'a',
            { href: target.href, className: ['id'], ...(target.title === undefined ? {} : { title: target.title }) },
            [text(match[0])],
          ),
        );
      else parts.push(text(match[0]));
      from = match.index + match[0].length;
    }
    if (from === 0) return [node];
    if (from < node.value.length) parts.push(text(node.value.slice(from)));
    return parts;
  }
}

function heading(node: Element, slug: string, children: ElementContent[]): Element {
  const level = Math.max(2, Number(node.tagName[1]));
  return element(`h${level}`, { id: slug }, children);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): Text {
  return { type: 'text', value };
}

function plainText(node: Element | ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plainText).join('') : '';
}
