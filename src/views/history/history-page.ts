import type { Paging } from '../paging.ts';
import { pageOf } from '../paging.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, itemLink } from '../site.ts';
import type { CommitView } from './commits.ts';
import { commitViews, mostCommits } from './commits.ts';
import { limitsOf } from './limits.ts';
import type { LimitView } from './limits.ts';
import { pagesOfSteps } from './paths.ts';
import { routeOfCommits, routeOfHistory, routeOfText } from './routes.ts';
import type { Step } from './steps.ts';
import { stepsOf } from './steps.ts';
import type { TimelineView } from './timeline-view.ts';
import { timelineView } from './timeline-view.ts';
import type { VersionView } from './version-view.ts';
import { standingOfStep, versionView } from './version-view.ts';
import { say } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** One page of the history of an item or register. */
export interface HistoryPage {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly trail: readonly LinkView[];
  readonly tabs: readonly (LinkView & { readonly isCurrent: boolean })[];
  readonly isFirst: boolean;
  readonly intro: string;
  readonly limits: readonly LimitView[];
  readonly timeline: TimelineView | null;
  /** `Versions` or `Changes`. */
  readonly heading: string;
  readonly versions: readonly VersionView[];
  readonly paging: Paging;
  readonly hasGrades: boolean;
  /** Texts that a browser can compare, newest first; null where there is nothing to choose from. */
  readonly compare: readonly { readonly href: string; readonly label: string }[] | null;
  readonly commits: readonly CommitView[];
  readonly moreCommits: LinkView | null;
}

/**
 * Page model of the history of an item or register.
 *
 * @param site the site
 * @param id id of one of them
 * @param number number of the page, from 1
 */
export function historyPage(site: Site, id: string, number: number): HistoryPage {
  const { items, registers } = site.checked.sms;
  const item = items.get(id) ?? null;
  const title = item?.title ?? registers.get(id)?.title ?? '';
  const steps = stepsOf(site, id);
  const path = routeOfHistory(id);
  const pages = pagesOfSteps(site, id);
  const shown = pages[number - 1] ?? [];
  const { paging } = pageOf(site, path, pages, number, 1);
  const before = pages.slice(0, number - 1).reduce((sum, page) => sum + page.length, 0);
  const commits = commitViews(site, id);
  const hasVersions = steps.some(({ version }) => version !== null);
  const versions = shown.map((step) => versionView(site, id, item, step, steps));
  return {
    id,
    title,
    path,
    trail: [itemLink(site, id, `${id} ${title}`)],
    tabs: tabsOf(site, id, 'history'),
    isFirst: number === 1,
    intro: introOf(site, steps, hasVersions),
    limits: limitsOf(site),
    timeline: hasVersions ? timelineView(site, steps) : null,
    heading: hasVersions ? say('Versions') : say('Changes'),
    versions,
    paging: {
      ...paging,
      from: steps.length === 0 ? 0 : before + 1,
      to: before + shown.length,
      count: steps.length,
    },
    hasGrades: versions.some(({ acts }) => acts.length > 0),
    compare: comparable(site, id, steps),
    commits: number === 1 ? commits.slice(0, mostCommits) : [],
    moreCommits:
      number === 1 && commits.length > mostCommits
        ? { href: hrefOf(site, routeOfCommits(id)), text: say('All {count} commits', { count: commits.length }) }
        : null,
  };
}

/** The views of an item, as tabs beside each other. */
export function tabsOf(
  site: Site,
  id: string,
  current: 'text' | 'history',
): readonly (LinkView & { readonly isCurrent: boolean })[] {
  return [
    { href: itemLink(site, id).href, text: say('Text'), isCurrent: current === 'text' },
    { href: hrefOf(site, routeOfHistory(id)), text: say('History'), isCurrent: current === 'history' },
  ];
}

const knownVersions = {
  none: 'No version known from the history of the repository, up to {day}, newest first{more}.',
  one: '1 version known from the history of the repository, up to {day}, newest first{more}.',
  many: '{count} versions known from the history of the repository, up to {day}, newest first{more}.',
} as const;
const knownChanges = {
  none: 'No change known from the history of the repository, up to {day}, newest first{more}.',
  one: '1 change known from the history of the repository, up to {day}, newest first{more}.',
  many: '{count} changes known from the history of the repository, up to {day}, newest first{more}.',
} as const;

function introOf(site: Site, steps: readonly Step[], hasVersions: boolean): string {
  const { history, asOf } = site.checked.sms;
  if (history === null) return '';
  if (steps.length === 0) return say('Nothing of it is recorded in the history of the repository yet.');
  const listed = steps.filter(({ isFile }) => !isFile);
  const count = hasVersions ? new Set(listed.map(({ version }) => version?.version)).size : listed.length;
  const more = listed.length < steps.length ? say(', and the text in the file now') : '';
  const known = count === 0 ? 'none' : count === 1 ? 'one' : 'many';
  return say((hasVersions ? knownVersions : knownChanges)[known], { count, day: dayText(asOf), more });
}

function comparable(site: Site, id: string, steps: readonly Step[]): HistoryPage['compare'] {
  const texts = steps.filter(hasText);
  if (texts.length < 3) return null;
  return texts.toReversed().map((step) => ({
    href: hrefOf(site, routeOfText(id, step.key)),
    label: `${step.label}${step.version === null ? '' : stateOfOption(site, step, steps)}`,
  }));
}

function stateOfOption(site: Site, step: Step, steps: readonly Step[]): string {
  const { from, state } = standingOfStep(site, step, steps);
  return from === null ? ` (${state})` : say(', from {day}', { day: from.text });
}

/** True where a state has a text that a reader may compare. */
export function hasText({ snapshot }: Step): boolean {
  return snapshot !== null && snapshot.isWithheld !== true && snapshot.storage !== 'register';
}
