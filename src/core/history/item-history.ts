import { isFirstVersion } from '../control/version-on-day.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { unreadItem } from '../model/unread-item.ts';
import type { Grade } from './approval-proof.ts';
import type { Authorship } from './authorship.ts';
import type { Commit } from './commit.ts';
import type { GoneItem } from './gone-item.ts';
import { describeDeparture, goneItem } from './gone-item.ts';
import type { History } from './history.ts';
import { authorsOf, mergerOf } from './identities.ts';
import type { Revision, RevisionKind } from './revisions.ts';
import type { VersionStanding } from './standing-of-version.ts';
import { versionOn } from './standing-of-version.ts';
import { textsInForce } from './merged-texts.ts';
import { statedDay } from './stated-day.ts';
import type { ItemVersion } from './versions.ts';
import { endedBy, versionInForce } from './versions.ts';

/** An act that an entry states, and how well it is proved. */
export interface ProvedAct {
  readonly action: string;
  readonly by: string;
  readonly name: string;
  readonly role: string | null;
  readonly on: string | null;
  readonly grade: Grade;
  /** How it is proved, one sentence. */
  readonly because: string;
  /** What is wrong with a signature; null where nothing is. */
  readonly doubt: string | null;
}

/** A commit that changed the item. */
export interface CommitLine {
  readonly id: string;
  readonly on: string;
  /** Everybody who wrote it, by name. */
  readonly authors: readonly string[];
  readonly kind: RevisionKind;
  readonly isBulk: boolean;
  readonly subject: string;
}

/** One version as people ask for it. */
/** Who wrote a version, and how much of it: at most `share`, for certain `ownShare`, each 0 to 1. */
export type WrittenShare = Pick<Authorship, 'share' | 'ownShare'> & {
  readonly name: string;
  readonly person: string | null;
};

export interface VersionLine {
  readonly version: string;
  /** Of a text merged under the number of another, which it took the place of: the day; else null. */
  readonly textOf: string | null;
  readonly standing: VersionStanding;
  readonly from: string | null;
  /** First day it is no longer in force; null while nothing ends it. */
  readonly to: string | null;
  /** Day on which its approval was taken back; null where it stands, or there was none. */
  readonly takenBackOn: string | null;
  readonly acts: readonly ProvedAct[];
  /** Under light control: the merge that is the approval, with its day and, where it is known, who made it. */
  readonly merged: { readonly on: string; readonly by: string | null } | null;
  readonly authors: readonly WrittenShare[];
  readonly reasons: readonly string[];
  readonly commits: readonly CommitLine[];
}

/** What is known of the past of an item. */
export interface ItemHistory {
  readonly id: string;
  readonly title: string;
  /** Key of the item type; null where it is not known any more. */
  readonly type: string | null;
  /** Of an item that is no longer in the files: since when, and what became of it; null for one that is there. */
  readonly gone: { readonly on: string; readonly says: string } | null;
  readonly asOf: string;
  /** Newest first; empty for items without version numbers. */
  readonly versions: readonly VersionLine[];
  /** Commits that belong to no version, newest first. */
  readonly commits: readonly CommitLine[];
  /** What could not be known, and what would help, each in a sentence or two. */
  readonly unknown: readonly string[];
}

/**
 * Past of an item: versions with their approvals, and commits.
 *
 * @param sms the model with its history
 * @param id id of an item or register, also of one that is gone
 * @returns null where neither the model nor history knows the id
 */
export function itemHistory(sms: Sms, id: string): ItemHistory | null {
  const { history, asOf } = sms;
  const gone = goneItem(sms, id);
  const item = sms.items.get(id) ?? gone?.item ?? null;
  const revisions = history?.revisions.get(id) ?? [];
  const register = sms.registers.get(id);
  if (item === null && register === undefined && revisions.length === 0) return null;
  const known = item === null || history === null ? [] : history.versionsOf(item);
  // What no file holds any more is in force no longer, whoever meant it to go on.
  const inTime = gone === null ? known : endedBy(known, gone.end.day);
  const versions = history === null ? inTime : textsInForce(history, inTime, id);
  const counted = new Set(versions.flatMap((version) => version.revisions));
  const rest = revisions.filter((revision) => !counted.has(revision));
  const last = revisions.findLast(({ after }) => after !== null)?.after;
  const lineOf = (revision: Revision): CommitLine => commitLine(sms, history, revision);
  return {
    id,
    title: item?.title ?? register?.title ?? last?.title ?? id,
    type: item?.type.key ?? (register === undefined ? null : 'register'),
    asOf,
    gone: gone === null || history === null ? null : toldGone(history, gone, versionInForce(versions, asOf), asOf),
    versions:
      item === null || history === null
        ? []
        : versions.map((version) => versionLine(sms, history, item, versions, version, lineOf)).toReversed(),
    commits: rest.map(lineOf).toReversed(),
    unknown: unknownOf(sms, item, id, versions, revisions),
  };
}

