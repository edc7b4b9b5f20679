import type { Grade } from '../../core/history/approval-proof.ts';
import { withoutAddresses } from '../../core/history/grade-of.ts';
import { reasonsOfCommits } from '../../core/history/commit-reason.ts';
import { mergerOf } from '../../core/history/identities.ts';
import type { Revision } from '../../core/history/revisions.ts';
import type { VersionStanding } from '../../core/history/standing-of-version.ts';
import { versionOn } from '../../core/history/standing-of-version.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { isApproving } from '../../core/history/terms.ts';
import type { ItemVersion } from '../../core/history/versions.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import { withheldMark } from '../../core/model/withheld-names.ts';
import { isInside } from '../../core/model/withholding.ts';
import { gradeView } from '../grade-view.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, itemLink } from '../site.ts';
import { personLink } from './people.ts';
import type { RedlineView } from './redline-view.ts';
import { redlineView } from './redline-view.ts';
import { routeOfHistory } from './routes.ts';
import type { Step } from './steps.ts';
import { say, sayKnown } from '../words/say.ts';
import { dayText } from '../words/days.ts';
import type { PlainText } from '../words/say.ts';
import { lowered } from './lowered.ts';

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
  /** Why it is not certain that this is the text that was approved; null where it is, or nothing was approved. */
  readonly unbound: string | null;
  readonly redline: { readonly heading: string; readonly view: RedlineView } | null;
  /** Rows of a register that changed. */
  readonly rows: readonly LinkView[];
  readonly moreRows: number;
}

const mostRows = 12;

/** A state of an item with what is known of it; `steps` are all states of the item, oldest first. */
export function versionView(
  site: Site,
  id: string,
  item: Item | null,
  step: Step,
  steps: readonly Step[],
): VersionView {
  const { version, snapshot, previous } = step;
  const rows = rowsChanged(site, id, step);
  const against = previous === null ? undefined : steps.find((other) => other.snapshot === previous);
  return {
    key: step.key,
    label: step.label,
    ...standingOfStep(site, step, steps),
    reasons: reasonsOf(site, step),
    authors: authorsOf(site, step),
    acts: item === null || version === null ? [] : version.entries.map((entry) => actView(site, item, entry)),
    merged: version === null ? null : mergeView(site, version),
    unbound: version === null ? null : unboundWords(site, version),
    redline:
      previous === null || snapshot === null
        ? null
        : redlineAgainst(against?.label ?? nameOfOther(previous, id), redlineView(site, previous, snapshot)),
    rows: rows.slice(0, mostRows),
    moreRows: Math.max(0, rows.length - mostRows),
  };
}

function unboundWords(site: Site, { approvedOn, isBound, entries, snapshot }: ItemVersion): string | null {
  if (approvedOn === null || isBound) return null;
  const isOfAnother = entries.some((entry) => isApproving(entry) && entry.digest !== null);
  if (!isOfAnother)
    return say('No approval is bound to a text; the last one that carried this number is taken for it.');
  const former = site.checked.sms.instead.get(snapshot.id)?.former;
  return former === undefined
    ? say(
        'The approval is bound to another text, which no commit holds; the last one that carried this number is given here.',
      )
    : say('The approval is bound to the text as it was under the id {id}, and an id is part of what is approved.', {
        id: former.id,
      });
}

function mergeView(site: Site, { merged }: ItemVersion): VersionView['merged'] {
  const { history } = site.checked.sms;
  if (merged === null || history === null) return null;
  const who = isInside(site.audience) ? mergerOf(merged.commit, history.identify) : null;
  return { on: { iso: merged.on, text: dayText(merged.on) }, by: who === null ? null : personLink(site, who) };
}

/** A state that the page does not list: of the same item, or of another id. */
function nameOfOther({ id, version }: ItemSnapshot, own: string): string {
  return id === own ? say('the state before') : version === null ? id : say('{id}, version {version}', { id, version });
}

function redlineAgainst(label: string, view: RedlineView): VersionView['redline'] {
  return {
    heading: say('Changes against {version}: {summary}', { version: lowered(label), summary: view.summary }),
    view,
  };
}

const wordsOfStanding: Readonly<Record<VersionStanding, PlainText>> = {
  'in force': 'in force#version',
  ended: 'no longer in force',
  coming: 'not yet in force',
  open: 'not approved#version',
  'taken back': 'approval taken back',
  never: 'never in force',
};

/** How a state stands on the day judged, and when it was in force. */
export function standingOfStep(
  site: Site,
  { version, snapshot, isFile }: Step,
  steps: readonly Step[],
): Pick<VersionView, 'state' | 'isInForce' | 'from' | 'to'> & { readonly standing: VersionStanding | null } {
  if (isFile) return { state: say('not approved#version'), isInForce: false, from: null, to: null, standing: null };
  if (version === null)
    return {
      state: snapshot === null ? say('removed#commit') : '',
      isInForce: false,
      from: null,
      to: null,
      standing: null,
    };
  const all = steps.flatMap((step) => step.version ?? []);
  const { standing, from, to } = versionOn(all, version, site.checked.sms.asOf);
  return {
    standing,
    state: say(wordsOfStanding[standing]),
    isInForce: standing === 'in force',
    from: dayView(from),
    to: dayView(standing === 'ended' ? to : null),
  };
}

function actView(site: Site, item: Item, entry: Approval): ActView {
  const { items } = site.checked.sms;
  const named = (id: string): LinkView => itemLink(site, id, items.get(id)?.title ?? id);
  return {
    action: sayKnown(entry.action),
    by: entry.by === '' ? { href: '', text: say('a person not named here') } : named(entry.by),
    role: entry.role === null ? null : named(entry.role),
    on: dayView(entry.on),
    ...gradeView(site, item, entry),
  };
}

/** People who wrote it, by name; outside the organization they are not named. */
function authorsOf(site: Site, { version, revisions }: Step): readonly LinkView[] {
  const { history, items } = site.checked.sms;
  if (history === null || !isInside(site.audience)) return [];
  const item = version === null ? undefined : items.get(version.snapshot.id);
  const isWhole = item !== undefined && version !== null && history.versionsOf(item).includes(version);
  const people =
    version === null || !isWhole
      ? revisions.map(({ commit }) => history.identify(commit.author.name, commit.author.email, commit))
      : history.authorsOf(version).map(({ who }) => who);
  const links = people.map((who) => personLink(site, who));
  return [...new Map(links.map((link) => [link.text, link])).values()];
}

/** Why a state came about: what was said of a version, else what its commits say of themselves. */
export function reasonsOf(site: Site, { version, revisions }: Step): readonly string[] {
  return version === null || version.textOf !== undefined
    ? reasonsOfRevisions(site, revisions)
    : version.reasons.map(withoutAddresses);
}

/** Why the commits of some revisions were made; nothing for people outside. */
function reasonsOfRevisions(site: Site, revisions: readonly Revision[]): readonly string[] {
  if (!isInside(site.audience)) return [];
  const telling = revisions.filter(({ kind, isBulk }) => kind !== 'layout' && !isBulk);
  return reasonsOfCommits(
    telling.map(({ commit }) => commit.message).filter((message) => message !== withheldMark),
  ).map(withoutAddresses);
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

function dayView(iso: string | null): DayView | null {
  return iso === null ? null : { iso, text: dayText(iso) };
}
