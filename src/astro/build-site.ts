import { noRuleReference } from '../core/finding/rule-reference.ts';
import type { RuleReference } from '../core/finding/rule-reference.ts';
import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { withGoneDocuments } from '../core/history/gone-documents.ts';
import { publishedSms } from '../core/history/published-sms.ts';
import { statedDay } from '../core/history/stated-day.ts';
import { visibleSms } from '../core/model/audience.ts';
import type { SourceFacts } from '../core/model/facts.ts';
import { textField } from '../core/model/fields.ts';
import { bodyWithMarks, nameOfPage, titleOfPage } from '../core/model/landing-page.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import { withoutGitAddresses } from '../core/finding/without-addresses.ts';
import type { Classification } from '../core/types/declaration.ts';
import { titleHeading } from '../core/model/title-heading.ts';
import { isInside, withholdingFor } from '../core/model/withholding.ts';
import type { PictureSize } from '../io/picture-size.ts';
import { pictureSize } from '../io/picture-size.ts';
import { sha256 } from '../io/sha256.ts';
import { renderHtml } from '../markdown/render-html.ts';
import { pathOfLogo } from '../views/own-look.ts';
import { hasPageAt } from '../views/page-at.ts';
import type { AskedDay, BuiltCommit, Site } from '../views/site.ts';
import { speak } from '../views/words/say.ts';
import type { AssetReader } from './asset-reader.ts';
import type { ClientModules } from './client-modules.ts';
import { HtmlStore } from './html-store.ts';
import { createLinkResolver } from './link-resolver.ts';
import { drawGraph } from './draw-graph.ts';
import { filesOfLook } from './own-look.ts';
import { isIdInText, textReading } from './text-reading.ts';
import { maskedReference, ruleRenderer, wordsOfRules } from './rule-pages.ts';
import type { WithheldNames } from './withheld-names.ts';
import { withheldNames } from './withheld-names.ts';

export interface SiteOptions {
  readonly base: string;
  readonly audience: Classification;
  readonly isPreview: boolean;
  /** The day judged was asked for; null where it was not. */
  readonly askedDay: AskedDay | null;
  readonly version: string;
  readonly client: ClientModules;
  readonly readAsset: AssetReader;
  /** The rules that judge, where pages explain them. */
  readonly rules: RuleReference;
  /** Set where a commit is built instead of the files as they are. */
  readonly fromCommit?: BuiltCommit;
}

/** A site, and the files its texts refer to. */
export interface BuiltSite {
  readonly site: Site;
  /** Ids of the items and registers that have a text. */
  readonly texts: readonly string[];
  readonly client: ClientModules;
  /** Pictures and attachments that visible texts name: path from the top of the site -> what gives the bytes. */
  readonly assets: ReadonlyMap<string, () => Uint8Array>;
  /** What no page may show. */
  readonly withheld: WithheldNames;
}

/**
 * Prepares the site for an audience: what it may not see is gone from the model, and masked in the texts of others. From
 * then on this process speaks the language of the site.
 *
 * @param checked the whole model
 * @param options base path and audience
 */
export function buildSite(checked: CheckedSms, options: SiteOptions): BuiltSite {
  speak(checked.sms.settings.site.language);
  const published = {
    sms: withGoneDocuments(publishedSms(checked.sms, sha256), checked.sms),
    judgement: withoutGitAddresses(checked.judgement),
  };
  const visible = visibleSms(published, options.audience);
  const base = options.base.endsWith('/') ? options.base : `${options.base}/`;
  const withholding = withholdingFor(published.sms, options.audience);
  const mask = withholding.isEmpty ? (text: string): string => text : withholding.mask;
  // How strictly an organization judges itself is for those inside.
  const hasRules = isInside(options.audience);
  const rules = hasRules ? options.rules : noRuleReference;
  const look = filesOfLook(visible.sms.settings.site, options.readAsset);
  const links = createLinkResolver(published, visible, {
    base,
    readAsset: options.readAsset,
    mask,
    hasPage: (path) => hasPageAt(site, path),
  });
  const texts = new Map<string, SourceFacts>();
  for (const item of visible.sms.items.values())
    if (item.storage === 'file' && item.facts !== null) texts.set(item.id, item.facts);
  for (const register of visible.sms.registers.values()) texts.set(register.id, register.facts);
  for (const page of visible.sms.pages) texts.set(`pages/${nameOfPage(page.file)}`, page);

  const titleOf = (id: string): string | null => {
    const page = id.startsWith('pages/') ? texts.get(id) : undefined;
    return page === undefined ? titleOfHolder(id) : titleOfPage(page);
  };
  const titleOfHolder = (id: string): string | null =>
    (published.sms.items.get(id) ?? checked.sms.items.get(id) ?? checked.sms.registers.get(id))?.title ?? null;
  const languageOf = (id: string): string => {
    const item = visible.sms.items.get(id);
    return (item === undefined ? null : textField(item, 'language')) ?? visible.sms.settings.language;
  };
  const readingOf = textReading(visible.sms, base);
  const rendered = new HtmlStore();
  const bodyHtml = (id: string): string => {
    const facts = texts.get(id);
    if (facts === undefined) return '';
    return rendered.get(id, () =>
      renderHtml(id.startsWith('pages/') ? pageWithMarks(facts) : facts, {
        resolveLink: (target, kind) => links.resolve(target, kind, facts),
        resolveId: (word) => (word === id || !isIdInText(word) ? null : links.resolveId(word)),
        ...readingOf({ id, file: facts.file, language: languageOf(id) }),
        language: languageOf(id),
        mask,
        idPrefix: `cb_${id.toLowerCase().replaceAll('/', '-')}`,
        withoutTitle: titleHeading(facts.headings, titleOf(id)) !== undefined,
      }),
    );
  };
  const site: Site = {
    checked: visible,
    audience: options.audience,
    isPartial: !withholding.isEmpty && !isInside(options.audience),
    base,
    bodyHtml,
    drawGraph,
    rules: maskedReference(rules, mask),
    ruleHtml: ruleRenderer(rules, { base, mask }),
    isPreview: options.isPreview,
    askedDay: options.askedDay,
    ...(options.fromCommit === undefined ? {} : { fromCommit: options.fromCommit }),
    logoSize: sizeOfLogo(visible.sms.settings.site, look),
    version: options.version,
    clientVersion: options.client.version,
  };
  return {
    site,
    texts: [...texts.keys()].filter((id) => !id.startsWith('pages/')),
    client: options.client,
    // Which files texts refer to is known when they have been rendered.
    get assets() {
      return new Map([...links.assets, ...look]);
    },
    withheld: withheldNames(published, visible, options.audience, wordsOfRules(rules)),
  };
}

function sizeOfLogo(settings: Settings['site'], look: ReturnType<typeof filesOfLook>): PictureSize | null {
  const bytes = look.get(pathOfLogo(settings) ?? '');
  return bytes === undefined ? null : pictureSize(bytes());
}

/** What rendering needs of a landing page, with marks in the places of its components. */
function pageWithMarks(page: SourceFacts): Pick<SourceFacts, 'body' | 'bodyLine' | 'headings'> {
  return { body: bodyWithMarks(page), bodyLine: page.bodyLine, headings: page.headings };
}

/**
 * What the pages say of the commit they are built from.
 *
 * @param sms the model of that commit
 * @param revision as it was asked for
 */
export function builtCommit(sms: Sms, revision: string): BuiltCommit {
  const head = sms.history?.head ?? null;
  return {
    revision,
    id: head?.id ?? null,
    day: head === null ? null : statedDay(head, sms.settings.timeZone),
  };
}
