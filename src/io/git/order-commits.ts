import type { Commit } from '../../core/history/commit.ts';

/** Order of a history: children before parents; commits without relation by committer date, newest first, then by id. */
export function orderCommits<C extends Pick<Commit, 'id' | 'parents' | 'committer'>>(
  commits: Iterable<C>,
): readonly C[] {
  const byId = new Map<string, C>();
  for (const commit of commits) byId.set(commit.id, commit);
  const children = new Map<string, number>();
  for (const { parents } of byId.values())
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  const ready: C[] = [];
  for (const commit of byId.values()) if (!children.has(commit.id)) push(ready, commit);
  const ordered: C[] = [];
  for (let next = pop(ready); next !== undefined; next = pop(ready)) {
    ordered.push(next);
    for (const parent of next.parents) {
      const left = (children.get(parent) ?? 0) - 1;
      children.set(parent, left);
      const commit = byId.get(parent);
      if (left === 0 && commit !== undefined) push(ready, commit);
    }
  }
  return ordered;
}

type Dated = Pick<Commit, 'id' | 'committer'>;

function comesFirst(a: Dated, b: Dated): boolean {
  return a.committer.at !== b.committer.at ? a.committer.at > b.committer.at : a.id < b.id;
}

/** Adds to a binary heap whose first element comes first. */
function push<C extends Dated>(heap: C[], commit: C): void {
  let at = heap.push(commit) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !comesFirst(commit, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = commit;
}

function pop<C extends Dated>(heap: C[]): C | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    const child = left !== undefined && right !== undefined && comesFirst(right, left) ? right : left;
    if (child === undefined || !comesFirst(child, last)) break;
    heap[at] = child;
    at = 2 * at + (child === right ? 2 : 1);
  }
  heap[at] = last;
  return first;
}
