/** What a link of a text becomes. */
export type RenderedLink =
  /** `name` stands in tables in place of the id: of people and roles nobody knows the number. */
  | {
      readonly kind: 'link';
      readonly href: string;
      readonly title?: string;
      readonly name?: string;
      /** Of a picture, in CSS pixels: the page keeps room for it. */
      readonly size?: { readonly width: number; readonly height: number };
    }
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
  /** Language of the text, for the words that rendering adds; English where it is left out. */
  readonly language?: string;
  /** Clauses that running text names, in order and without overlap; none where it is left out. */
  readonly findClauses?: (text: string) => readonly ClauseMark[];
  /** Terms that stand in running text, in order and without overlap; none where it is left out. */
  readonly findTerms?: (text: string) => readonly TermMark[];
}

/** A clause that running text names, with its page. */
export interface ClauseMark {
  readonly from: number;
  readonly to: number;
  readonly href: string;
  readonly title: string;
}

/** A term in running text, with what it means. */
export interface TermMark {
  readonly from: number;
  readonly to: number;
  /** The same for every place of the same term. */
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly meaning: string;
  /** Language of name and meaning, where that is not the one of the text. */
  readonly lang?: string;
}
