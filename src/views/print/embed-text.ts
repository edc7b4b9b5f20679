const tag = /<\/?([a-z][a-z0-9]*)\b(?:[^">]|"[^"]*")*>/gi;
const attribute = /\s(id|href)="([^"]*)"/g;

/** Ids of the theme, footnotes and diagrams carry the id of their text already. */
const isUnique = (id: string): boolean => id.startsWith('cb_');

/** Anchor on a page with several documents of an anchor in one of them. */
export function anchorWithin(document: string, anchor: string): string {
  return isUnique(anchor) ? anchor : `${document}~${anchor}`;
}

/**
 * Our own rendered HTML of a text, to stand among other texts below a heading of its own: headings one level deeper, anchors with the
 * name of the document before them, links as the page wants them.
 *
 * @param html the text
 * @param document anchor of the document on the page
 * @param linkTo gives the address to use for one in the text
 */
export function embedText(html: string, document: string, linkTo: (href: string) => string): string {
  return html.replaceAll(tag, (whole, name: string) =>
    deeper(whole, name).replaceAll(attribute, (pair, key: string, value: string) => {
      if (key === 'id') return ` id="${anchorWithin(document, value)}"`;
      if (value.startsWith('#')) return ` href="#${anchorWithin(document, value.slice(1))}"`;
      return value.startsWith('/') ? ` href="${linkTo(value)}"` : pair;
    }),
  );
}

function deeper(whole: string, name: string): string {
  const level = /^h([1-5])$/i.exec(name)?.[1];
  return level === undefined ? whole : whole.replace(/[1-5]/, String(Number(level) + 1));
}
