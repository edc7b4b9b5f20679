import { lifecycles } from '../lifecycle/lifecycles.ts';
import { isFieldMap } from '../model/fields.ts';
import type { ControlStrength, ItemTypeDeclaration } from './declaration.ts';
import { titlePlaceholder } from './placeholder.ts';
import type { TemplateContext } from './template-of-type.ts';
import { valuesOfTemplate } from './template-of-type.ts';

/** The wording of every placeholder that a template may hold. */
export interface TemplateWording {
  /** Texts in brackets: `[formula]`, `[unit in one sentence]`. */
  readonly texts: ReadonlySet<string>;
  /** Ids that cannot exist: `PER-000`. */
  readonly ids: ReadonlySet<string>;
}

/** A placeholder of a template in a text: what stands there, and where it begins. */
export interface TemplatePlaceholder {
  readonly text: string;
  readonly start: number;
}

type Types = ReadonlyMap<string, ItemTypeDeclaration>;

const wordingOf = new WeakMap<Types, TemplateWording>();
const strengths: readonly ControlStrength[] = ['full', 'light', 'register', 'record'];

/**
 * The wording of every placeholder that the templates of some types may hold, taken from what writes them.
 *
 * @param types types by key
 */
export function templateWording(types: Types): TemplateWording {
  const known = wordingOf.get(types);
  if (known !== undefined) return known;
  const made = [...types.values()].filter((type) => type.storage !== 'data');
  const written = new Set(made.flatMap((type) => textsOf(type, types)));
  const wording = {
    texts: new Set([...written].filter((text) => /^\[[^[\]]+\]$/.test(text))),
    ids: new Set([...written].filter((text) => /^[A-Z]{2,6}-0+$/.test(text))),
  };
  wordingOf.set(types, wording);
  return wording;
}

/** Kinds and strengths ask for other fields; where nothing exists yet, every reference is a placeholder. */
function textsOf(type: ItemTypeDeclaration, types: Types): readonly string[] {
  const values = [null, ...(type.kinds ?? [])].flatMap((kind) =>
    strengths.flatMap((control) => {
      const context: TemplateContext = {
        id: '',
        title: type.storage === 'file' ? '' : titlePlaceholder(type),
        owner: null,
        control,
        day: '',
        clause: '',
        types,
        idsOf: () => [],
      };
      return valuesOfTemplate(type, kind, context, lifecycles[type.lifecycle]?.initial ?? null);
    }),
  );
  return values.flatMap(textsIn);
}

/** The texts in a value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => textsIn(entry));
  return isFieldMap(value) ? Object.values(value).flatMap(textsIn) : [];
}

// Neither link, label, image, footnote nor escaped, nor part of a path or of code; an editor may have broken the line.
const bracket = /(?<![\]!\\/.\p{L}\p{N}])\[[^[\]\n]+(?:\n[^[\]\n]+)?\](?![([:/\p{L}\p{N}])/gu;
const id = /(?<![\w-])[A-Z]{2,6}-0+(?![\w-])/g;
/** How an id that cannot exist ends: most texts hold none, and are full of others. */
const noughts = /-0+(?![\w-])/;

/** Labels of a Markdown text that are links, because it defines them. */
const definition = /^ {0,3}\[([^[\]\n]+)\]:/gm;

/**
 * Wording without the brackets that a text defines as labels of links.
 *
 * @param wording wording of the templates
 * @param text Markdown, definitions included
 */
export function withoutLabels(wording: TemplateWording, text: string): TemplateWording {
  const labels = new Set([...text.matchAll(definition)].map((match) => `[${match[1]?.toLowerCase() ?? ''}]`));
  if (labels.size === 0) return wording;
  return { ...wording, texts: new Set([...wording.texts].filter((words) => !labels.has(words.toLowerCase()))) };
}

/**
 * Finds what a template wrote and nobody has filled in.
 *
 * @param text running text, or the value of a field
 * @param wording wording of the templates
 */
export function findTemplateWording(text: string, wording: TemplateWording): readonly TemplatePlaceholder[] {
  const texts = text.includes('[')
    ? [...text.matchAll(bracket)].filter((match) => wording.texts.has(match[0].replaceAll(/\s+/g, ' ')))
    : [];
  const ids = noughts.test(text) ? [...text.matchAll(id)].filter((match) => wording.ids.has(match[0])) : [];
  if (texts.length === 0 && ids.length === 0) return [];
  return [...texts, ...ids]
    .map((match) => ({ text: match[0].replaceAll(/\s+/g, ' '), start: match.index }))
    .sort((a, b) => a.start - b.start);
}

/** True for a value that is nothing but a placeholder of a template. */
export function isTemplateWording(value: string, { texts, ids }: TemplateWording): boolean {
  return texts.has(value.trim()) || ids.has(value.trim());
}
