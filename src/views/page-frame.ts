import { routeOfAccessibility } from './accessibility-view.ts';
import { overviewLinks } from './overview-links.ts';
import { pathOfColours, pathOfLogo } from './own-look.ts';
import { issuerOf } from './print/sheet-frame.ts';
import { hasRulePages, rulesLink } from './rule-link.ts';
import type { AskedDay, BuiltCommit, LinkView, SectionKey, Site } from './site.ts';
import { hrefOf, sectionsOf } from './site.ts';
import { dayText } from './words/days.ts';
import type { PlainText } from './words/say.ts';
import { say, spokenLanguage } from './words/say.ts';

/** What stands around every page. Its size does not grow with the SMS. */
export interface PageFrame {
  readonly title: string;
  readonly language: string;
  readonly policy: string;
  readonly canonical: string | null;
  readonly home: string;
  readonly search: string;
  readonly organization: string;
  readonly sections: readonly { readonly href: string; readonly text: string; readonly isCurrent: boolean }[];
  /** To the pages that look over the whole. */
  readonly overviews: readonly LinkView[];
  readonly isPreview: boolean;
  /** What every page says at its top where the day was asked for. */
  readonly asOfWords: string | null;
  /** The commit the site was built from, where one was asked for: `v1.2 (commit 4be19ab0c2d1 of 3 March 2026)`. */
  readonly fromCommit: string | null;
  readonly asOf: { readonly iso: string; readonly text: string };
  readonly audience: string;
  readonly standard: string;
  readonly feedback: string | null;
  /** Says that paper is not controlled, or by whom it is. */
  readonly paper: string;
  /** Style sheet with the colours of the organization, and its picture; null where it has none. */
  readonly colours: string | null;
  readonly logo: string | null;
  /** Of the logo, so that nothing moves when it comes. */
  readonly logoSize: { readonly width: number; readonly height: number } | null;
  /** Lines of the organization at the foot; without an address they are plain text. */
  readonly footer: readonly LinkView[];
  readonly accessibility: LinkView;
  /** Where the rules are explained; null where the site does not. */
  readonly rules: string | null;
}

/** Nothing comes from elsewhere, nothing stands inline; the search needs WebAssembly. Same text as the headers in the README. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/**
 * Frame of a page.
 *
 * @param site the site
 * @param page its title, section and path, and the word that marks what does not apply today
 */
export function pageFrame(
  site: Site,
  page: {
    readonly title: string;
    readonly section: SectionKey | null;
    readonly path: string;
    readonly mark?: string | null;
    /** Id of the item whose page it is. */
    readonly item?: string | undefined;
  },
): PageFrame {
  const { settings, asOf, catalogue } = site.checked.sms;
  const { site: own } = settings;
  const logo = pathOfLogo(own);
  return {
    title: page.title === own.title ? own.title : `${page.mark ? `[${page.mark}] ` : ''}${page.title} – ${own.title}`,
    language: spokenLanguage(),
    policy: contentSecurityPolicy,
    canonical: own.url === null ? null : new URL(hrefOf(site, page.path), own.url).href,
    home: hrefOf(site, '/'),
    search: hrefOf(site, '/search/'),
    organization: settings.organization,
    sections: sectionsOf(site).map(({ key, path, text }) => ({
      href: hrefOf(site, path),
      text: say(text),
      isCurrent: key === page.section,
    })),
    overviews: overviewLinks(site),
    isPreview: site.isPreview,
    asOfWords: site.askedDay === null ? null : say(wordsOfDay[site.askedDay]),
    fromCommit: site.fromCommit === undefined ? null : commitWords(site.fromCommit),
    asOf: { iso: asOf, text: dayText(asOf) },
    audience: site.audience,
    standard: catalogue.standards.find((standard) => standard.id === settings.standards[0])?.reference ?? '',
    feedback: feedbackAddress(own.feedback, { ...page, version: versionOf(site, page.item), asOf }),
    paper: paperWords(site, page.item),
    colours: own.accent === null ? null : hrefOf(site, `/${pathOfColours}`),
    logo: logo === null ? null : hrefOf(site, `/${logo}`),
    logoSize: site.logoSize ?? null,
    footer: own.footer.map(({ text, href }) => ({
      text,
      href: href === null ? '' : href.startsWith('/') ? hrefOf(site, href) : href,
    })),
    accessibility: { href: hrefOf(site, routeOfAccessibility), text: say('Accessibility') },
    rules: hasRulePages(site) ? rulesLink(site).href : null,
  };
}

/** Where readers say what is wrong with the page of an item; null where the settings name no such place. */
export function reportAddress(
  site: Site,
  { id, title, path }: { readonly id: string; readonly title: string; readonly path: string },
): string | null {
  const { settings, asOf } = site.checked.sms;
  return feedbackAddress(settings.site.feedback, { title: `${id} ${title}`, path, version: versionOf(site, id), asOf });
}

function versionOf(site: Site, id: string | undefined): string | null {
  return id === undefined ? null : (site.checked.sms.items.get(id)?.version ?? null);
}

function paperWords(site: Site, id: string | undefined): string {
  const role = issuerOf(site, id);
  return role === null
    ? say('Uncontrolled when printed.')
    : say('Uncontrolled when printed, unless {role} issued the copy.', { role });
}

const wordsOfDay: Readonly<Record<AskedDay, PlainText>> = {
  past: 'This is the manual as it was in force on that day, not as it is today.',
  today: 'This is the manual as it was in force on the day this copy was made.',
  later: 'This is the manual as it will be in force on that day, as far as it was approved when this copy was made.',
};

function commitWords({ revision, id, day }: BuiltCommit): string {
  if (id === null) return revision;
  const short = id.slice(0, 12);
  const commit =
    day === null ? say('commit {id}', { id: short }) : say('commit {id} of {day}', { id: short, day: dayText(day) });
  return id.startsWith(revision) ? commit : `${revision} (${commit})`;
}

/** Where readers say what is wrong with a page, which is named with its version and day; null where the settings name no such place. */
export function feedbackAddress(
  address: string | null,
  page: { readonly title: string; readonly path: string; readonly version?: string | null; readonly asOf: string },
): string | null {
  if (address === null || !/^(?:https?|mailto):/i.test(address)) return null;
  const separator = address.includes('?') ? '&' : '?';
  const parameter = address.startsWith('mailto:') ? 'subject' : 'title';
  const version = page.version ? `${say('version {version}', { version: page.version })}, ` : '';
  const day = say('as of {day}', { day: dayText(page.asOf) });
  return `${address}${separator}${parameter}=${encodeURIComponent(`${page.title} (${page.path}), ${version}${day}`)}`;
}
