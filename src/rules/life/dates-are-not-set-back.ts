import { isOfVersion } from '../../core/control/authority.ts';
import type { Commit } from '../../core/history/commit.ts';
import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import { digestsOf } from '../../core/history/snapshot.ts';
import { entryKey } from '../../core/history/versions.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { firstWithText, isTogether } from '../appr/_arrival.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { Effect } from './_effect-day.ts';
import { effectOf, effectsOf } from './_effect-day.ts';
import { shiftedFirstDay } from './_first-day.ts';
import { isDelayTold } from './_told-delay.ts';

/** How late something may be recorded. */
interface Limit {
  readonly tolerance: Duration;
  readonly text: string;
}

/** The commit that first said something, and its day. */
interface Recording {
  readonly commit: Commit;
  readonly day: string;
}

export default defineRule({
  id: 'LIFE-010',
  name: 'dates-are-not-set-back',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  parameters: {
    tolerance: {
      default: 'P14D',
      says: 'How long after its day an approval, a first day or a withdrawal may reach the repository. A convention of ours.',
    },
  },
  question: 'whether an approval, a first day or a withdrawal was recorded long after the day it states',
  summary: 'Approval, effect and withdrawal are recorded when they happen.',
  fix: 'Say in `changes` of this version why it was recorded late, naming the day; auditors will ask.',
  *check({ sms, text }) {
    const tolerance = parseDuration(text('tolerance'));
    if (sms.history === null || tolerance === null) return;
    const limit = { tolerance, text: text('tolerance') };
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement') continue;
      if (!item.inView) continue;
      const isClaimed = item.status === 'approved' || item.status === 'agreed';
      const late = isClaimed
        ? (lateAct(sms, item, approving, limit) ??
          shiftedFirstDay(sms, item) ??
          lateEffect(sms, item, approving, limit))
        : null;
      const found = late ?? lateAct(sms, item, ending, limit) ?? lateEffect(sms, item, ending, limit);
      if (found !== null) yield found;
    }
  },
});

const approving: ReadonlySet<string> = new Set(['approved', 'agreed']);
const ending: ReadonlySet<string> = new Set(['withdrawn']);

/**
 * An entry for one of some acts that came long after its day. Where the act has its effect later, the commit that recorded it counts,
 * on whatever branch it was made; where the effect is at once, the day on which the judged line said so.
 */
function lateAct(sms: Sms, item: Item, actions: ReadonlySet<string>, limit: Limit): Draft | null {
  for (const entry of item.approvals.filter((one) => actions.has(one.action) && isOfVersion(item, one))) {
    const { on } = entry;
    if (on === null) continue;
    const isAhead = (effectOf(item, entry)?.day ?? on) > on;
    const came = isAhead ? recordingOf(sms, item, entry) : arrivalOf(sms, item, (state) => states(state, entry));
    if (came === null || !isLate(on, came, limit) || isExcused(sms, item, entry, [came.day, on])) continue;
    // Where the text itself came later than its approval, that is the matter (APPR-007), unless both came together.
    if (!existed(sms, item, entry, addDuration(on, limit.tolerance)) && !cameTogether(sms, item, entry)) continue;
    const done = entry.action === 'withdrawn' ? 'withdrawn' : 'approved';
    return draftOf(sms, item, {
      path: ['approvals', entry.index, 'on'],
      says: `was ${done} on ${on}`,
      day: on,
      came,
      limit,
    });
  }
  return null;
}

/** What is said to hold, or to have ended, since long before the judged line said so: whoever read it saw something else till then. */
function lateEffect(sms: Sms, item: Item, actions: ReadonlySet<string>, limit: Limit): Draft | null {
  for (const effect of effectsOf(item, actions)) {
    const { day, entry } = effect;
    const came = arrivalOf(sms, item, (state) => statesEffect(state, effect, item));
    if (came === null || !isLate(day, came, limit) || isExcused(sms, item, entry, [came.day, day])) continue;
    return draftOf(sms, item, { path: effect.path, says: `${effect.says} on ${day}`, day, came, limit });
  }
  return null;
}

/** It was taken over, a paper says when it was, or somebody said why it came late. */
function isExcused(sms: Sms, item: Item, entry: Approval | null, [came, day]: readonly [string, string]): boolean {
  const paper = entry === null ? undefined : sms.history?.proofOf(item, entry).paper;
  return isTakenOver(sms, came) || paper === 'good' || isDelayTold(item, day);
}

interface Delay {
  readonly path: readonly (string | number)[];
  /** What the file states. */
  readonly says: string;
  readonly day: string;
  readonly came: Recording;
  readonly limit: Limit;
}

function draftOf(sms: Sms, item: Item, { path, says, day, came, limit }: Delay): Draft {
  const [field = '', ...rest] = path;
  const commit = sms.history === null ? '' : describeCommit(sms.history, came.commit);
  return {
    item: item.id,
    place: placeOfPath(item, String(field), rest),
    message: `${item.id} states that it ${says}, but that came with ${commit}, more than ${describeDuration(limit.text)} later. Expected it to be recorded when it happened, or one sentence in \`changes\` that names ${day} and says why it was not.`,
    actual: came.day,
    expected: day,
  };
}

/** The commit that recorded an entry, on whatever branch it was made. */
function recordingOf({ history }: Sms, item: Item, entry: Approval): Recording | null {
  const commit = history?.proofOf(item, entry).commit ?? null;
  const day = commit === null ? undefined : history?.days.get(commit.id);
  return commit === null || day === undefined ? null : { commit, day };
}

/** The commit of the judged line that first says something. */
function arrivalOf(sms: Sms, item: Item, says: (state: ItemState) => boolean): Recording | null {
  const found = statesOf(sms, item.id).find(says);
  return found === undefined || found.commit === null ? null : { commit: found.commit, day: found.day };
}

function states({ snapshot }: ItemState, entry: Approval): boolean {
  const wanted = entryKey(entry);
  return snapshot?.approvals.some((other) => entryKey(other) === wanted) === true;
}

function statesEffect(state: ItemState, { day, entry }: Effect, item: Item): boolean {
  const { snapshot } = state;
  if (snapshot === null || snapshot.version !== item.version) return false;
  return effectOf({ ...item, stated: snapshot.stated }, entry)?.day === day && (entry === null || states(state, entry));
}

function isLate(day: string, came: Recording, { tolerance }: Limit): boolean {
  return compareDates(addDuration(day, tolerance), came.day) < 0;
}

/** Text and entry reached the repository at once, and nothing but the file tells when they were made. */
function cameTogether({ history }: Sms, item: Item, entry: Approval): boolean {
  if (history === null) return false;
  const { commit } = history.proofOf(item, entry);
  const written = firstWithText(history, item, entry, commit);
  return commit !== null && written !== null && isTogether(history, item, written, commit);
}

/** True when a commit up to that day holds the text that was approved, wherever it was made. */
function existed(sms: Sms, item: Item, entry: Approval, until: string): boolean {
  const { history } = sms;
  if (history === null) return false;
  const digest = entry.digest ?? item.digest;
  return (history.revisions.get(item.id) ?? []).some(
    ({ commit, after }) =>
      after !== null &&
      digestsOf(after).includes(digest) &&
      compareDates(history.days.get(commit.id) ?? until, until) <= 0,
  );
}
