import type { FieldMap } from '../model/fields.ts';
import { textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import type { CommitDays } from './commit-days.ts';
import type { Commit } from './commit.ts';
import { identityKey } from './identities.ts';
import { isTakenOver } from './item-states.ts';
import type { LineState, Revisions } from './revisions.ts';
import { firstParentLine } from './revisions.ts';
import { snapshotOfItem } from './snapshot.ts';

/** A Git identity that the register gave to a person for a time. */
export interface StatedIdentity {
  /** As `identityKey` gives it. */
  readonly key: string;
  readonly person: string;
  /** Position on the judged line of the commit that entered it; -Infinity where it was there from the beginning. */
  readonly from: number;
  /** Position of the commit that took it out; Infinity while it stands. */
  readonly to: number;
  /** Days of these commits; the second empty while it stands. */
  readonly enteredOn: string;
  readonly takenOutOn: string;
}

/** What tells when identities stood in the register of people. */
export interface RegisterPast {
  /** The model that is judged. */
  readonly sms: Sms;
  /** Gives people: the trusted base, else the model that is judged. */
  readonly believed: Sms;
  readonly line: Revisions['line'];
  /** Children before parents. */
  readonly commits: readonly Commit[];
  /** Where the judged line ends. */
  readonly head: Commit;
  readonly days: CommitDays;
}

/**
 * Git identities over time, of everybody who stands in the register. What came with the first commit or until `adopted` counts as
 * there from the beginning, and so does what a trusted base holds and the judged line does not.
 *
 * @param past the register of people on the judged line
 */
export function statedIdentities(past: RegisterPast): readonly StatedIdentity[] {
  const line = firstParentLine(past.commits, past.head);
  const positions = new Map(line.map(({ id }, index) => [id, index]));
  const start = line.findIndex(({ changes, brought }) => changes.length + brought.length > 0);
  const momentOf = (commit: Commit): Moment => {
    const [position, on] = [positions.get(commit.id) ?? 0, past.days.get(commit.id) ?? ''];
    return { position, on, isFromTheBeginning: position <= start || isTakenOver(past.believed, on) };
  };
  return itemsOfType(past.believed, 'person').flatMap((person) => {
    const states = trustedStates(past, person).map(({ commit, snapshot }) => ({
      ...momentOf(commit),
      keys: snapshot === null ? new Set<string>() : keysOf(snapshot.stated),
    }));
    return periods(person.id, [...states, stateToday(past, person, states)]);
  });
}

interface Moment {
  readonly position: number;
  readonly on: string;
  readonly isFromTheBeginning: boolean;
}

interface KeysAtMoment extends Moment {
  readonly keys: ReadonlySet<string>;
}

function keysOf(stated: Item | FieldMap): ReadonlySet<string> {
  return new Set(textsField(stated, 'git_identities').map((text) => identityKey(text)));
}

/** A change brings no past of its own: with a trusted base the line counts as far as the base holds it. */
function trustedStates({ sms, believed, line }: RegisterPast, person: Item): readonly LineState[] {
  const states = line.get(person.id) ?? [];
  if (believed === sms) return states;
  const held = snapshotOfItem(person).fingerprint;
  return states.slice(0, states.findIndex(({ snapshot }) => (snapshot?.fingerprint ?? null) === held) + 1);
}

/** What is in no commit of the line yet. Of people of whom the line tells nothing, nothing says that it came later. */
function stateToday({ sms, believed }: RegisterPast, person: Item, states: readonly KeysAtMoment[]): KeysAtMoment {
  const isFromTheBeginning = believed !== sms || states.length === 0;
  return { keys: keysOf(person), position: Number.MAX_SAFE_INTEGER, on: sms.asOf, isFromTheBeginning };
}

/** Each identity from the state that enters it to the one that lacks it; entered again it begins anew. */
function periods(person: string, states: readonly KeysAtMoment[]): readonly StatedIdentity[] {
  return states.flatMap(({ keys, position, on, isFromTheBeginning }, index) =>
    [...keys]
      .filter((key) => states[index - 1]?.keys.has(key) !== true)
      .map((key): StatedIdentity => {
        const end = states.slice(index + 1).find((later) => !later.keys.has(key));
        const from = isFromTheBeginning ? -Infinity : position;
        return { key, person, from, to: end?.position ?? Infinity, enteredOn: on, takenOutOn: end?.on ?? '' };
      }),
  );
}
