import { toleranceOfEntry } from '../control/key-entry.ts';
import { addDuration, compareDates } from '../lifecycle/calendar.ts';
import type { Commit } from './commit.ts';
import type { Identify, IdentityFlaw } from './identities.ts';
import { identityKey, isMachine } from './identities.ts';
import { dayOf } from './item-states.ts';
import { firstParentLine } from './revisions.ts';
import type { RegisterPast, StatedIdentity } from './stated-identities.ts';
import { statedIdentities } from './stated-identities.ts';

/** Whose an identity was when a commit was made. */
interface Holder {
  /** Null where the register gave it to several people at once. */
  readonly person: string | null;
  readonly flaw: IdentityFlaw | null;
  /** Who had it then comes before who got it later, and that before who had it earlier. */
  readonly rank: 0 | 1 | 2;
}

/** When a commit was made. */
interface Moment {
  /** Position on the judged line of the last commit before it. */
  readonly position: number;
  /** Last day on which what the commit uses may be entered. */
  readonly limit: () => string;
}

/**
 * Builds the look-up from Git identities to people as the register had them when a commit was made, so that nobody can be acquitted or
 * made the approver by moving an identity afterwards. An identity that nobody had then is that of whoever first gets it, with a flaw:
 * it tells who wrote a text, and proves no act. While no identity of anybody was on file, it is none.
 *
 * @param past the register of people on the judged line
 */
export function identifierOverTime(past: RegisterPast): Identify {
  const stated = statedIdentities(past);
  const byKey = Map.groupBy(stated, ({ key }) => key);
  const first = Math.min(...stated.map(({ from }) => from));
  const positionBefore = positionsBefore(past);
  const tolerance = toleranceOfEntry(past.believed.settings);
  return (name, email, commit) => {
    const position = positionBefore(commit);
    const moment = { position, limit: () => addDuration(dayOf(past, commit), tolerance) };
    const holders = [identityKey(`${name} <${email}>`), identityKey(email)].flatMap(
      (key) => holderAt(byKey.get(key) ?? [], moment, position < first) ?? [],
    );
    const [holder] = holders.toSorted((a, b) => a.rank - b.rank);
    const person = holder?.person ?? null;
    const flaw = person === null ? null : (holder?.flaw ?? null);
    return {
      name,
      email,
      person,
      isBot: person === null && isMachine(name, email),
      ...(flaw === null ? {} : { flaw }),
    };
  };
}

function holderAt(stated: readonly StatedIdentity[], { position, limit }: Moment, isBeforeAll: boolean): Holder | null {
  const then = stated.filter(({ from, to }) => from <= position && position < to);
  if (then.length > 0) return { person: onlyPerson(then), flaw: null, rank: 0 };
  const entered = Math.min(...stated.flatMap(({ from }) => (from > position ? [from] : [])));
  const later = stated.filter(({ from }) => from === entered);
  const [next] = later;
  if (next !== undefined) {
    const isInTime = isBeforeAll || compareDates(next.enteredOn, limit()) <= 0;
    return { person: onlyPerson(later), flaw: isInTime ? null : { kind: 'entered', on: next.enteredOn }, rank: 1 };
  }
  const [last] = stated.toSorted((a, b) => b.to - a.to);
  if (last === undefined) return null;
  const before = stated.filter(({ to }) => to === last.to);
  return { person: onlyPerson(before), flaw: { kind: 'taken-out', on: last.takenOutOn }, rank: 2 };
}

function onlyPerson(stated: readonly StatedIdentity[]): string | null {
  const [person, ...others] = new Set(stated.map((one) => one.person));
  return person === undefined || others.length > 0 ? null : person;
}

/** A commit of the line is judged by what stood there before it; one of a branch by what the line held when it was made. */
function positionsBefore({ commits, head }: RegisterPast): (commit: Commit) => number {
  const line = firstParentLine(commits, head);
  const positions = new Map(line.map(({ id }, index) => [id, index]));
  return ({ id, committer }) => {
    const own = positions.get(id) ?? line.findIndex((other) => other.committer.at >= committer.at);
    return (own < 0 ? line.length : own) - 1;
  };
}
