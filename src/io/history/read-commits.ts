import type { Commit, PathChange } from '../../core/history/commit.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { walkCached } from '../git/history-cache.ts';
import { settingsFile } from '../load-settings.ts';

/** Which commits are wanted, as seen from which folder. */
export interface CommitsRequest {
  readonly repository: GitRepository;
  /** Id of a commit. */
  readonly head: string;
  /** Folder of the SMS from the top of the repository, '' or with a closing `/`. */
  readonly prefix: string;
  /** Folder for commits read before; null for none. */
  readonly cache: string | null;
  /** What can be part of the SMS at any time, by its path from the folder of the SMS. */
  readonly isOfSms: (path: string) => boolean;
}

/** A folder in which the SMS once lay, and the commit that moved it from there. */
interface FormerPlace {
  readonly prefix: string;
  readonly moved: Commit;
}

/** So often may an SMS have moved as a whole. */
const mostMoves = 8;

/**
 * Commits with what they changed in the folder of the SMS. Where the whole SMS was moved there from another folder (the settings
 * went with it), what was done to it before counts as done here.
 *
 * @param request commit, folder
 * @returns children before parents, with paths from the folder of the SMS
 */
export async function readCommits(request: CommitsRequest): Promise<readonly Commit[]> {
  const { prefix, isOfSms } = request;
  const here = await walk(request, [prefix]);
  const former = await formerPlaces(request, here);
  const commits = former.length === 0 ? here : await walk(request, [prefix, ...former.map((place) => place.prefix)]);
  const older = former.map(({ moved }) => ancestorsOf(moved, commits));
  return commits.map((commit) => {
    // Before a move, what lies in the new folder is something else; after it, the old one is only cleared.
    const placed = (changes: readonly PathChange[]): readonly PathChange[] => {
      const age = older.findLastIndex((ids) => ids.has(commit.id));
      const own = age < 0 ? prefix : (former[age]?.prefix ?? prefix);
      const cleared = age < 0 ? former : former.slice(age + 1);
      const others = [own, ...cleared.map((place) => place.prefix)];
      return joined(
        changes.flatMap((change) => {
          const home = others.find((folder) => change.path.startsWith(folder));
          if (home === undefined || (home !== own && change.after !== null)) return [];
          const path = change.path.slice(home.length);
          return isOfSms(path) ? [{ ...change, path }] : [];
        }),
      );
    };
    return { ...commit, changes: placed(commit.changes), brought: placed(commit.brought) };
  });
}

/** Places before this one, the latest first; `here` are the commits as seen from this one. */
async function formerPlaces(request: CommitsRequest, here: readonly Commit[]): Promise<readonly FormerPlace[]> {
  const found: FormerPlace[] = [];
  let { prefix } = request;
  let commits = here;
  while (prefix !== '' && found.length < mostMoves) {
    const place = await placeBefore(request.repository, prefix, commits);
    if (place === null || place.prefix === prefix) break;
    found.push(place);
    prefix = place.prefix;
    commits = await walk({ ...request, head: place.moved.parents[0] ?? '' }, [prefix]);
  }
  return found;
}

/** Where the settings lay before they came to this folder; null where they were written here. */
async function placeBefore(
  repository: GitRepository,
  prefix: string,
  commits: readonly Commit[],
): Promise<FormerPlace | null> {
  const path = `${prefix}${settingsFile}`;
  const moved = commits.findLast(({ changes }) =>
    changes.some((change) => change.path === path && change.before === null && change.after !== null),
  );
  if (moved === undefined || moved.parents.length === 0) return null;
  const [whole] = await repository.walk(moved.id, { known: new Set(moved.parents) });
  const left = (whole?.changes ?? []).filter(
    (change) => change.after === null && (change.path === settingsFile || change.path.endsWith(`/${settingsFile}`)),
  );
  const [only] = left;
  return only === undefined || left.length > 1
    ? null
    : { prefix: only.path.slice(0, only.path.length - settingsFile.length), moved };
}

async function walk(
  { repository, head, cache }: CommitsRequest,
  prefixes: readonly string[],
): Promise<readonly Commit[]> {
  const options = prefixes.includes('') ? {} : { paths: prefixes.map((prefix) => prefix.replace(/\/$/, '')) };
  return cache === null ? repository.walk(head, options) : walkCached(repository, head, options, cache);
}

function ancestorsOf({ parents }: Commit, commits: readonly Commit[]): ReadonlySet<string> {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const found = new Set<string>();
  const waiting = [...parents];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(byId.get(id)?.parents ?? []));
  }
  return found;
}

/** A file that left one folder for the other with its path unchanged was not removed and added, but is the same. */
function joined(changes: readonly PathChange[]): readonly PathChange[] {
  const groups = [...Map.groupBy(changes, ({ path }) => path).values()];
  return groups.flatMap((group) => {
    const kept = group.find(({ after }) => after !== null);
    const left = group.find((change) => change !== kept);
    if (kept === undefined || left === undefined) return group.slice(0, 1);
    const before = kept.before ?? left.before;
    return before === kept.after ? [] : [{ ...kept, before }];
  });
}
