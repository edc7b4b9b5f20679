import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { routeOfItem } from '../../core/model/routes.ts';
import { closest } from '../../core/trace/nearest.ts';
import { wholeManual } from '../../views/print/print-sections.ts';
import { routeOfPart } from '../../views/print/routes.ts';
import type { PublishedServer } from '../serve-published.ts';
import { UsageError } from '../usage-error.ts';

/** A page to be printed, and the name of its file. */
export interface Paper {
  readonly path: string;
  readonly name: string;
}

/**
 * Pages of items to be printed, each as a copy of its own.
 *
 * @param server the published site
 * @param ids their ids, in any case
 * @throws UsageError when the site has no such item
 */
export async function papersOfItems(server: PublishedServer, ids: readonly string[]): Promise<readonly Paper[]> {
  const papers = ids.map((id) => ({ path: routeOfItem(id), name: `${id.toLowerCase()}.pdf` }));
  for (const [at, { path }] of papers.entries()) {
    if (!(await isThere(server, path)))
      throw new UsageError(
        `The published manual has no page of ${ids[at] ?? ''}.`,
        'Its list from A to Z (/a-z/) has every id.',
      );
  }
  return papers;
}

/**
 * The parts of a section to be printed; long sections have several.
 *
 * @param server the published site
 * @param folder folder it is published in
 * @param section key of the section
 * @throws UsageError when there is no such section, with those there are
 */
export async function papersOfSection(
  server: PublishedServer,
  folder: string,
  section: string,
): Promise<readonly Paper[]> {
  const sections = await readdir(join(folder, 'print'), { withFileTypes: true }).then(
    (entries) =>
      entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    (): readonly string[] => [],
  );
  if (!sections.includes(section)) throw noSection(section, sections);
  const name = section === wholeManual ? 'manual' : section;
  const papers: Paper[] = [];
  for (let number = 1; await isThere(server, routeOfPart(section, number)); number += 1)
    papers.push({ path: routeOfPart(section, number), name: `${name}${number === 1 ? '' : `-${number}`}.pdf` });
  return papers;
}

function noSection(section: string, sections: readonly string[]): UsageError {
  const nearest = closest(section, sections);
  return new UsageError(
    `There is no section ${section} to print.`,
    sections.length === 0
      ? 'The published manual has none: publish it again with `clausebook build`.'
      : `${nearest === null ? '' : `Did you mean ${nearest}? `}There are ${sections.join(', ')}.`,
  );
}

async function isThere({ address }: PublishedServer, path: string): Promise<boolean> {
  return (await fetch(`${address}${path.slice(1)}`, { method: 'HEAD' })).ok;
}

const published = z.object({ asOf: z.iso.date() });

/**
 * Day that a published site shows.
 *
 * @param folder folder it is published in
 * @throws UsageError when it was not made by `clausebook build`
 */
export async function dayOfPublished(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'sms.json'), 'utf8').catch(() => '');
  const parsed = published.safeParse(text === '' ? null : JSON.parse(text));
  if (!parsed.success) throw new UsageError(`${folder} holds no published manual.`, 'Run `clausebook build` first.');
  return parsed.data.asOf;
}
