import type { HistoryLimit } from '../../core/history/commit.ts';

/** What kinds of limits say, in words for somebody who does not know Git. */
export const limits = {
  none: (folder: string): HistoryLimit => ({
    kind: 'none',
    message: `${folder} is not in a Git repository, so it has no history.`,
    remedy:
      'Work in a clone of the repository; for a new one, run `git init` and record the files with a first commit.',
  }),
  noCommits: (): HistoryLimit => ({
    kind: 'no-commits',
    message: 'The Git repository has no commit yet, so there is no history.',
    remedy: 'Record the files with a first commit: `git add .`, then `git commit`.',
  }),
  shallow: (): HistoryLimit => ({
    kind: 'shallow',
    message: 'This copy of the repository holds only the latest part of the history (a shallow clone).',
    remedy:
      'Fetch the rest with `git fetch --unshallow`. In CI ask for the whole history: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab.',
  }),
  partial: (): HistoryLimit => ({
    kind: 'partial',
    message: 'This copy of the repository leaves out some contents of earlier versions (a partial clone).',
    remedy:
      'Fetch them with `git fetch --refetch --no-filter` (Git 2.36 or newer), or clone again without `--filter`. In CI leave out the `filter` setting.',
  }),
  sha256: (): HistoryLimit => ({
    kind: 'sha256',
    message: 'The repository uses SHA-256 object names, which can be read only with Git itself installed.',
    remedy: 'Install Git 2.29 or newer, so that the command `git` is found.',
  }),
  format: (what: string): HistoryLimit => ({
    kind: 'format',
    message: `The repository is stored in a way that can be read only with a newer Git itself installed (${what}).`,
    remedy: 'Install the current version of Git, so that the command `git` is found.',
  }),
  damaged: (what: string): HistoryLimit => ({
    kind: 'damaged',
    message: `The Git repository is damaged: ${what}.`,
    remedy: 'Run `git fsck --full` to see what is missing or broken, then fetch it again, best by a new `git clone`.',
  }),
  submodule: (paths: readonly string[]): HistoryLimit => ({
    kind: 'submodule',
    message: `${someOf(paths)}: a submodule, whose files have their history in a repository of their own.`,
    remedy: 'Keep the files in this repository itself, or run Clausebook in the other repository.',
  }),
  sparse: (count: number): HistoryLimit => ({
    kind: 'sparse',
    message: `This folder holds only a part of the files (a sparse checkout): ${count === 1 ? '1 file of the SMS is' : `${count} files of the SMS are`} not in it and ${count === 1 ? 'was' : 'were'} read from the last commit.`,
    remedy: 'To have all files in the folder, run `git sparse-checkout disable`.',
  }),
  lfs: (paths: readonly string[]): HistoryLimit => ({
    kind: 'lfs',
    message: `${someOf(paths)}: kept by Git LFS, so the history holds only pointers and not the contents.`,
    remedy:
      'Take the files out of Git LFS: `git lfs migrate export --include="PATH"`; in .gitattributes remove `filter=lfs`.',
  }),
};

function someOf(paths: readonly string[]): string {
  const more = paths.length - 3;
  return paths.slice(0, 3).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
