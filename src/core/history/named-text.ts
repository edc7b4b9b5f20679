import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { History } from './history.ts';
import { textsInForce } from './merged-texts.ts';
import type { RedlineText } from './redline.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { snapshotOfItem } from './snapshot.ts';
import { statedDay } from './stated-day.ts';
import type { ItemVersion } from './versions.ts';

/** A state of an item that can be compared with another. */
export interface NamedText extends RedlineText {
  /** As people call it: `version 1.1, approved on 2026-01-20`. */
  readonly label: string;
  readonly version: string | null;
  /** Commit that holds it; null for the text as it is, and where that is not known. */
  readonly commit: string | null;
  readonly digest: string;
}

/**
 * The text of an item as the model has it.
 *
 * @param item any item, also one that is gone
 * @param label what the text is called
 */
export function textAsItIs(item: Item, label = 'the text as it is'): NamedText {
  const isText = item.storage === 'file' && item.facts !== null;
  return {
    label: item.version === null ? label : `${label} (version ${item.version}, ${item.status})`,
    version: item.version,
    commit: null,
    digest: item.digest,
    body: isText ? (item.facts?.body ?? '') : '',
    fields: item.stated,
    includes: item.includes,
  };
}

/**
 * The text of an item that was approved last, as far as history knows it. Where nothing has a number and no approval is bound
 * to a text, it is the state of the last commit: there the merge is the approval.
 *
 * @param sms the model
 * @param item any item
 * @returns null where history is not known, or holds no such text
 */
export function lastApprovedText(sms: Sms, item: Item): NamedText | null {
  const { history } = sms;
  if (history === null) return null;
  const version = history
    .versionsOf(item)
    .findLast(({ approvedOn, takenBackOn }) => approvedOn !== null && takenBackOn === null);
  if (version !== undefined) {
    const lost = version.isBound ? '' : ', the last text with this number';
    return named(
      history,
      version.snapshot,
      `version ${version.version}, approved on ${version.approvedOn ?? ''}${lost}`,
    );
  }
  if (item.control === 'full' && item.storage === 'file') return null;
  const states = (history.line.get(item.id) ?? []).filter(({ snapshot }) => snapshot !== null);
  const now = snapshotOfItem(item);
  const isCommitted = ![item.file, ...item.includes.map(({ path }) => path)].some((file) =>
    history.uncommitted.has(file),
  );
  // A text that is committed is compared with the one before it: with itself there is nothing to see.
  const others = isCommitted
    ? states.filter(({ snapshot }) => snapshot?.digest !== now.digest || snapshot.fingerprint !== now.fingerprint)
    : states;
  const last = others.at(-1);
  if (last === undefined || last.snapshot === null) return null;
  return named(history, last.snapshot, `the text committed on ${statedDay(last.commit, sms.settings.timeZone)}`);
}

/**
 * The text of an item before its content changed last, for what nobody approved yet.
 *
 * @param sms the model
 * @param item any item
 * @returns null where history is not known, or the text never changed
 */
export function textBeforeLastChange(sms: Sms, item: Item): NamedText | null {
  const { history } = sms;
  const before = history?.line
    .get(item.id)
    ?.findLast(({ snapshot }) => snapshot !== null && snapshot.digest !== item.digest);
  if (history === null || before === undefined || before.snapshot === null) return null;
  const day = statedDay(before.commit, sms.settings.timeZone);
  const label = `the text before it was changed last, committed on ${day} (${before.commit.id.slice(0, 12)})`;
  return named(history, before.snapshot, label, before.commit.id);
}

/**
 * The text of an item under a name.
 *
 * @param sms the model
 * @param item the item
 * @param name number of a version, with the day of its text where several were merged under it (`1.0@2026-06-01`), or the beginning of the id of a commit that changed the item (4 digits or more)
 * @returns null where there is none of that name
 */
export function textByName(sms: Sms, item: Item, name: string): NamedText | null {
  const { history } = sms;
  if (history === null) return null;
  const versions = textsInForce(history, history.versionsOf(item), item.id);
  const version = versions.findLast((candidate) => nameOf(candidate) === name);
  if (version !== undefined) {
    if (version.snapshot.blob === '') {
      const open = history.uncommitted.has(item.file) ? ', not committed' : '';
      return { ...textAsItIs(item), label: `version ${version.version}${open}` };
    }
    const lost = version.isBound || version.approvedOn === null ? '' : ', the last text with this number';
    const merged = versions.some((other) => other !== version && other.version === version.version)
      ? `, the text merged on ${version.merged?.on ?? ''}`
      : '';
    return named(history, version.snapshot, `version ${version.version}${merged}${lost}`);
  }
  if (!/^[0-9a-f]{4,64}$/i.test(name)) return null;
  const found = (history.revisions.get(item.id) ?? []).filter(({ commit }) => commit.id.startsWith(name.toLowerCase()));
  const [only] = found;
  if (only === undefined || only.after === null || new Set(found.map(({ commit }) => commit.id)).size > 1) return null;
  return named(history, only.after, `commit ${only.commit.id.slice(0, 12)}`, only.commit.id);
}

/**
 * Names that `textByName` knows.
 *
 * @param sms the model
 * @param item the item
 */
export function namesOfTexts(sms: Sms, item: Item): readonly string[] {
  const { history } = sms;
  if (history === null) return [];
  const versions = textsInForce(history, history.versionsOf(item), item.id).map(nameOf);
  if (versions.length > 0) return versions;
  return (history.revisions.get(item.id) ?? []).map(({ commit }) => commit.id.slice(0, 12));
}

/** Its number; of a text that took the place of another under the number, with its day. */
function nameOf({ version, textOf }: ItemVersion): string {
  return textOf === undefined ? version : `${version}@${textOf}`;
}

function named(history: History, snapshot: ItemSnapshot, label: string, commit: string | null = null): NamedText {
  const isText = snapshot.storage === 'file' || snapshot.storage === 'register';
  const holder = (history.revisions.get(snapshot.id) ?? []).findLast(
    ({ after }) =>
      after !== null &&
      after.blob === snapshot.blob &&
      after.file === snapshot.file &&
      after.digest === snapshot.digest,
  );
  return {
    label,
    version: snapshot.version,
    commit: commit ?? holder?.commit.id ?? null,
    digest: snapshot.digest,
    body: isText ? history.textOf(snapshot) : '',
    fields: snapshot.stated,
    includes: snapshot.includes,
  };
}
