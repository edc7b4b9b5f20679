import type { FieldPath } from './place.ts';

/** Plain data that a frontmatter can hold. */
export type PlainValue =
  string | number | boolean | null | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** One change of a frontmatter, as data: the model decides what changes, `markdown/edit-frontmatter.ts` writes it. */
export type FrontmatterEdit =
  | {
      readonly kind: 'set';
      readonly path: FieldPath;
      readonly value: PlainValue;
      /** Keys a new field should stand before, where the map has one of them; else it comes last. */
      readonly before?: readonly string[];
    }
  | { readonly kind: 'append'; readonly path: FieldPath; readonly value: PlainValue };
