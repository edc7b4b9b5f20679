import type { ForeignLinks } from '../model/foreign-links.ts';
import type { ClauseReference } from '../standard/clause-reference.ts';
import { parseClauseReference } from '../standard/clause-reference.ts';
import type { Standard } from '../standard/clause.ts';
import { nameOfPage } from '../model/landing-page.ts';
import { reservedRoutes } from '../model/routes.ts';

/** Where a link of a document leads. */
export type LinkTarget =
  | { readonly kind: 'item'; readonly id: string; readonly anchor: string | null }
  | { readonly kind: 'clause'; readonly standard: string; readonly clause: string }
  | { readonly kind: 'page'; readonly path: string; readonly anchor: string | null }
  | { readonly kind: 'landing'; readonly file: string; readonly anchor: string | null }
  | { readonly kind: 'here'; readonly anchor: string }
  | { readonly kind: 'asset'; readonly file: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'unsafe'; readonly url: string }
  | { readonly kind: 'missing'; readonly target: string };

/** What a link can lead to. */
export interface LinkIndex {
  /** Id of an item, register or alias, in any case -> id as written. */
  readonly findId: (text: string) => string | null;
  /** File -> id of the item or register in it. */
  readonly idOfFile: (file: string) => string | null;
  /** A file that is no text, as the text in the file `from` sees it. */
  readonly hasAsset: (file: string, from: string) => boolean;
  /** Files of the landing pages; none where they are left out. */
  readonly pages?: ReadonlySet<string>;
  /** How links in files of a foreign set are read, where there is one. */
  readonly foreign?: ForeignLinks | null;
  /** Standards whose clauses can be linked to; the built-in ones where they are left out. */
  readonly standards?: readonly Standard[];
  /** Standard of a clause that is named alone, as in `/clauses/8.6.1/`. */
  readonly bareStandard?: string;
}

/**
 * Adds the other names of items to an index; a name that an item has itself stays that item's.
 *
 * @param ids id in lower case -> id as written
 * @param aliases other name -> id
 */
export function addAliases(ids: Map<string, string>, aliases: Readonly<Record<string, string>>): void {
  for (const [alias, id] of Object.entries(aliases)) {
    const known = ids.get(id.toLowerCase());
    if (known !== undefined && !ids.has(alias.toLowerCase())) ids.set(alias.toLowerCase(), known);
  }
}

const schemes = /^(?:https?|mailto|tel):/i;
// eslint-disable-next-line no-control-regex -- these are the signs that browsers drop
const unseenSigns = /[\u0000-\u0020\u007F]/g;
const anyScheme = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Resolves the destination of a link as written in a document.
 *
 * @param target destination, for example `../processes/change.md#steps`, `PRC-009`, `/clauses/8.6.1/`
 * @param file file that holds the link
 * @param index what there is to link to
 */
export function resolveLinkTarget(target: string, file: string, index: LinkIndex): LinkTarget {
  const written = index.foreign?.rewrite(target.trim(), file) ?? target.trim();
  if (schemes.test(written)) return { kind: 'external', url: written };
  // Controls and blanks inside a scheme are dropped by browsers: look at what they would see.
  const seen = written.replaceAll(unseenSigns, '');
  if (anyScheme.test(seen) || seen.startsWith('//') || seen.startsWith('\\')) return { kind: 'unsafe', url: written };
  const [path = '', ...rest] = written.split('#');
  const anchor = rest.length > 0 ? decode(rest.join('#')) : null;
  if (path === '') return anchor === null ? { kind: 'missing', target: written } : { kind: 'here', anchor };
  const plain = decode(path).replace(/\?.*$/, '');
  const id = index.findId(plain.replaceAll(/^\/|\/$/g, ''));
  if (id !== null) return { kind: 'item', id, anchor };
  const clause = clauseOfRoute(plain, index);
  if (clause !== null) return { kind: 'clause', standard: clause.standard, clause: clause.clause };
  const route = plain.replaceAll(/^\/|\/$/g, '');
  if (reservedRoutes.has(route)) return { kind: 'page', path: route, anchor };
  const landing = pageOfRoute(route, index);
  if (landing !== null) return { kind: 'landing', file: landing, anchor };
  const resolved = joinPath(file, plain);
  if (resolved === null) return { kind: 'missing', target: written };
  const ofFile = index.idOfFile(resolved);
  if (ofFile !== null) return { kind: 'item', id: ofFile, anchor };
  if (index.pages?.has(resolved) === true) return { kind: 'landing', file: resolved, anchor };
  if (index.hasAsset(resolved, file)) return { kind: 'asset', file: resolved };
  return atOtherPlaces(plain, file, anchor, index) ?? { kind: 'missing', target: written };
}

/** `/clauses/8.6.1/` and `/clauses/fitsm-1-v3/PR9.2/`; a file in a folder of that name is none. */
function clauseOfRoute(path: string, { standards, bareStandard }: LinkIndex): ClauseReference | null {
  const [, standard, clause] = /^\/?clauses\/(?:([\w-]+)\/)?([\w.-]+?)\/?$/.exec(path) ?? [];
  if (clause === undefined || /\.(?:mdx?|markdown)$/i.test(clause)) return null;
  return parseClauseReference(standard === undefined ? clause : `${standard}/${clause}`, bareStandard, standards);
}

/** The landing page of a route such as `pages/new-here`; the last of those that share a name, as on the site. */
function pageOfRoute(route: string, { pages }: LinkIndex): string | null {
  const [, name] = /^pages\/([^/]+)$/i.exec(route) ?? [];
  return name === undefined
    ? null
    : ([...(pages ?? [])].findLast((file) => nameOfPage(file) === name.toLowerCase()) ?? null);
}

function atOtherPlaces(path: string, file: string, anchor: string | null, index: LinkIndex): LinkTarget | null {
  for (const place of index.foreign?.otherPlaces(path, file) ?? []) {
    const id = index.idOfFile(place);
    if (id !== null) return { kind: 'item', id, anchor };
    if (index.hasAsset(place, file)) return { kind: 'asset', file: place };
  }
  return null;
}

/**
 * Path of a target relative to a file, from the root; null when it leaves the root.
 *
 * @param file file that holds the link
 * @param target path as written; a leading `/` means the root of the SMS
 */
export function joinPath(file: string, target: string): string | null {
  const steps = target.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (steps.length === 0) return null;
      steps.pop();
    } else steps.push(step);
  }
  return steps.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
