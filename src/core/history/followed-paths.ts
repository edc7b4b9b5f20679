import { mappingFinder, statedId } from '../model/foreign.ts';
import { textField } from '../model/fields.ts';
import type { SourceFacts } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import type { Commit, PathChange } from './commit.ts';
import { likeness } from './likeness.ts';
import { firstParentLine } from './revisions.ts';

/** Which side of a change is meant: the file as it was in the first parent, or as the commit left it. */
export type Side = 'before' | 'after';

/** What became of files that have no id of their own: where their ids are made from paths, history follows renames. */
export interface FollowedPaths {
  /**
   * The path under which the document was last known; the path itself where it never moved. Null for one whose path was later
   * taken by another document that moved there: nothing is left to call it by.
   */
  readonly latest: (path: string, commit: Commit, side: Side) => string | null;
  /** Paths that one document once had, and its latest path. */
  readonly former: ReadonlyMap<string, string>;
}

/** Where the text of a file in a commit is. */
export type TextOf = (path: string, blob: string) => SourceFacts | null;

/** A document, by the path it was last known under. */
interface Thread {
  readonly path: string;
  readonly isSupplanted: boolean;
}

/** What later renames say of paths: those of one commit, then those of the commits after it. */
interface Threads {
  readonly own: ReadonlyMap<string, Thread>;
  readonly later: Threads | null;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

function threadIn(threads: Threads | null | undefined, path: string): Thread | undefined {
  for (let at = threads ?? null; at !== null; at = at.later) {
    const thread = at.own.get(path);
    if (thread !== undefined) return thread;
  }
  return undefined;
}

/**
 * Follows renamed files of a foreign set back through the commits.
 *
 * @param commits children before parents
 * @param head the commit that is judged
 * @param settings which files have ids that a mapping makes up
 * @param textOf texts of all states
 */
export function followPaths(
  commits: readonly Commit[],
  head: Commit | undefined,
  { foreign }: Pick<Settings, 'foreign'>,
  textOf: TextOf,
): FollowedPaths {
  if (foreign.length === 0) return { latest: (path) => path, former: new Map() };
  const mappingOf = mappingFinder(foreign);
  const line = new Set(firstParentLine(commits, head));
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const threads = new Map<string, Threads | null>();
  const involved = new Set<string>();
  const former = new Map<string, Set<string>>();
  for (const commit of commits) {
    const own = threads.get(commit.id) ?? null;
    const threadAt = (path: string): Thread =>
      (involved.has(path) ? threadIn(own, path) : undefined) ?? { path, isSupplanted: false };
    const isFollowed = (path: string): boolean => mappingOf(threadAt(path).path) !== null;
    const moves = movesIn(changesOf(commit), isFollowed, textOf, (path, facts) =>
      statedId(mappingOf(path), facts.fields),
    );
    const moved = moves.map(({ from, to }) => [from, threadAt(to)] as const);
    for (const [from, { path, isSupplanted }] of moved)
      if (!isSupplanted) former.set(from, (former.get(from) ?? new Set()).add(path));
    const left = moves.map(({ to }) => [to, { path: to, isSupplanted: true }] as const);
    const [first, ...others] = commit.parents;
    if (first !== undefined && (line.has(commit) || !threads.has(first)))
      threads.set(first, moves.length === 0 ? own : { own: new Map([...left, ...moved]), later: own });
    for (const { from, to } of moves) involved.add(from).add(to);
    for (const parent of others) if (!threads.has(parent)) threads.set(parent, own);
  }
  const threadOf = (path: string, from: Commit): Thread | undefined => {
    if (!involved.has(path)) return undefined;
    for (let commit: Commit | undefined = from; commit !== undefined; commit = byId.get(commit.parents[0] ?? '')) {
      const known = threadIn(threads.get(commit.id), path);
      const isNew = changesOf(commit).some((change) => change.path === path && change.before === null);
      // A branch that went on with a path of the line: what it began with may have been renamed there.
      if (known !== undefined || line.has(commit) || isNew) return known;
    }
    return undefined;
  };
  return {
    latest: (path, commit, side) => {
      const parent = byId.get(commit.parents[0] ?? '');
      const thread = side === 'after' ? threadOf(path, commit) : parent && threadOf(path, parent);
      return thread === undefined ? path : thread.isSupplanted ? null : thread.path;
    },
    former: new Map(
      [...former].flatMap(([from, [only, ...more]]) => (only === undefined || more.length > 0 ? [] : [[from, only]])),
    ),
  };
}

function changesOf({ parents, brought, changes }: Commit): readonly PathChange[] {
  return parents.length > 1 ? brought : changes;
}

/** A text that is at a path on one side of a commit, and was not there, or was another one, on the other side. */
interface Text {
  readonly path: string;
  readonly facts: SourceFacts;
  readonly id: string | null;
}

/** Renames in one commit, none where it could be another one. */
function movesIn(
  changes: readonly PathChange[],
  isFollowed: (path: string) => boolean,
  textOf: TextOf,
  idOf: (path: string, facts: SourceFacts) => string | null,
): readonly Move[] {
  if (!changes.some(({ path, after }) => after !== null && isFollowed(path))) return [];
  const texts = (side: Side): readonly Text[] =>
    changes.flatMap((change) => {
      const blob = change[side];
      const facts = blob === null || change.before === change.after ? null : textOf(change.path, blob);
      return facts === null ? [] : [{ path: change.path, facts, id: idOf(change.path, facts) }];
    });
  const before = texts('before');
  const after = texts('after').filter(({ path }) => isFollowed(path));
  const same = withoutHalves(identical(before, after), before, after);
  const [used, taken] = [new Set(same.map(({ from }) => from)), new Set(same.map(({ to }) => to))];
  const [old, fresh] = [new Set(before.map(({ path }) => path)), new Set(after.map(({ path }) => path))];
  const gone = before.filter(({ path }) => !fresh.has(path) && !used.has(path));
  const added = after.filter(({ path }) => !old.has(path) && !taken.has(path));
  return [...same, ...similar(gone, added)];
}

/** Texts that are the same to the byte; of several with the same text, those that keep their name. */
function identical(before: readonly Text[], after: readonly Text[]): readonly Move[] {
  const olds = Map.groupBy(before, ({ facts }) => facts.sha256);
  const news = Map.groupBy(after, ({ facts }) => facts.sha256);
  return [...news].flatMap(([hash, arrived]) => {
    const left = olds.get(hash) ?? [];
    return left.length === 1 && arrived.length === 1 ? onlyPairs(left, arrived) : onlyPairs(left, arrived, hasSameName);
  });
}

/** Files that change places, or hand their places on, move together or not at all. */
function withoutHalves(moves: readonly Move[], before: readonly Text[], after: readonly Text[]): readonly Move[] {
  const olds = new Set(before.map(({ path }) => path));
  const news = new Set(after.map(({ path }) => path));
  const left = moves.filter(
    ({ from, to }) =>
      (!news.has(from) || moves.some((other) => other.to === from)) &&
      (!olds.has(to) || moves.some((other) => other.from === to)),
  );
  return left.length === moves.length ? moves : withoutHalves(left, before, after);
}

const leastLike = 0.8;
const mostComparisons = 4000;

/** A text that was changed while it moved: much like one that is gone, and like no other, with the same name or title. */
function similar(gone: readonly Text[], added: readonly Text[]): readonly Move[] {
  if (gone.length * added.length > mostComparisons)
    return onlyPairs(gone, added, (a, b) => hasSameName(a, b) && isLike(a, b));
  const named = onlyPairs(gone, added, hasSameName).filter(({ from, to }) => {
    const [old, fresh] = [gone.find(({ path }) => path === from), added.find(({ path }) => path === to)];
    return old !== undefined && fresh !== undefined && isLike(old, fresh);
  });
  const [used, taken] = [new Set(named.map(({ from }) => from)), new Set(named.map(({ to }) => to))];
  const alike = onlyPairs(
    gone.filter(({ path }) => !used.has(path)),
    added.filter(({ path }) => !taken.has(path)),
    isLike,
  );
  const titleOf = (texts: readonly Text[], wanted: string): string | null => {
    const facts = texts.find(({ path }) => path === wanted)?.facts;
    return facts === undefined ? null : (textField(facts.fields, 'title') ?? facts.headings[0]?.text ?? null);
  };
  const titled = alike.filter(({ from, to }) => {
    const title = titleOf(gone, from);
    return title !== null && title === titleOf(added, to);
  });
  return [...named, ...titled];
}

/** Pairs of which each is the only partner of the other. */
function onlyPairs(
  before: readonly Text[],
  after: readonly Text[],
  fits: (a: Text, b: Text) => boolean = () => true,
): readonly Move[] {
  const partners = before.map((old) => after.filter((fresh) => mayBeOne(old, fresh) && fits(old, fresh)));
  const often = new Map<Text, number>();
  for (const fresh of partners.flat()) often.set(fresh, (often.get(fresh) ?? 0) + 1);
  return before.flatMap((old, index) => {
    const [only, ...more] = partners[index] ?? [];
    return only === undefined || more.length > 0 || often.get(only) !== 1 ? [] : [{ from: old.path, to: only.path }];
  });
}

/** Ids of their own say better than anything else that two texts are two documents. */
function mayBeOne(old: Text, fresh: Text): boolean {
  return old.path !== fresh.path && (old.id === null || fresh.id === null || old.id === fresh.id);
}

function hasSameName(a: Text, b: Text): boolean {
  return nameOf(a.path) === nameOf(b.path);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

function isLike(a: Text, b: Text): boolean {
  return likeness(a.facts.text, b.facts.text) >= leastLike;
}
