import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { visibleSms } from '../core/model/audience.ts';
import type { SourceFacts } from '../core/model/facts.ts';
import type { Classification } from '../core/types/declaration.ts';
import { titleHeading } from '../core/model/title-heading.ts';
import { isInside, withholdingFor } from '../core/model/withholding.ts';
import { renderHtml } from '../markdown/render-html.ts';
import type { Site } from '../views/site.ts';
import type { ClientModules } from './client-modules.ts';
import { HtmlStore } from './html-store.ts';
import { createLinkResolver } from './link-resolver.ts';
import type { WithheldNames } from './withheld-names.ts';
import { withheldNames } from './withheld-names.ts';

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
  /** What no page may show. */
  readonly withheld: WithheldNames;
}

/**
 * Prepares the site for an audience: what it may not see is gone from the model, and masked in the texts of others.
 *
 * @param checked the whole model
 * @param options base path and audience
 */
export function buildSite(checked: CheckedSms, options: SiteOptions): BuiltSite {
  const visible = visibleSms(checked, options.audience);
  const base = options.base.endsWith('/') ? options.base : `${options.base}/`;
  const withholding = withholdingFor(checked.sms, options.audience);
  const mask = withholding.isEmpty ? (text: string): string => text : withholding.mask;
  const links = createLinkResolver(checked, visible, { base, root: options.root, mask });
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

  const titleOf = (id: string): string | null =>
    (checked.sms.items.get(id) ?? checked.sms.registers.get(id))?.title ?? null;
  const rendered = new HtmlStore();
  const bodyHtml = (id: string): string => {
    const facts = texts.get(id);
    if (facts === undefined) return '';
    return rendered.get(id, () =>
      renderHtml(facts, {
        resolveLink: (target, kind) => links.resolve(target, kind, facts),
        resolveId: (word) => (word === id ? null : links.resolveId(word)),
        mask,
        idPrefix: `cb_${id.toLowerCase().replaceAll('/', '-')}`,
        withoutTitle: titleHeading(facts.headings, titleOf(id)) !== undefined,
      }),
    );
  };
  return {
    site: {
      checked: visible,
      audience: options.audience,
      isPartial: !withholding.isEmpty && !isInside(options.audience),
      base,
      bodyHtml,
      isPreview: options.isPreview,
      version: options.version,
      clientVersion: options.client.version,
    },
    root: options.root,
    client: options.client,
    assets: links.assets,
    withheld: withheldNames(checked, visible),
  };
}
