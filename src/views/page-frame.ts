import { routeOfAccessibility } from './accessibility-view.ts';
import { pathOfColours, pathOfLogo } from './own-look.ts';
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
  readonly isPreview: boolean;
  /** What every page says at its top where the day was asked for. */
  readonly asOfWords: string | null;
  /** The commit the site was built from, where one was asked for: `v1.2 (commit 4be19ab0c2d1 of 3 March 2026)`. */
  readonly fromCommit: string | null;
  readonly asOf: { readonly iso: string; readonly text: string };
  readonly audience: string;
  readonly standard: string;
  readonly feedback: string | null;
  /** Style sheet with the colours of the organization, and its picture; null where it has none. */
  readonly colours: string | null;
  readonly logo: string | null;
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
    isPreview: site.isPreview,
    asOfWords: site.askedDay === null ? null : say(wordsOfDay[site.askedDay]),
    fromCommit: site.fromCommit === undefined ? null : commitWords(site.fromCommit),
    asOf: { iso: asOf, text: dayText(asOf) },
    audience: site.audience,
    standard: catalogue.standards.find((standard) => standard.id === settings.standards[0])?.reference ?? '',
    feedback: feedbackAddress(own.feedback, page),
    colours: own.accent === null ? null : hrefOf(site, `/${pathOfColours}`),
    logo: logo === null ? null : hrefOf(site, `/${logo}`),
    footer: own.footer.map(({ text, href }) => ({
      text,
      href: href === null ? '' : href.startsWith('/') ? hrefOf(site, href) : href,
    })),
    accessibility: { href: hrefOf(site, routeOfAccessibility), text: say('Accessibility') },
    rules: hasRulePages(site) ? rulesLink(site).href : null,
  };
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

/** Where readers say what is wrong with a page; null where the settings name no such place. */
export function feedbackAddress(
  address: string | null,
  page: { readonly title: string; readonly path: string },
): string | null {
  if (address === null || !/^(?:https?|mailto):/i.test(address)) return null;
  const separator = address.includes('?') ? '&' : '?';
  const parameter = address.startsWith('mailto:') ? 'subject' : 'title';
  return `${address}${separator}${parameter}=${encodeURIComponent(`${page.title} (${page.path})`)}`;
}
