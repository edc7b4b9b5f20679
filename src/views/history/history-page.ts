import type { Grade } from '../../core/history/approval-proof.ts';
import { gradeOf, withoutAddresses } from '../../core/history/grade-of.ts';
import { mergerOf } from '../../core/history/identities.ts';
import type { Revision } from '../../core/history/revisions.ts';
import type { VersionStanding } from '../../core/history/standing-of-version.ts';
import { versionOn } from '../../core/history/standing-of-version.ts';
import type { ItemVersion } from '../../core/history/versions.ts';
import { formatDate } from '../../core/lifecycle/calendar.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import { withheldMark } from '../../core/model/withheld-names.ts';
import { isInside } from '../../core/model/withholding.ts';
import type { Paging } from '../paging.ts';
import { pageOf } from '../paging.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, itemLink } from '../site.ts';
import type { CommitView } from './commits.ts';
import { commitViews, mostCommits } from './commits.ts';
import { personLink } from './people.ts';
import { limitsOf } from './limits.ts';
import type { LimitView } from './limits.ts';
import { pagesOfSteps } from './paths.ts';
import type { RedlineView } from './redline-view.ts';
import { redlineView } from './redline-view.ts';
import { routeOfCommits, routeOfHistory, routeOfText } from './routes.ts';
import type { Step } from './steps.ts';
import { stepsOf } from './steps.ts';
import type { TimelineView } from './timeline-view.ts';
import { timelineView } from './timeline-view.ts';

/** A day for a `<time>`. */
export interface DayView {
  readonly iso: string;
  readonly text: string;
}

/** Who reviewed, approved, agreed or withdrew a version, and how well that is proved. */
export interface ActView {
  readonly action: string;
  readonly by: LinkView;
  readonly role: LinkView | null;
  readonly on: DayView | null;
  readonly grade: Grade;
  readonly because: string;
  readonly doubt: string | null;
}

/** A version of a document, or a change of anything else. */
export interface VersionView {
  readonly key: string;
  readonly label: string;
  /** In force, draft, or replaced, in words; '' for changes of what has no versions. */
  readonly state: string;
  readonly isInForce: boolean;
  readonly from: DayView | null;
  readonly to: DayView | null;
  readonly reasons: readonly string[];
  readonly authors: readonly LinkView[];
  readonly acts: readonly ActView[];
  /** Under light control: the merge that is the approval. */
  readonly merged: { readonly on: DayView; readonly by: LinkView | null } | null;
  /** The approval is bound to a text that was found; null where nothing was approved. */
  readonly isBound: boolean | null;
  readonly redline: { readonly heading: string; readonly view: RedlineView } | null;
  /** Rows of a register that changed. */
  readonly rows: readonly LinkView[];
  readonly moreRows: number;
}

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

/** What the grades mean, best first. */
export const gradeLegend: readonly { readonly grade: Grade; readonly text: string }[] = [
  { grade: 'A', text: 'signed with the approver’s own key' },
  { grade: 'B', text: 'recorded by the approver, signed by the platform the repository is on' },
  { grade: 'C', text: 'recorded by the approver without a signature, or signed on paper' },
  { grade: 'D', text: 'only stated in the file' },
];

const mostRows = 12;

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
    intro: introOf(site, steps.length, hasVersions),
    limits: limitsOf(site),
    timeline: hasVersions ? timelineView(site, steps) : null,
    heading: hasVersions ? 'Versions' : 'Changes',
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
        ? { href: hrefOf(site, routeOfCommits(id)), text: `All ${commits.length} commits` }
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
    { href: itemLink(site, id).href, text: 'Text', isCurrent: current === 'text' },
    { href: hrefOf(site, routeOfHistory(id)), text: 'History', isCurrent: current === 'history' },
  ];
}

function introOf(site: Site, count: number, hasVersions: boolean): string {
  const { history, asOf } = site.checked.sms;
  if (history === null) return '';
  if (count === 0) return 'Nothing of it is recorded in the history of the repository yet.';
  const what = hasVersions ? 'version' : 'change';
  return `${count === 1 ? `1 ${what}` : `${count} ${what}s`} known from the history of the repository, up to ${formatDate(asOf)}, newest first.`;
}

function versionView(site: Site, id: string, item: Item | null, step: Step, steps: readonly Step[]): VersionView {
  const { version, snapshot, previous } = step;
  const rows = rowsChanged(site, id, step);
  const against = previous === null ? undefined : steps.find((other) => other.snapshot === previous);
  return {
    key: step.key,
    label: step.label,
    ...standingOfStep(site, step),
    reasons: version === null ? subjectsOf(site, step.revisions) : version.reasons.map(withoutAddresses),
    authors: authorsOf(site, step),
    acts: item === null || version === null ? [] : version.entries.map((entry) => actView(site, item, entry)),
    merged: version === null ? null : mergeView(site, version),
    isBound: version === null || version.approvedOn === null ? null : version.isBound,
    redline:
      previous === null || snapshot === null
        ? null
        : redlineAgainst(against?.label ?? 'The state before', redlineView(site, previous, snapshot)),
    rows: rows.slice(0, mostRows),
    moreRows: Math.max(0, rows.length - mostRows),
  };
}

