import type { HistoryLimit } from '../../core/history/commit.ts';
import { limits } from './limits.ts';

/** The limits of one repository, which grow when damage is met. */
export class LimitList {
  readonly all: HistoryLimit[];

  constructor(found: readonly HistoryLimit[]) {
    this.all = [...found];
  }

  /** Adds a limit; of each kind the first counts. */
  add(limit: HistoryLimit): void {
    if (!this.all.some(({ kind }) => kind === limit.kind)) this.all.push(limit);
  }

  /** Notes an object that should be there: damage, except in a clone that leaves objects out. */
  missing(id: string): void {
    if (!this.all.some(({ kind }) => kind === 'partial')) this.add(limits.damaged(`object ${id} is not there`));
  }

  /** Notes an object that is there and cannot be read. */
  corrupt(id: string): void {
    this.add(limits.damaged(`object ${id} is corrupt`));
  }
}
