/** A piece of a sequence that both have, or one of them. */
export interface Change<T> {
  readonly kind: 'same' | 'added' | 'removed';
  readonly values: readonly T[];
}

/** More differences than this are shown as one block taken out and one put in: they would be no easier to read in pieces. */
const mostDifferences = 1500;

/**
 * The shortest way from one sequence to the other (Myers 1986, "An O(ND) Difference Algorithm").
 *
 * @param before the earlier sequence
 * @param after the later sequence
 */
export function changesBetween(before: readonly string[], after: readonly string[]): readonly Change<string>[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const middle = shortestWay(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return merged([
    { kind: 'same', values: before.slice(0, start) },
    ...middle,
    { kind: 'same', values: before.slice(before.length - end) },
  ]);
}

function shortestWay(before: readonly string[], after: readonly string[]): readonly Change<string>[] {
  const whole: Change<string>[] = [
    { kind: 'removed', values: before },
    { kind: 'added', values: after },
  ];
  if (before.length === 0 || after.length === 0) return whole;
  const most = Math.min(before.length + after.length, mostDifferences);
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  const at = (map: Map<number, number>, diagonal: number): number => map.get(diagonal) ?? -1;
  for (let differences = 0; differences <= most; differences += 1) {
    trace.push(new Map(reached));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const isDown =
        diagonal === -differences ||
        (diagonal !== differences && at(reached, diagonal - 1) < at(reached, diagonal + 1));
      let x = isDown ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reached.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return wayBack(trace, before, after);
    }
  }
  return whole;
}

function wayBack(
  trace: readonly Map<number, number>[],
  before: readonly string[],
  after: readonly string[],
): readonly Change<string>[] {
  const changes: Change<string>[] = [];
  let x = before.length;
  let y = after.length;
  for (let differences = trace.length - 1; differences >= 0; differences -= 1) {
    const reached = trace[differences] ?? new Map<number, number>();
    const diagonal = x - y;
    const [left, right] = [reached.get(diagonal - 1) ?? -1, reached.get(diagonal + 1) ?? -1];
    const isDown = diagonal === -differences || (diagonal !== differences && left < right);
    const from = isDown ? diagonal + 1 : diagonal - 1;
    const oldX = differences === 0 ? 0 : (reached.get(from) ?? 0);
    const oldY = differences === 0 ? 0 : oldX - from;
    const same: string[] = [];
    while (x > oldX && y > oldY) {
      x -= 1;
      y -= 1;
      same.push(before[x] ?? '');
    }
    if (same.length > 0) changes.push({ kind: 'same', values: same.reverse() });
    if (differences === 0) break;
    if (isDown) {
      y -= 1;
      changes.push({ kind: 'added', values: [after[y] ?? ''] });
    } else {
      x -= 1;
      changes.push({ kind: 'removed', values: [before[x] ?? ''] });
    }
  }
  return changes.reverse();
}

/** Neighbours of one kind as one; between two pieces that stayed, what went stands before what came. */
function merged(changes: readonly Change<string>[]): readonly Change<string>[] {
  const result: Change<string>[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const close = (): void => {
    if (removed.length > 0) result.push({ kind: 'removed', values: removed });
    if (added.length > 0) result.push({ kind: 'added', values: added });
    [removed, added] = [[], []];
  };
  for (const { kind, values } of changes) {
    if (values.length === 0) continue;
    if (kind === 'removed') removed.push(...values);
    else if (kind === 'added') added.push(...values);
    else {
      close();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind, values: [...last.values, ...values] };
      else result.push({ kind, values });
    }
  }
  close();
  return result;
}
