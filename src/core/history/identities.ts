import type { Item } from '../model/item.ts';
import { textsField } from '../model/fields.ts';
import type { Sms } from '../model/sms.ts';
import type { Commit } from './commit.ts';
import { parsePerson, trailersOf } from './trailers.ts';

/** Somebody a commit names. */
export interface CommitIdentity {
  readonly name: string;
  readonly email: string;
  /** Person of the register with that Git identity; null where none has it. */
  readonly person: string | null;
  readonly isBot: boolean;
  /** Why it proves no act of the person; absent where the register gave it to them when the commit was made. */
  readonly flaw?: IdentityFlaw;
}

/** The register gave an identity to somebody only from a day after the commit on, or had taken it from them before. */
export interface IdentityFlaw {
  readonly kind: 'entered' | 'taken-out';
  readonly on: string;
}

/** Finds the person behind a name and an address in a commit: whoever had the identity when it was made. */
export type Identify = (name: string, email: string, commit: Commit) => CommitIdentity;

const bots = /\[bot\]|(?:^|[-_. ])(?:bot|ci|automation|renovate|dependabot)(?:$|[-_. @])/i;
const machineAddress = /^(?:no-?reply|jenkins|builds?|deploy)@(?!users\.noreply\.)/i;

/**
 * Builds the look-up from Git identities to people as the register has them today, for use without history: an address, or `Name <address>`, stated in `git_identities`. Addresses are
 * compared without case. A person who left keeps their identities, so that past acts stay theirs. An identity that two people
 * state belongs to nobody.
 *
 * @param sms people, of the trusted base where there is one
 */
export function identifier(sms: Pick<Sms, 'items'>): (name: string, email: string) => CommitIdentity {
  const owners = new Map<string, string | null>();
  const add = (key: string, person: Item): void => {
    const known = owners.get(key);
    owners.set(key, known === undefined || known === person.id ? person.id : null);
  };
  for (const item of sms.items.values()) {
    if (item.type.key !== 'person') continue;
    for (const stated of textsField(item, 'git_identities')) add(identityKey(stated), item);
  }
  return (name, email) => {
    const exact = owners.get(identityKey(`${name} <${email}>`));
    const person = exact === undefined ? (owners.get(identityKey(email)) ?? null) : exact;
    return { name, email, person, isBot: person === null && isMachine(name, email) };
  };
}

/** True for names and addresses that programs use. */
export function isMachine(name: string, email: string): boolean {
  return bots.test(name) || bots.test(email) || machineAddress.test(email);
}

/**
 * Everybody who wrote a commit: its Git author and those named by `Co-authored-by`. Never the committer, who may have merged or
 * applied the work of others.
 */
export function authorsOf(commit: Commit, identify: Identify): readonly CommitIdentity[] {
  const others = trailersOf(commit.message).flatMap((trailer) => {
    const parsed = trailer.key.toLowerCase() === 'co-authored-by' ? parsePerson(trailer.value) : null;
    return parsed === null ? [] : [identify(parsed.name, parsed.email, commit)];
  });
  return [identify(commit.author.name, commit.author.email, commit), ...others];
}

/** The same for an address, or `Name <address>`, however it is written. */
export function identityKey(text: string): string {
  const parsed = parsePerson(text);
  return (parsed === null ? text.trim() : `${parsed.name} <${parsed.email}>`).toLowerCase();
}

/**
 * The person who put a commit on the judged line: its committer, or the author of a merge that a platform carried out.
 *
 * @param commit a commit of the line
 * @param identify people behind commits
 * @returns null where no person of the register is known to have done it, as in a squash by a platform
 */
export function mergerOf(commit: Commit, identify: Identify): CommitIdentity | null {
  const { committer, author, parents } = commit;
  const candidates = parents.length > 1 ? [committer, author] : [committer];
  const known = candidates.map(({ name, email }) => identify(name, email, commit));
  return known.find(({ person }) => person !== null) ?? null;
}
