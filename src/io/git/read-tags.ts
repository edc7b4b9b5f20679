import { byteOrder } from './byte-order.ts';
import type { Tag } from './git-repository.ts';
import { peel, type ReadRaw } from './raw-object.ts';

/**
 * Tags with the commits they lead to, in the order of the bytes of their names. One that leads to anything else, or to an
 * object that is not there, is left out.
 *
 * @param references names of tags and the ids they hold
 */
export async function tagsOf(
  read: ReadRaw,
  references: readonly { readonly name: string; readonly id: string }[],
): Promise<readonly Tag[]> {
  const tags = await Promise.all(
    references.map(async ({ name, id }) => {
      const target = await peel(read, id);
      return target?.type === 'commit' ? { name, commit: target.id, object: target.id === id ? null : id } : null;
    }),
  );
  return tags.filter((tag) => tag !== null).sort((a, b) => byteOrder(a.name, b.name));
}
