/**
 * Writes ids shortly: `RSK-001 RSK-002 RSK-003 POL-001` is `RSK-001+2 POL-001`.
 *
 * @param ids ids in an order in which those that follow one another stand together
 */
export function packIds(ids: readonly string[]): string {
  const runs: { readonly first: string; last: string; more: number }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run !== undefined && idAfter(run.last) === id) {
      run.last = id;
      run.more += 1;
    } else runs.push({ first: id, last: id, more: 0 });
  }
  return runs.map(({ first, more }) => (more === 0 ? first : `${first}+${more}`)).join(' ');
}

/** The ids that `packIds` has written, in their order. */
export function unpackIds(packed: string): readonly string[] {
  return packed.split(' ').flatMap((run) => {
    const [first = '', more = '0'] = run.split('+');
    const ids = [first];
    for (let at = 0; at < Number(more); at += 1) ids.push(idAfter(ids[at] ?? ''));
    return ids;
  });
}

function idAfter(id: string): string {
  return id.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
}
