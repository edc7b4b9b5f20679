/** A revision as people write it: where it begins, and the steps back from there. */
export interface Revision {
  /** Branch, tag, `HEAD`, or an id. */
  readonly base: string;
  /** Which parent to take, in turn; 0 takes the commit itself. */
  readonly steps: readonly number[];
}

/** As in Git, a chain longer than this is no sensible question. */
const mostSteps = 100_000;

/**
 * Reads a revision. Of Git's many ways only those that name a commit by itself are known: not the ones that depend on the
 * user's own doings (`@{1}`, `@{upstream}`) or search (`:/text`).
 *
 * @returns null when it is none of these
 */
export function parseRevision(text: string): Revision | null {
  const [, base = '', tail = ''] = /^([^~^]+)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/.exec(text) ?? [];
  // eslint-disable-next-line no-control-regex -- what Git forbids in names
  if (base === '' || /^[-/.]|[\x00-\x20\x7f:?*[\\]|\.\.|@\{|\/\/|\/$|\.lock$/.test(base)) return null;
  const steps: number[] = [];
  for (const [, sign, count] of tail.matchAll(/([~^])(\{(?:commit)?\}|\d*)/g)) {
    if (sign === '~') {
      const back = count === '' ? 1 : Number(count);
      if (steps.length + back > mostSteps) return null;
      for (let step = 0; step < back; step += 1) steps.push(1);
    } else {
      steps.push(count === '' ? 1 : count?.startsWith('{') === true ? 0 : Number(count));
    }
  }
  return { base: base === '@' ? 'HEAD' : base, steps };
}
