import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Classification } from '../core/types/declaration.ts';
import type { SourceTree } from '../io/read-tree.ts';

/** What one run of the command line asks of the integration, besides the settings. */
export interface RunOptions {
  /** The model, when the caller has built it already; a server reads it again when a file changes. */
  readonly checked?: CheckedSms;
  readonly asOf?: string;
  /** No rules and lint plugins of the repository are run. */
  readonly untrusted?: boolean;
  /** Commit that is read instead of the files as they are, with its files; only a build knows it. */
  readonly commit?: { readonly revision: string; readonly tree: SourceTree };
  readonly now?: string;
  readonly audience?: Classification;
  /** Pages only, no search index: for benchmarks of the pages themselves. */
  readonly withoutSearch?: boolean;
  /** Makes a folder the working folder of the process; only whoever owns the process can give it. */
  readonly enterFolder?: (folder: string) => void;
  /** Called with the outcome of a build. */
  readonly onFinished?: (outcome: BuildOutcome) => void;
}

/** What a build published. */
export interface BuildOutcome {
  readonly pages: number;
  readonly folder: string;
}

const key = Symbol.for('clausebook.run');

/** Hands options to the integration that Astro is about to load. */
export function setRunOptions(options: RunOptions): void {
  (globalThis as { [key]?: RunOptions })[key] = options;
}

/** Options of this run; empty when Astro was started directly. */
export function getRunOptions(): RunOptions {
  return (globalThis as { [key]?: RunOptions })[key] ?? {};
}
