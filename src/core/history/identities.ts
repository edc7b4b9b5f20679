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
}

/** Finds the person behind a name and an address. */
export type Identify = (name: string, email: string) => CommitIdentity;

const bots = /\[bot\]|(?:^|[-_. ])(?:bot|ci|automation|renovate|dependabot)(?:$|[-_. @])/i;
const machineAddress = /^(?:no-?reply|jenkins|builds?|deploy)@(?!users\.noreply\.)/i;

/**
 * Builds the look-up from Git identities to people: an address, or `Name <address>`, stated in `git_identities`. Addresses are
 * compared without case. A person who left keeps their identities, so that past acts stay theirs. An identity that two people
 * state belongs to nobody.
 *
 * @param sms people, of the trusted base where there is one
 */
export function identifier(sms: Pick<Sms, 'items'>): Identify {
  const owners = new Map<string, string | null>();
  const add = (key: string, person: Item): void => {
    const known = owners.get(key);
    owners.set(key, known === undefined || known === person.id ? person.id : null);
  };
  for (const item of sms.items.values()) {
    if (item.type.key !== 'person') continue;
    for (const stated of textsField(item, 'git_identities')) {
      const parsed = parsePerson(stated);
      add(parsed === null ? stated.trim().toLowerCase() : keyOf(parsed.name, parsed.email), item);
    }
  }
  return (name, email) => {
    const exact = owners.get(keyOf(name, email));
    const person = exact === undefined ? (owners.get(email.toLowerCase()) ?? null) : exact;
    const isBot = person === null && (bots.test(name) || bots.test(email) || machineAddress.test(email));
    return { name, email, person, isBot };
  };
}

/**
 * Everybody who wrote a commit: its Git author and those named by `Co-authored-by`. Never the committer, who may have merged or
 * applied the work of others.
 */
export function authorsOf(commit: Commit, identify: Identify): readonly CommitIdentity[] {
  const others = trailersOf(commit.message).flatMap((trailer) => {
    const parsed = trailer.key.toLowerCase() === 'co-authored-by' ? parsePerson(trailer.value) : null;
    return parsed === null ? [] : [identify(parsed.name, parsed.email)];
  });
  return [identify(commit.author.name, commit.author.email), ...others];
}

function keyOf(name: string, email: string): string {
  return `${name.trim().toLowerCase()} <${email.trim().toLowerCase()}>`;
}

/**
 * The person who put a commit on the judged line: its committer, or the author of a merge that a platform carried out.
 *
 * @param commit a commit of the line
 * @param identify people behind commits
 * @returns null where no person of the register is known to have done it, as in a squash by a platform
 */
export function mergerOf({ committer, author, parents }: Commit, identify: Identify): CommitIdentity | null {
  const candidates = parents.length > 1 ? [committer, author] : [committer];
  const known = candidates.map(({ name, email }) => identify(name, email));
  return known.find(({ person }) => person !== null) ?? null;
}
