import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { saysSomething } from './_values.ts';

/**
 * True for a problem, no known error, whose cause is known and that is not solved yet.
 *
 * @param problem a problem
 */
export function isOpenWithKnownCause(problem: Item): boolean {
  const isOpen = ['registered', 'investigating', 'known-error'].includes(problem.status);
  return problem.inView && problem.kind?.key !== 'known-error' && isOpen && saysSomething(causeOf(problem));
}

/** The cause in words; an entry with nothing but the method says none. */
function causeOf(problem: Item): unknown {
  const cause = problem.fields['root_cause'];
  return typeof cause === 'object' && cause !== null
    ? textField(cause as Readonly<Record<string, unknown>>, 'text')
    : cause;
}
