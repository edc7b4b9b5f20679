import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { SourceFacts } from '../core/model/facts.ts';
import { assetsSeenFrom } from '../core/model/included-files.ts';
import { nameOfPage, titleOfPage } from '../core/model/landing-page.ts';
import { foreignLinks } from '../core/model/foreign-links.ts';
import { titleHeading } from '../core/model/title-heading.ts';
import { routeOfClause, routeOfItem, routeOfPage } from '../core/model/routes.ts';
import type { LinkIndex } from '../core/trace/link-target.ts';
import { addAliases, resolveLinkTarget } from '../core/trace/link-target.ts';
import type { RenderedLink } from '../markdown/render-options.ts';
import type { PictureSize } from '../io/picture-size.ts';
import { pictureSize } from '../io/picture-size.ts';
import { isHarmlessAttachment } from '../io/harmless-attachment.ts';
import type { AssetReader } from './asset-reader.ts';

/** Turns what authors write as destination, or as an id in the text, into links of the site. */
export interface LinkResolver {
  /** Destination as written in a text. */
  readonly resolve: (
    target: string,
    kind: 'link' | 'image',
    text: Pick<SourceFacts, 'file' | 'headings'>,
  ) => RenderedLink;
  /** An id, or null when nothing has it. */
  readonly resolveId: (id: string) => RenderedLink | null;
  /** Files of the SMS that links lead to, published with the site: path from the top of the site -> what gives the bytes. */
  readonly assets: ReadonlyMap<string, () => Uint8Array>;
}

/**
 * Makes a resolver. A link or anchor that an author broke becomes marked text, since it must not stop the publication.
 *
 * @param checked the whole model
 * @param visible the model as the audience may see it
 * @param options base path with `/` at its end, what reads attachments, what masks names that are withheld, and which pages the site has
 */
