import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { stateOn } from '../../core/lifecycle/state.ts';
import { isClaimed } from '../../core/history/gone-documents.ts';
import type { History } from '../../core/history/history.ts';
import { likeness } from '../../core/history/likeness.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import type { Sms } from '../../core/model/sms.ts';

/** True for a state others could rely on: approved, agreed, in use, closed. A draft was never more than a plan. */
export function hadStanding(sms: Pick<Sms, 'types' | 'asOf'>, snapshot: ItemSnapshot): boolean {
  const type = sms.types.get(snapshot.type);
  const lifecycle = type === undefined ? undefined : lifecycles[type.lifecycle];
  if (type === undefined || lifecycle === undefined) return false;
  if (lifecycle.key === 'document' || lifecycle.key === 'agreement') return isClaimed(snapshot);
  const state = stateOn({ fields: snapshot.stated, lifecycle, asOf: sms.asOf, isReplaced: false });
  return type.class === 'record' ? state.frozen || state.countsAsEvidence : state.inForce;
}

const alike = 0.5;

/** True when two states can be told to be of one item: its name, or half of its words, went on. */
export function isSameThing(history: History, a: ItemSnapshot, b: ItemSnapshot): boolean {
  if (a.type !== b.type) return false;
  if (nameOf(a) === nameOf(b) && nameOf(a) !== '') return true;
  return likeness(contentOf(history, a), contentOf(history, b)) >= alike;
}

/** Text and fields of a state, without its id. */
export function contentOf(history: History, snapshot: ItemSnapshot): string {
  if (snapshot.storage === 'file') return `${snapshot.title}\n${history.textOf(snapshot)}`;
  return Object.entries(snapshot.stated)
    .filter(([name]) => !['id', 'status', 'owner', 'classification', 'review'].includes(name))
    .map(([, value]) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join('\n');
}

/** Name of a state; '' where it has none but its id. */
function nameOf({ id, title }: ItemSnapshot): string {
  return title === id ? '' : title.trim().toLowerCase();
}
