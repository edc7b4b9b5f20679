import type { GitRepository, Tag } from './git-repository.ts';
import { parseCommit } from './parse-commit.ts';

/**
 * Tags whose commit no branch leads to, here or on a remote, and that the commit that is judged does not build on: the line they
 * were set on was rewritten, or given up.
 *
 * @param repository tags and branches
 * @param reachable ids of the commits that the judged one builds on, itself included
 * @returns names; none where a commit on the way cannot be read, since nothing can be said then
 */
export async function lostTags(
  repository: GitRepository,
  reachable: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const open = new Map<string, Tag[]>();
  for (const tag of await repository.tags()) {
    if (!reachable.has(tag.commit)) open.set(tag.commit, [...(open.get(tag.commit) ?? []), tag]);
  }
  const seen = new Set<string>();
  const waiting = open.size === 0 ? [] : [...(await repository.branchTips())];
  for (let id = waiting.pop(); id !== undefined && open.size > 0; id = waiting.pop()) {
    if (reachable.has(id) || seen.has(id)) continue;
    seen.add(id);
    open.delete(id);
    const bytes = await repository.readObject(id);
    const commit = bytes === null ? null : parseCommit({ id, type: 'commit', bytes: Buffer.from(bytes) });
    if (commit === null) return new Set();
    waiting.push(...commit.parents);
  }
  return new Set([...open.values()].flat().map(({ name }) => name));
}
