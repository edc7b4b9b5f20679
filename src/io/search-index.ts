import { join } from 'node:path';

/**
 * Writes the full-text index of a built site into `pagefind/`.
 *
 * @param folder the built site
 */
export async function buildSearchIndex(folder: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex({});
  if (index === undefined) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: folder });
  if (added.errors.length > 0) throw new Error(`The search index could not be made: ${added.errors.join('; ')}`);
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await close();
}
