import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findBrokenLinks, findLeaks } from '../io/inspect-output.ts';
import { buildSearchIndex } from '../io/search-index.ts';
import { writeJson } from '../io/write-json.ts';
import { smsJson } from '../views/sms-json.ts';
import { searchData } from '../views/search-view.ts';
import type { BuiltSite } from './build-site.ts';
import { writeClientModules } from './client-modules.ts';
import type { RunOptions } from './run-options.ts';

/** The built site holds something it must not hold, or lacks something: it is not published. */
export class PublicationError extends Error {}

/**
 * Completes a built site: attachments, `sms.json`, search; then looks at what was written. Throws before anything is
 * published when a link of ours is broken or a withheld item left a trace.
 *
 * @param built the site
 * @param folder folder Astro has written
 * @param run options of the run
 * @returns number of pages
 */
export async function finishBuild(built: BuiltSite, folder: string, run: RunOptions): Promise<number> {
  const { site } = built;
  await copyAssets(built, folder);
  await writeClientModules(built.client, folder);
  await writeJson(
    join(folder, 'sms.json'),
    smsJson({ checked: site.checked, audience: site.audience, base: site.base }),
  );
  await writeFile(join(folder, 'search.json'), JSON.stringify(searchData(site)));
  const html = await htmlFiles(folder);
  const broken = await findBrokenLinks(folder, html, site.base);
  if (broken.length > 0) {
    throw new Error(
      `${broken.length} links of the site lead nowhere, for example ${broken
        .slice(0, 5)
        .map((link) => `${link.page} -> ${link.target}`)
        .join(', ')}`,
    );
  }
  const leaks = await findLeaks(folder, built.withheld);
  if (leaks.length > 0) {
    throw new PublicationError(
      `Not published: ${leaks
        .slice(0, 5)
        .map((leak) => `${leak.file} shows ${leak.what}`)
        .join('; ')}. The classification of an item forbids it for this audience.`,
    );
  }
  if (run.withoutSearch !== true) await buildSearchIndex(folder);
  return html.length;
}

async function copyAssets(built: BuiltSite, folder: string): Promise<void> {
  for (const [path, read] of built.assets) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, read());
  }
}

async function htmlFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
