import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify } from 'rolldown/utils';

/**
 * Writes the full-text index of a built site into `pagefind/`, with its engine made small and without the interfaces that come
 * with it: the theme has its own.
 *
 * @param folder the built site
 */
export async function buildSearchIndex(folder: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex({});
  if (index === undefined) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: folder });
  if (added.errors.length > 0) throw new Error(`The search index could not be made: ${added.errors.join('; ')}`);
  const target = join(folder, 'pagefind');
  await index.writeFiles({ outputPath: target });
  await close();
  for (const name of await readdir(target)) {
    if (/^pagefind-(?!entry\.json$)/.test(name)) await rm(join(target, name));
  }
  await makeSmall(join(target, 'pagefind.js'));
}

async function makeSmall(file: string): Promise<void> {
  const { code, errors } = await minify(file, await readFile(file, 'utf8'), { module: true });
  if (errors.length > 0)
    throw new Error(`The engine of the search could not be made small: ${errors[0]?.message ?? ''}`);
  await writeFile(file, code);
}
