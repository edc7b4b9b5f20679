import { firstParentLine } from '../../core/history/revisions.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { TagStanding } from '../../core/history/history.ts';
import type { GitRepository, Tag } from './git-repository.ts';
import type { ParsedCommit } from './parse-commit.ts';
import { parseCommit } from './parse-commit.ts';

/**
 * How the tags stand that the judged commit does not build on, and that no branch leads to, here or on a remote. Such a tag may have
 * been set on the protected line before that was rewritten, or on a side branch that was squashed, given up, or never had to do with
 * the SMS. Only what replaced its commits tells them apart: the line must hold, from the commit on from which both go apart, commits
 * of the same author made in the same second.
 *
 * @param repository tags and branches
 * @param commits those the judged one builds on, with their changes of the SMS; those of a merge under way too
 * @param head the judged one
 * @returns by name, only tags that are `replaced` or `repeated`; none where a commit on the way cannot be read
 */
export async function lostTags(
  repository: GitRepository,
  commits: readonly Commit[],
  head: Commit,
): Promise<ReadonlyMap<string, TagStanding>> {
  const reachable = new Set(commits.map(({ id }) => id));
  const open = await unreachedTags(repository, reachable);
  const line = firstParentLine(commits, head);
  const found = new Map<string, TagStanding>();
  for (const [commit, tags] of open ?? []) {
    const side = await sideOf(repository, commit, reachable);
    const standing = side === null ? 'elsewhere' : await standingOf(repository, side, line);
    if (standing !== 'elsewhere') for (const { name } of tags) found.set(name, standing);
  }
  return found;
}

/** Tags by commit, without those of any branch; null where a commit on the way cannot be read. */
async function unreachedTags(
  repository: GitRepository,
  reachable: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Tag[]> | null> {
  const open = Map.groupBy(
    (await repository.tags()).filter(({ commit }) => !reachable.has(commit)),
    ({ commit }) => commit,
  );
  const seen = new Set<string>();
  const waiting = open.size === 0 ? [] : [...(await repository.branchTips())];
  for (let id = waiting.pop(); id !== undefined && open.size > 0; id = waiting.pop()) {
    if (reachable.has(id) || seen.has(id)) continue;
    seen.add(id);
    open.delete(id);
    const commit = await readCommit(repository, id);
    if (commit === null) return null;
    waiting.push(...commit.parents);
  }
  return open;
}

/** What leads to a tag and not to the judged commit. */
interface Side {
  /** By first parents, oldest first. */
  readonly commits: readonly ParsedCommit[];
  /** The commit on which both build; null where they have none in common. */
  readonly fork: string | null;
}

async function sideOf(repository: GitRepository, tip: string, reachable: ReadonlySet<string>): Promise<Side | null> {
  const commits: ParsedCommit[] = [];
  let next: string | null = tip;
  while (next !== null && !reachable.has(next)) {
    const commit: ParsedCommit | null = await readCommit(repository, next);
    if (commit === null) return null;
    commits.push(commit);
    next = commit.parents[0] ?? null;
  }
  return { commits: commits.reverse(), fork: next };
}

/**
 * `replaced` where the line goes on from the fork with a commit in the place of one of the side, and something is another: words,
 * author or content, or a commit that came before. `repeated` where the same commits stand there unchanged, or elsewhere: that is how
 * a branch looks that was rebased and taken over, and how a line looks that was rebased.
 */
async function standingOf(repository: GitRepository, side: Side, line: readonly Commit[]): Promise<TagStanding> {
  const at = line.findIndex(({ id }) => id === side.fork);
  if (side.fork !== null && at < 0) return 'elsewhere';
  const later = line.slice(at + 1);
  const pairs = side.commits.map((old) => ({ old, instead: later.find((commit) => isAgain(old, commit)) ?? null }));
  const known = pairs.flatMap(({ old, instead }) => (instead === null ? [] : [{ old, instead }]));
  const [first] = known;
  if (first === undefined || known.every(({ instead }) => !isOfSms(instead))) return 'elsewhere';
  if ((first.instead.parents[0] ?? null) !== side.fork) return 'repeated';
  const last = pairs.findLastIndex(({ instead }) => instead !== null);
  if (pairs.slice(0, last).some(({ instead }) => instead === null)) return 'replaced';
  for (const { old, instead } of known) if (await isAnother(repository, old, instead)) return 'replaced';
  return 'repeated';
}

/** The same act: amending and rebasing keep author and second, and mostly the words. */
function isAgain(old: ParsedCommit, { author, message }: Commit): boolean {
  return old.author.at === author.at && (old.message === message || old.author.email === author.email);
}

function isOfSms({ changes, brought }: Commit): boolean {
  return changes.length > 0 || brought.length > 0;
}

async function isAnother(repository: GitRepository, old: ParsedCommit, instead: Commit): Promise<boolean> {
  const now = await readCommit(repository, instead.id);
  const isSameAuthor = old.author.name === instead.author.name && old.author.email === instead.author.email;
  return !isSameAuthor || old.message !== instead.message || (now !== null && now.tree !== old.tree);
}

async function readCommit(repository: GitRepository, id: string): Promise<ParsedCommit | null> {
  const bytes = await repository.readObject(id);
  return bytes === null ? null : parseCommit({ id, type: 'commit', bytes: Buffer.from(bytes) });
}
