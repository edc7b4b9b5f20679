import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

const over: ReadonlySet<string> = new Set(['withdrawn', 'superseded', 'terminated', 'expired']);

/** True for a document that is not over. */
export function isAlive(item: Item): boolean {
  return !over.has(item.state);
}

/** True for an entry by which a text was approved or agreed. */
export function isApproving({ action }: Pick<Approval, 'action'>): boolean {
  return action === 'approved' || action === 'agreed';
}

/** The parts of a version number, `1.12` as 1 and 12; null where it is made otherwise. */
export function numberOf(version: string): readonly number[] | null {
  return /^v?\d+(?:\.\d+)*$/i.test(version) ? version.replace(/^v/i, '').split('.').map(Number) : null;
}

/** Below 0 when the first number is the lower one; parts that are missing count as 0. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True when one number follows another directly: one part is raised by one, those after it begin anew. */
export function isNext(before: readonly number[], after: readonly number[]): boolean {
  const length = Math.max(before.length, after.length);
  const at = Array.from({ length }).findIndex((_, index) => (before[index] ?? 0) !== (after[index] ?? 0));
  if (at < 0) return true;
  const rest = after.slice(at + 1);
  return (after[at] ?? 0) === (before[at] ?? 0) + 1 && rest.every((part) => part === 0);
}

/** Every state of an item that history knows, of branches and of the trusted base too. */
export function knownStates(sms: Sms, item: Item): readonly ItemSnapshot[] {
  const { history } = sms;
  if (history === null) return [];
  return [
    ...(history.revisions.get(item.id) ?? []).flatMap(({ before, after }) => [before, after].filter((s) => s !== null)),
    ...(history.line.get(item.id) ?? []).flatMap(({ snapshot }) => snapshot ?? []),
    ...(history.ofBase.get(item.id) ?? []),
  ];
}

/** An entry that once stood in the file, with the version it spoke of. */
export interface PastEntry {
  readonly entry: Approval;
  readonly version: string;
}

/**
 * Every approving entry that ever stood on the judged line, and those in the file, each once.
 *
 * @param sms history
 * @param item a document
 */
export function everyApproval(sms: Sms, item: Item): readonly PastEntry[] {
  const found = new Map<string, PastEntry>();
  const take = (entry: Approval, stated: string | null): void => {
    const version = entry.version ?? stated;
    if (!isApproving(entry) || version === null) return;
    found.set(`${version} ${entry.by} ${entry.on ?? ''} ${entry.digest ?? ''}`, { entry, version });
  };
  for (const { snapshot } of sms.history?.line.get(item.id) ?? [])
    for (const entry of snapshot?.approvals ?? []) take(entry, snapshot?.version ?? null);
  for (const entry of item.approvals) take(entry, item.version);
  return [...found.values()];
}
