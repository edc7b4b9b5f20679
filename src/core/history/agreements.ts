import type { Signer } from '../control/signer-keys.ts';
import type { Commit } from './commit.ts';
import type { CommitIdentity, Identify } from './identities.ts';
import { parsePerson, trailersOf } from './trailers.ts';

/** What tells who stands behind a commit. */
export interface CommitProof {
  readonly identify: Identify;
  /** Whose key signed a commit that names people who agreed; null where none that is known did. */
  readonly signerOf: (commit: Commit) => Signer | null;
}

const agreement = /^(?:approved|reviewed)-by$/i;

/**
 * People whom a commit names as having agreed (`Approved-by`, `Reviewed-by`), whoever typed it.
 *
 * @param commit its message
 * @param identify people behind commits
 */
export function statedAgreements(commit: Commit, identify: Identify): readonly CommitIdentity[] {
  return trailersOf(commit.message).flatMap(({ key, value }) => {
    const parsed = agreement.test(key) ? parsePerson(value) : null;
    return parsed === null ? [] : [identify(parsed.name, parsed.email, commit)];
  });
}

/**
 * Ids of people who agreed to a commit, as far as it proves that itself: they made or applied it and are named in it, their own key
 * signed it, or that of a platform which names them. Anybody can type the name of somebody else.
 *
 * @param commit the commit
 * @param proof people behind commits and signatures
 */
export function provedAgreements(commit: Commit, { identify, signerOf }: CommitProof): readonly string[] {
  const signer = signerOf(commit);
  const makers = [commit.committer, commit.author]
    .map(({ name, email }) => identify(name, email, commit))
    .flatMap(({ person, flaw }) => (person === null || flaw !== undefined ? [] : [person]));
  const own = signer?.kind === 'person' ? [signer.person] : makers;
  return statedAgreements(commit, identify).flatMap(({ person }) =>
    person !== null && (signer?.kind === 'platform' || own.includes(person)) ? [person] : [],
  );
}
