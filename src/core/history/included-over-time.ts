import type { Commit, PathChange } from './commit.ts';
import type { FilesOverTime } from './files-over-time.ts';

/** Which texts include which files, as far as their states were read. */
export class IncludedOverTime {
  /** Path of an included file -> path of a text -> blobs of the text that name the file. */
  readonly #includers = new Map<string, Map<string, Set<string>>>();
  readonly #files: FilesOverTime;

  constructor(files: FilesOverTime) {
    this.#files = files;
  }

  /** Notes the files that a state of a text names, whether they are there or not. */
  note(text: string, blob: string, named: Iterable<string>): void {
    for (const path of named) {
      const texts = this.#includers.get(path) ?? new Map<string, Set<string>>();
      this.#includers.set(path, texts);
      texts.set(text, (texts.get(text) ?? new Set()).add(blob));
    }
  }

  /**
   * Texts that changes left as they were, while a file that they include became another, or came, or went.
   *
   * @param commit one whose parents were read
   * @param changes those of the commit, or what it brought to its line
   */
  changedBy(commit: Commit, changes: readonly PathChange[]): readonly PathChange[] {
    const found = new Map<string, PathChange>();
    for (const { path, before, after } of changes) {
      for (const [text, blobs] of before === after ? [] : (this.#includers.get(path) ?? [])) {
        const blob = this.#files.blobAt(text, commit, 'after');
        if (blob === null || !blobs.has(blob) || this.#files.blobAt(text, commit, 'before') !== blob) continue;
        found.set(text, { path: text, before: blob, after: blob, mode: '100644' });
      }
    }
    return [...found.values()];
  }
}
