/**
 * A look at a text, an item or anything else that is taken once: what it found is remembered as long as the thing is, over all checks of
 * a process. Texts and items that stay the same are the same objects in the next check.
 *
 * @param look depends on nothing but the thing and what its other arguments say
 * @param keyOf what the other arguments say, in one value; needed where there are any
 */
export function remembered<S extends object, A extends readonly unknown[], T>(
  look: (subject: S, ...rest: A) => T,
  ...[keyOf]: A extends readonly [] ? [] : [keyOf: (...rest: A) => unknown]
): (subject: S, ...rest: A) => T {
  const known = new WeakMap<S, Map<unknown, T>>();
  return (subject, ...rest) => {
    let found = known.get(subject);
    if (found === undefined) {
      found = new Map();
      known.set(subject, found);
    }
    const key = keyOf?.(...rest);
    const before = found.get(key);
    if (before !== undefined || found.has(key)) return before as T;
    const now = look(subject, ...rest);
    found.set(key, now);
    return now;
  };
}
