import { BuildMemory } from '../core/model/build-memory.ts';
import type { DataFacts, SourceFacts } from '../core/model/facts.ts';
import type { FileState } from './history/file-states.ts';
import type { KeptFile } from './read-tree.ts';

/**
 * What one check leaves to the next one of the same process. Everything is kept under what it was made from, and only while it is asked
 * for, so that nothing in it can be stale.
 */
export interface CheckMemory {
  /** Files of the work tree by their path on the machine. */
  readonly files: Kept<KeptFile>;
  /** Texts by path and digest of the bytes. */
  readonly sources: Kept<SourceFacts>;
  /** Data files by path and digest of the bytes. */
  readonly data: Kept<DataFacts>;
  /** States of files in history by path and blob. */
  readonly states: Kept<FileState>;
  readonly build: BuildMemory;
}

/** An empty memory. */
export function newMemory(): CheckMemory {
  return { files: new Kept(), sources: new Kept(), data: new Kept(), states: new Kept(), build: new BuildMemory() };
}

/** Begins another check: what the one before did not ask for is forgotten. */
export function turnOver({ files, sources, data, states }: CheckMemory): void {
  for (const kept of [files, sources, data, states]) kept.turnOver();
}

/** Values by key that live as long as every check asks for them. */
export class Kept<T> {
  #now = new Map<string, T>();
  #before: ReadonlyMap<string, T> = new Map();

  /** The value kept under a key; undefined where there is none. */
  find(key: string): T | undefined {
    const value = this.#now.get(key) ?? this.#before.get(key);
    if (value !== undefined) this.#now.set(key, value);
    return value;
  }

  keep(key: string, value: T): void {
    this.#now.set(key, value);
  }

  turnOver(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