function mergeView(site: Site, { merged }: ItemVersion): VersionView['merged'] {
  const { history } = site.checked.sms;
  if (merged === null || history === null) return null;
  const who = isInside(site.audience) ? mergerOf(merged.commit, history.identify) : null;
  return { on: { iso: merged.on, text: formatDate(merged.on) }, by: who === null ? null : personLink(site, who) };
}

function redlineAgainst(label: string, view: RedlineView): VersionView['redline'] {
  return { heading: `Changes against ${label.charAt(0).toLowerCase()}${label.slice(1)}: ${view.summary}`, view };
}

const wordsOfStanding: Readonly<Record<VersionStanding, string>> = {
  'in force': 'in force',
  ended: 'no longer in force',
  coming: 'not yet in force',
  open: 'not approved',
  'taken back': 'approval taken back',
  never: 'never in force',
};

function standingOfStep(
  site: Site,
  { version, snapshot, isFile }: Step,
): Pick<VersionView, 'state' | 'isInForce' | 'from' | 'to'> {
  const { asOf, history, items } = site.checked.sms;
  if (isFile) return { state: 'not approved', isInForce: false, from: null, to: null };
  if (version === null) return { state: snapshot === null ? 'removed' : '', isInForce: false, from: null, to: null };
  const item = items.get(version.snapshot.id);
  const all = history === null || item === undefined ? [version] : history.versionsOf(item);
  const { standing, from, to } = versionOn(all, version, asOf);
  return {
    state: wordsOfStanding[standing],
    isInForce: standing === 'in force',
    from: dayView(from),
    to: dayView(standing === 'ended' ? to : null),
  };
}

function actView(site: Site, item: Item, entry: Approval): ActView {
  const { items } = site.checked.sms;
  const named = (id: string): LinkView => itemLink(site, id, items.get(id)?.title ?? id);
  return {
    action: entry.action,
    by: entry.by === '' ? { href: '', text: 'a person not named here' } : named(entry.by),
    role: entry.role === null ? null : named(entry.role),
    on: dayView(entry.on),
    ...gradeOf(site.checked.sms, item, entry),
  };
}

/** People who wrote it, by name; outside the organization they are not named. */
function authorsOf(site: Site, { version, revisions }: Step): readonly LinkView[] {
  const { history } = site.checked.sms;
  if (history === null || !isInside(site.audience)) return [];
  const people =
    version === null
      ? revisions.map(({ commit }) => history.identify(commit.author.name, commit.author.email))
      : history.authorsOf(version).map(({ who }) => who);
  const links = people.map((who) => personLink(site, who));
  return [...new Map(links.map((link) => [link.text, link])).values()];
}

function subjectsOf(site: Site, revisions: readonly Revision[]): readonly string[] {
  if (!isInside(site.audience)) return [];
  const subjects = revisions
    .filter(({ kind, isBulk }) => kind !== 'layout' && !isBulk)
    .map(({ commit }) => withoutAddresses(commit.message.split('\n', 1)[0] ?? ''));
  return [...new Set(subjects)].filter((subject) => subject !== withheldMark);
}

/** Rows of a register that the commits of a step changed. */
function rowsChanged(site: Site, id: string, { revisions }: Step): readonly LinkView[] {
  const { registers, history } = site.checked.sms;
  const register = registers.get(id);
  if (register === undefined || history === null) return [];
  const commits = new Set(revisions.map(({ commit }) => commit.id));
  return register.rows
    .filter((row) => history.revisions.get(row)?.some(({ commit }) => commits.has(commit.id)) === true)
    .map((row) => ({ ...itemLink(site, row), href: hrefOf(site, routeOfHistory(row)) }));
}

function comparable(site: Site, id: string, steps: readonly Step[]): HistoryPage['compare'] {
  const texts = steps.filter(hasText);
  if (texts.length < 3) return null;
  return texts.toReversed().map((step) => ({
    href: hrefOf(site, routeOfText(id, step.key)),
    label: `${step.label}${step.version === null ? '' : stateOfOption(site, step)}`,
  }));
}

function stateOfOption(site: Site, step: Step): string {
  const { from, state } = standingOfStep(site, step);
  return from === null ? ` (${state})` : `, from ${from.text}`;
}

/** True where a state has a text that a reader may compare. */
export function hasText({ snapshot }: Step): boolean {
  return snapshot !== null && snapshot.isWithheld !== true && snapshot.storage !== 'register';
}

function dayView(iso: string | null): DayView | null {
  return iso === null ? null : { iso, text: formatDate(iso) };
}
