import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { visibleSms } from '../core/model/audience.ts';
import { routeOfClause, routeOfItem } from '../core/model/routes.ts';
import type { SourceFacts } from '../core/model/facts.ts';
import type { Classification } from '../core/types/declaration.ts';
import type { LinkIndex } from '../core/trace/link-target.ts';
import { resolveLinkTarget } from '../core/trace/link-target.ts';
import { renderHtml } from '../markdown/render-html.ts';
import type { RenderedLink } from '../markdown/render-html.ts';
import type { Site } from '../views/site.ts';
import type { ClientModules } from './client-modules.ts';

export interface SiteOptions {
  readonly base: string;
  readonly audience: Classification;
  readonly isPreview: boolean;
  readonly version: string;
  readonly client: ClientModules;
  /** Folder of the SMS. */
  readonly root: string;
}

/** A site, and the files its texts refer to. */
export interface BuiltSite {
  readonly site: Site;
  readonly root: string;
  readonly client: ClientModules;
  /** Paths of images and attachments named by visible texts. */
  readonly assets: ReadonlySet<string>;
  /** Ids and titles that no page may show. */
  readonly withheld: readonly string[];
}

/**
 * Prepares the site for an audience: what it may not see is gone from the model, and masked in the texts of others.
 *
 * @param checked the whole model
 * @param options base path and audience
 */
export function buildSite(checked: CheckedSms, options: SiteOptions): BuiltSite {
  const visible = visibleSms(checked, options.audience);
  const assets = new Set<string>();
  const base = options.base.endsWith('/') ? options.base : `${options.base}/`;
  const href = (path: string): string => `${base.slice(0, -1)}${path}`;
  const isHidden = (id: string): boolean =>
    (checked.sms.items.has(id) && !visible.sms.items.has(id)) ||
    (checked.sms.registers.has(id) && !visible.sms.registers.has(id));
  const titleOf = (id: string): string | undefined =>
    visible.sms.items.get(id)?.title ?? visible.sms.registers.get(id)?.title;
  const index = linkIndex(checked);

  const itemLink = (id: string, anchor: string | null): RenderedLink => {
    if (isHidden(id)) return { kind: 'masked' };
    const title = titleOf(id);
    return {
      kind: 'link',
      href: href(routeOfItem(id)) + (anchor === null ? '' : `#${anchor}`),
      ...(title === undefined ? {} : { title }),
    };
  };
  const resolve =
    (file: string) =>
    (target: string): RenderedLink => {
      const found = resolveLinkTarget(target, file, index);
      switch (found.kind) {
        case 'item':
          return itemLink(found.id, found.anchor);
        case 'clause':
          return { kind: 'link', href: href(routeOfClause(found.standard, found.clause)) };
        case 'page':
          return { kind: 'link', href: href(`/${found.path}/`) + (found.anchor === null ? '' : `#${found.anchor}`) };
        case 'here':
          return { kind: 'link', href: `#${found.anchor}` };
        case 'asset':
          assets.add(found.file);
          return { kind: 'link', href: href(`/_files/${found.file.split('/').map(encodeURIComponent).join('/')}`) };
        case 'external':
          return { kind: 'external', href: found.url };
        case 'unsafe':
          return { kind: 'broken', why: 'This link was removed because its address is not allowed.' };
        case 'missing':
          return { kind: 'broken', why: `This link leads nowhere: ${found.target}` };
      }
    };
  const texts = new Map<string, SourceFacts>();
  for (const item of visible.sms.items.values())
    if (item.storage === 'file' && item.facts !== null) texts.set(item.id, item.facts);
  for (const register of visible.sms.registers.values()) texts.set(register.id, register.facts);
  for (const page of visible.sms.pages)
    texts.set(
      `pages/${
        page.file
          .split('/')
          .at(-1)
          ?.replace(/\.mdx?$/, '') ?? ''
      }`,
      page,
    );

  const rendered = new Map<string, string>();
  const bodyHtml = (id: string): string => {
    const known = rendered.get(id);
    if (known !== undefined) return known;
    const facts = texts.get(id);
    if (facts === undefined) return '';
    const html = renderHtml(facts.body, {
      resolveLink: resolve(facts.file),
      resolveId: (word) =>
        checked.sms.items.has(word) || checked.sms.registers.has(word)
          ? word === id
            ? null
            : itemLink(word, null)
          : null,
      idPrefix: id.toLowerCase().replaceAll('/', '-'),
      withoutTitle: true,
    });
    rendered.set(id, html);
    return html;
  };
  return {
    site: {
      checked: visible,
      base,
      bodyHtml,
      isPreview: options.isPreview,
      version: options.version,
      clientVersion: options.client.version,
    },
    root: options.root,
    client: options.client,
    assets,
    withheld: withheldWords(checked, visible),
  };
}

/** Ids of what is withheld, and those of its titles that are not also ordinary words of a visible text. */
function withheldWords(checked: CheckedSms, visible: CheckedSms): readonly string[] {
  const all = [...checked.sms.items.values(), ...checked.sms.registers.values()];
  const hidden = all.filter(({ id }) => !visible.sms.items.has(id) && !visible.sms.registers.has(id));
  if (hidden.length === 0) return [];
  const files = new Set([...visible.sms.items.values(), ...visible.sms.registers.values()].map((entry) => entry.file));
  const seen = visible.sms.files.filter((facts) => files.has(facts.file)).map((facts) => facts.text.toLowerCase());
  const isSecret = (title: string): boolean =>
    title.length >= 12 && !seen.some((text) => text.includes(title.toLowerCase()));
  return hidden.flatMap(({ id, title }) => (title !== id && isSecret(title) ? [id, title] : [id]));
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
  for (const [alias, id] of Object.entries(sms.settings.aliases)) {
    const known = ids.get(id.toLowerCase());
    if (known !== undefined && !ids.has(alias.toLowerCase())) ids.set(alias.toLowerCase(), known);
  }
  return {
    findId: (text) => ids.get(text.toLowerCase()) ?? null,
    idOfFile: (file) => ofFile.get(file) ?? null,
    hasAsset: (file) => sms.assets.has(file),
  };
}
