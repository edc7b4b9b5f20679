import type { Lifecycle } from '../lifecycle/lifecycles.ts';
import { remembered } from '../model/remembered.ts';

// Common fields are declared once, in the words of the life cycle `document` and `record`.
const inAgreements: Readonly<Record<string, string>> = { 'in-review': 'negotiation', approved: 'agreed' };

/**
 * The state of a life cycle that a `requiredFrom` of a declaration means: agreements are negotiated and agreed where
 * documents are reviewed and approved, and a record is `closed` in the state from which it is frozen.
 *
 * @param lifecycle life cycle of the type
 * @param from `requiredFrom` of a field
 * @returns null when the life cycle never reaches such a state
 */
export function stateMeant(lifecycle: Lifecycle, from: string): string | null {
  if (from === 'closed' && lifecycle.frozenFrom !== null) return lifecycle.frozenFrom;
  if (lifecycle.states.includes(from)) return from;
  return lifecycle.key === 'agreement' ? (inAgreements[from] ?? null) : null;
}

/**
 * States in which a field is due that is required from a state on: the state itself and those that cannot be reached
 * without it. A rejected improvement never was approved, so it needs nothing that is required from `approved`.
 *
 * @param lifecycle life cycle of the type
 * @param from `requiredFrom` of a field
 */
export const statesRequiring: (lifecycle: Lifecycle, from: string) => readonly string[] = remembered(
  (lifecycle: Lifecycle, from: string): readonly string[] => {
    const wanted = stateMeant(lifecycle, from);
    if (wanted === null) return [];
    const targets = new Set(Object.values(lifecycle.moves).flat());
    const starts = [lifecycle.initial, ...lifecycle.states.filter((state) => !targets.has(state))];
    const free = reachable(lifecycle, starts, wanted);
    return lifecycle.states.filter((state) => !free.has(state));
  },
  (from) => from,
);

/**
 * States that every way from one state to another passes, the last one included.
 *
 * @param lifecycle life cycle of the type
 * @param from state an item is in
 * @param to state it is to reach
 */
export function statesOnTheWay(lifecycle: Lifecycle, from: string, to: string): readonly string[] {
  return lifecycle.states.filter(
    (state) => state === to || (state !== from && !reachable(lifecycle, [from], state).has(to)),
  );
}

/** States that can be reached without ever entering one of them. */
function reachable(lifecycle: Lifecycle, starts: readonly string[], without: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (state: string): void => {
    if (state === without || reached.has(state)) return;
    reached.add(state);
    for (const next of lifecycle.moves[state] ?? []) visit(next);
  };
  for (const state of starts) visit(state);
  return reached;
}