export function createLinkResolver(
  checked: CheckedSms,
  visible: CheckedSms,
  options: {
    readonly base: string;
    readonly readAsset: AssetReader;
    readonly mask: (text: string) => string;
    readonly hasPage: (path: string) => boolean;
  },
): LinkResolver {
  const { sms } = checked;
  const index = linkIndex(checked);
  const assets = new Map<string, () => Uint8Array>();
  const anchors = new Map<string, ReadonlySet<string>>();
  const sections = [...visible.sms.items.values()].filter((item) => item.storage === 'section');
  const parts = Map.groupBy(sections, (item) => item.parent);
  const shownTitle = (id: string | null): string | null =>
    id === null ? null : ((sms.items.get(id) ?? sms.registers.get(id))?.title ?? null);
  const href = (path: string): string => `${options.base.slice(0, -1)}${path}`;
  const holderOf = (id: string) => visible.sms.items.get(id) ?? visible.sms.registers.get(id);
  const exists = (id: string): boolean => sms.items.has(id) || sms.registers.has(id);

  const anchorsOf = (id: string): ReadonlySet<string> => {
    const known = anchors.get(id);
    if (known !== undefined) return known;
    const item = visible.sms.items.get(id);
    const facts =
      item === undefined ? visible.sms.registers.get(id)?.facts : item.storage === 'file' ? item.facts : null;
    const found = new Set([
      ...sectionsOf(facts?.headings ?? [], shownTitle(id)).filter((slug) => options.mask(slug) === slug),
      ...(parts.get(id) ?? []).map((part) => part.id.toLowerCase()),
    ]);
    anchors.set(id, found);
    return found;
  };
  const meant = (anchor: string, existing: Iterable<string>, file: string): string | null =>
    index.foreign?.anchorMeant(anchor, existing, file) ?? null;
  const itemLink = (id: string, anchor: string | null, file = ''): RenderedLink => {
    const holder = holderOf(id);
    if (holder === undefined) return { kind: 'masked' };
    // The title has no anchor of its own: it is the top of the page.
    const place =
      anchor === null || anchor === '' || anchor === titleHeading(holder.facts?.headings ?? [], shownTitle(id))?.slug
        ? ''
        : anchor;
    const section = place === '' || anchorsOf(id).has(place) ? place : meant(place, anchorsOf(id), file);
    if (section === null) return { kind: 'broken', why: `${id} has no section with the anchor ${place}.` };
    const type = visible.sms.items.get(id)?.type.key;
    return {
      kind: 'link',
      href: `${href(routeOfItem(id))}${section === '' ? '' : `#${section}`}`,
      title: holder.title,
      ...(type === 'role' || type === 'person' ? { name: holder.title } : {}),
    };
  };

  const landingLink = (file: string, anchor: string | null): RenderedLink => {
    const page = visible.sms.pages.find((shown) => shown.file === file);
    if (page === undefined) return { kind: 'masked' };
    const title = titleOfPage(page);
    const place = anchor === null || anchor === titleHeading(page.headings, title)?.slug ? '' : anchor;
    if (place !== '' && !sectionsOf(page.headings, title).includes(place))
      return { kind: 'broken', why: `The page ${title} has no section with the anchor ${place}.` };
    return { kind: 'link', href: `${href(routeOfPage(nameOfPage(file)))}${place === '' ? '' : `#${place}`}`, title };
  };
  const titleOfFile = (file: string): string | null => {
    const page = sms.pages.find((shown) => shown.file === file);
    return page === undefined ? shownTitle(index.idOfFile(file)) : titleOfPage(page);
  };

  const sizes = new Map<string, PictureSize | null>();
  const sizeOf = (file: { readonly place: string; readonly read: () => Uint8Array }): PictureSize | null => {
    const known = sizes.get(file.place);
    const size = known === undefined ? pictureSize(file.read()) : known;
    sizes.set(file.place, size);
    return size;
  };
  const attachment = (path: string, from: string, kind: 'link' | 'image'): RenderedLink => {
    const file = publishedFile(path, from, sms, options.readAsset);
    if (file === null) return { kind: 'broken', why: 'This file of an earlier version is not at hand here.' };
    if (!isHarmlessAttachment(path, file.read)) {
      return { kind: 'broken', why: 'This file is not published, because a browser could run what stands in it.' };
    }
    assets.set(file.place, file.read);
    const size = kind === 'image' ? sizeOf(file) : null;
    return {
      kind: 'link',
      href: href(`/${file.place.split('/').map(encodeURIComponent).join('/')}`),
      ...(size === null ? {} : { size }),
    };
  };

  const resolve: LinkResolver['resolve'] = (target, kind, text) => {
    const found = resolveLinkTarget(target, text.file, index);
    if (kind === 'image' && found.kind !== 'asset') {
      return { kind: 'broken', why: 'This image is not in the repository.' };
    }
    switch (found.kind) {
      case 'item':
        return itemLink(found.id, found.anchor, text.file);
      case 'clause':
        if (!sms.settings.standards.includes(found.standard))
          return { kind: 'broken', why: `Clauses of ${found.standard} have no pages here.` };
        return sms.catalogue.findClause(found.standard, found.clause) === undefined
          ? { kind: 'broken', why: `There is no clause ${found.clause}.` }
          : { kind: 'link', href: href(routeOfClause(found.standard, found.clause)) };
      case 'page':
        return options.hasPage(found.path)
          ? { kind: 'link', href: href(`/${found.path}/`) }
          : { kind: 'broken', why: `This manual has no such page: ${target}` };
      case 'landing':
        return landingLink(found.file, found.anchor);
      case 'here': {
        const title = titleOfFile(text.file);
        // The page shows the title above the text, without an anchor.
        if (found.anchor === titleHeading(text.headings, title)?.slug) return { kind: 'link', href: '#cb_content' };
        const own = sectionsOf(text.headings, title);
        const section = own.includes(found.anchor) ? found.anchor : meant(found.anchor, own, text.file);
        return section === null
          ? { kind: 'broken', why: `This text has no section with the anchor ${found.anchor}.` }
          : { kind: 'link', href: `#${section}` };
      }
      case 'asset':
        return attachment(found.file, text.file, kind);
      case 'external':
        return { kind: 'external', href: found.url };
      case 'unsafe':
        return { kind: 'broken', why: 'This link was removed because its address is not allowed.' };
      case 'missing':
        return { kind: 'broken', why: `This link leads nowhere: ${found.target}` };
    }
  };
  return { resolve, resolveId: (id) => (exists(id) ? itemLink(id, null) : null), assets };
}

/** Signs of a SHA-256 that tell files apart, where nobody finds two on purpose. */
const signsOfHash = 32;

/** Where a file is published, and its bytes: that of the version that is shown, under a name that no other has; null where it is not there. */
function publishedFile(
  path: string,
  from: string,
  { assets, olderAssets }: CheckedSms['sms'],
  readAsset: AssetReader,
): { readonly place: string; readonly read: () => Uint8Array } | null {
  const hash = olderAssets.get(from)?.get(path);
  if (hash === undefined || hash === assets.get(path))
    return { place: `_files/${path}`, read: () => readAsset.now(path) };
  const bytes = readAsset.earlier(hash);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return bytes === null ? null : { place: `_earlier-files/${hash.slice(0, signsOfHash)}/${name}`, read: () => bytes };
}

/** Anchors of the sections of a text. */
function sectionsOf(headings: SourceFacts['headings'], title: string | null): readonly string[] {
  const shown = titleHeading(headings, title);
  return headings.filter((heading) => heading !== shown).map((heading) => heading.slug);
}

function linkIndex(checked: CheckedSms): LinkIndex {
  const { sms } = checked;
  const ids = new Map<string, string>();
  const ofFile = new Map<string, string>();
  for (const item of sms.items.values()) {
    ids.set(item.id.toLowerCase(), item.id);
    if (item.storage === 'file') ofFile.set(item.file, item.id);
  }
  for (const register of sms.registers.values()) {
    ids.set(register.id.toLowerCase(), register.id);
    ofFile.set(register.file, register.id);
  }
  addAliases(ids, sms.settings.aliases);
  return {
    findId: (text) => ids.get(text.toLowerCase()) ?? null,
    idOfFile: (file) => ofFile.get(file) ?? null,
    standards: sms.catalogue.standards,
    bareStandard: sms.settings.standards[0] ?? sms.catalogue.primaryStandard,
    hasAsset: (file, from) => assetsSeenFrom(from, sms).has(file),
    pages: new Set(sms.pages.map(({ file }) => file)),
    foreign: foreignLinks(sms.settings, sms.files),
  };
}