function toldGone(
  history: History,
  gone: GoneItem,
  version: ItemVersion | null,
  asOf: string,
): NonNullable<ItemHistory['gone']> {
  const on = gone.end.day;
  const departure = `${gone.id} ${describeDeparture(history, gone)}`;
  if (compareDates(on, asOf) <= 0) return { on, says: `${departure}.` };
  const then =
    version === null ? `It was in the files on ${asOf}` : `Version ${version.version} was in force on ${asOf}`;
  return { on, says: `${then}; later, ${departure}.` };
}

function versionLine(
  sms: Sms,
  history: History,
  item: Item,
  versions: readonly ItemVersion[],
  version: ItemVersion,
  lineOf: (revision: Revision) => CommitLine,
): VersionLine {
  return {
    version: version.version,
    textOf: version.textOf ?? null,
    ...versionOn(versions, version, sms.asOf),
    takenBackOn: version.takenBackOn,
    acts: version.entries.map((entry): ProvedAct => {
      const { grade, because, doubt } = history.proofOf(item, entry);
      return {
        action: entry.action,
        by: entry.by,
        name: sms.items.get(entry.by)?.title ?? entry.by,
        role: entry.role,
        on: entry.on,
        grade,
        because,
        doubt,
      };
    }),
    merged:
      version.merged === null ? null : { on: version.merged.on, by: nameOfMerger(sms, history, version.merged.commit) },
    authors: history.authorsOf(version).map(({ who, share, ownShare }) => ({
      name: nameOf(sms, who),
      person: who.person,
      share,
      ownShare,
    })),
    reasons: version.reasons,
    commits: version.revisions.map(lineOf).toReversed(),
  };
}

function commitLine(sms: Sms, history: History | null, { commit, kind, isBulk }: Revision): CommitLine {
  const authors = history === null ? [] : authorsOf(commit, history.identify);
  return {
    id: commit.id,
    on: statedDay(commit, sms.settings.timeZone),
    authors: [...new Set(authors.map((who) => nameOf(sms, who)))],
    kind,
    isBulk,
    subject: commit.message.split('\n', 1)[0] ?? '',
  };
}

function nameOfMerger(sms: Sms, { identify }: History, commit: Commit): string | null {
  const who = mergerOf(commit, identify);
  return who === null ? null : nameOf(sms, who);
}

/** The register knows people better than their Git settings do. */
function nameOf(sms: Sms, who: { readonly name: string; readonly person: string | null }): string {
  return (who.person === null ? undefined : (sms.base ?? sms).items.get(who.person)?.title) ?? who.name;
}

function unknownOf(
  sms: Sms,
  item: Item | null,
  id: string,
  versions: readonly ItemVersion[],
  revisions: readonly Revision[],
): readonly string[] {
  const { history } = sms;
  const limits = sms.historyLimits.map(({ message, remedy }) => `${message} ${remedy}`);
  if (history === null) {
    const off =
      sms.settings.history === 'none'
        ? 'clausebook.yaml says `history: none`, so the past is not read. Keep the SMS in a Git repository with its full history and remove that line.'
        : 'There is no history that could be read.';
    return limits.length > 0 ? limits : [off];
  }
  const unread = item === null ? unreadItem(sms, id) : null;
  const notes = [...limits, ...(unread === null ? [] : [`${unread.reason} ${unread.advice}`])];
  const file = item?.file ?? sms.registers.get(id)?.file;
  if (file !== undefined && history.uncommitted.has(file))
    notes.push(`${file} has changes that are in no commit yet; who made them is not known.`);
  if (revisions.length === 0) notes.push(`No commit holds ${id} yet.`);
  for (const { version, isBound, approvedOn } of versions) {
    if (approvedOn !== null && !isBound)
      notes.push(
        `No commit holds the text that was approved as version ${version}; what is shown is the last text with this number.`,
      );
  }
  const [first] = versions;
  if (first !== undefined && !isFirstVersion(first.version))
    notes.push(`What was before version ${first.version} is not in this history.`);
  return notes;
}
