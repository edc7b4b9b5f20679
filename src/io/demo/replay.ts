import type { GitTime } from './calendar.ts';
import { isWorkingDay, londonTime, plusDays } from './calendar.ts';
import type { DemoPlan } from './demo-plan.ts';
import { ObjectStore, commitBytes, tagBytes } from './git-objects.ts';
import type { Committer } from './people.ts';
import type { PlannedCommit } from './plan.ts';
import type { Layout } from './repository-files.ts';
import { pathUnder, textUnder } from './repository-files.ts';
import { spread } from './spread.ts';
import { documentController, firstDay, forge, lastDay, movedFile, renamedFolder } from './story.ts';

/** A repository in memory. */
export interface MadeRepository {
  readonly objects: ObjectStore;
  readonly head: string;
  /** Tag name -> id of the tag object. */
  readonly tags: ReadonlyMap<string, string>;
  /** Every commit, oldest first. */
  readonly commits: readonly string[];
  /** Files of the last commit: path -> id of the blob. */
  readonly files: ReadonlyMap<string, string>;
}

interface State {
  readonly head: string | null;
  /** By the path a file has in the end. */
  readonly files: ReadonlyMap<string, Content>;
  readonly layout: Layout;
}

interface Branch extends State {
  readonly base: State;
  readonly changed: ReadonlySet<string>;
}

/**
 * Turns a plan into objects of Git.
 *
 * @param plan commits in the order of time
 */
export function replay(plan: DemoPlan): MadeRepository {
  const objects = new ObjectStore();
  const times = timesOf(plan.commits);
  const branches = new Map<string, Branch>();
  const commits: string[] = [];
  const tags = new Map<string, string>();
  let main: State = { head: null, files: new Map(), layout: { isRenamed: false, isMoved: false } };

  const commit = (planned: PlannedCommit, time: GitTime, state: State, parents: readonly string[]): State => {
    const author = plan.people.committer(planned.author);
    const committer = planned.committer === 'forge' ? forgeCommitter : author;
    const tree = objects.addTree(filesUnder(objects, state));
    const { day, signedBy } = planned;
    const message = messageOf(planned);
    const bytes = commitBytes({ tree, parents, author, committer, time, day, message, signedBy });
    const head = objects.add('commit', bytes);
    commits.push(head);
    return { ...state, head };
  };

  const addTags = (after: string, before: string): void => {
    if (main.head === null) return;
    const tagger = plan.people.committer(documentController);
    for (const { name, day } of releasesBetween(after, before)) {
      const message = `Release ${name}\n`;
      const bytes = tagBytes({ commit: main.head, name, tagger, time: londonTime(day, 1050), day, message });
      tags.set(name, objects.add('tag', bytes));
    }
  };

  plan.commits.forEach((planned, index) => {
    const time = times[index] ?? londonTime(planned.day, 600);
    const previous = plan.commits[index - 1]?.day ?? firstDay;
    addTags(previous, planned.day);
    const branch = planned.branch === null ? undefined : branches.get(planned.branch);
    if (planned.isMerge === true) {
      if (branch === undefined || branch.head === null || main.head === null)
        throw new Error(`Unexpected merge of ${planned.branch ?? ''}.`);
      const files = new Map(main.files);
      for (const path of branch.changed) {
        if (main.files.get(path) !== branch.base.files.get(path))
          throw new Error(`Two branches change ${path} (${planned.day}).`);
        const content = branch.files.get(path);
        if (content !== undefined) files.set(path, content);
      }
      main = commit(planned, time, { ...main, files }, [main.head, branch.head]);
      branches.delete(planned.branch ?? '');
      return;
    }
    const from = branch ?? main;
    const files = new Map(from.files);
    for (const [path, text] of planned.files) {
      if (text === null) files.delete(path);
      else if (files.get(path)?.text !== text) files.set(path, { text, blobs: new Map() });
    }
    if (planned.branch === null) {
      if (planned.day === renamedFolder.on && branches.size > 0)
        throw new Error(`Unexpected open branch on ${planned.day}, expected a quiet day to rename the folder.`);
      const layout = { isRenamed: planned.day >= renamedFolder.on, isMoved: planned.day >= movedFile.on };
      main = commit(
        planned,
        time,
        { ...main, files, layout: layoutOn(main.layout, layout, planned) },
        main.head === null ? [] : [main.head],
      );
      return;
    }
    const made = commit(planned, time, { ...from, files }, from.head === null ? [] : [from.head]);
    const changed = new Set([...(branch?.changed ?? []), ...planned.files.keys()]);
    branches.set(planned.branch, { ...made, base: branch?.base ?? main, changed });
  });
  if (main.head === null || branches.size > 0) throw new Error('Unexpected end of the demo: a branch is open.');
  addTags(plan.commits.at(-1)?.day ?? lastDay, plusDays(lastDay, 1));
  return { objects, head: main.head, tags, commits, files: filesUnder(objects, main) };
}

const forgeCommitter: Committer = { id: 'forge', name: forge.name, email: forge.email };

/** Only the commits made for it change where files lie. */
function layoutOn(before: Layout, after: Layout, planned: PlannedCommit): Layout {
  return {
    isRenamed: before.isRenamed || (after.isRenamed && planned.message.startsWith('Rename ')),
    isMoved: before.isMoved || (after.isMoved && planned.message.startsWith('Move ')),
  };
}

/** A text of a file, and the blobs it was written as. */
interface Content {
  readonly text: string;
  /** Id by whether links follow the renamed folder. */
  readonly blobs: Map<boolean, string>;
}

function filesUnder(objects: ObjectStore, { files, layout }: State): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([path, content]) => {
      const known = content.blobs.get(layout.isRenamed);
      const id = known ?? objects.add('blob', Buffer.from(textUnder(content.text, layout)));
      content.blobs.set(layout.isRenamed, id);
      return [pathUnder(path, layout), id];
    }),
  );
}

function messageOf({ message, trailers = [] }: PlannedCommit): string {
  return trailers.length === 0 ? `${message}\n` : `${message}\n\n${trailers.join('\n')}\n`;
}

/** Commits of a day are spread over its working hours, in their order. */
function timesOf(commits: readonly PlannedCommit[]): readonly GitTime[] {
  const perDay = new Map<string, number>();
  for (const { day } of commits) perDay.set(day, (perDay.get(day) ?? 0) + 1);
  const seen = new Map<string, number>();
  return commits.map(({ day, message }) => {
    const count = perDay.get(day) ?? 1;
    const index = seen.get(day) ?? 0;
    seen.set(day, index + 1);
    const slot = 500 / count;
    return londonTime(day, 525 + slot * (index + 0.1 + 0.8 * spread(`${day} ${message}`)));
  });
}

/** Quarter ends after one day and up to the day before another: releases of the manual. */
function releasesBetween(after: string, before: string): readonly { readonly name: string; readonly day: string }[] {
  return quarterEnds
    .map((end) => {
      let day = end;
      while (!isWorkingDay(day)) day = plusDays(day, -1);
      return { name: `manual-${end.slice(0, 4)}.${Number(end.slice(5, 7)) / 3}`, day };
    })
    .filter(({ day }) => day >= after && day < before);
}

const quarterEnds = [
  '2024-09-30',
  '2024-12-31',
  '2025-03-31',
  '2025-06-30',
  '2025-09-30',
  '2025-12-31',
  '2026-03-31',
  '2026-06-30',
];
