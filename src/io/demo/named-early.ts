import type { VersionedDocument } from './document-versions.ts';
import type { EntryDays } from './staged-files.ts';

const linkTarget = /\]\(([^()#\s:]+)(?:#[^()\s]*)?\)/g;
const idInCell = /^\| ([A-Z]{3}-\d{3,5}) \|/gm;

/**
 * Items that an approved text leads to before there was anything to say in them: a planned audit, a page that is being drafted, a
 * register without rows. What a text in force leads to is there, so each comes with the text. The text itself is bound by its
 * approval and cannot leave them out.
 *
 * @param documents documents with versions
 * @param entries since when each item would be there
 * @param idOfFile id of the item in the file whose path ends so
 * @returns item -> day on which the text was approved
 */
export function namedEarly(
  documents: readonly VersionedDocument[],
  entries: EntryDays,
  idOfFile: (pathEnd: string) => string | undefined,
): EntryDays {
  const early = new Map<string, string>();
  for (const { text, versions } of documents) {
    const last = versions.at(-1);
    if (last === undefined) continue;
    for (const id of [...linkedIds(text.body, idOfFile), ...idsInFirstCells(text.body)]) {
      const day = entries.get(id);
      if (day === undefined || day <= laterOf(last.inForce, last.merged)) continue;
      const known = early.get(id);
      if (known === undefined || last.approved < known) early.set(id, last.approved);
    }
  }
  return early;
}

/** Path as the end of another one: `../content/a.md` -> `content/a.md`. */
export function pathEndOf(link: string): string {
  return link.replace(/^(?:\.{1,2}\/)+/, '');
}

/** Ids that the links of a body lead to. */
export function linkedIds(body: string, idOfFile: (pathEnd: string) => string | undefined): readonly string[] {
  return [...body.matchAll(linkTarget)].flatMap(([, target = '']) =>
    target.endsWith('.md') ? (idOfFile(pathEndOf(target)) ?? []) : [target],
  );
}

function idsInFirstCells(body: string): readonly string[] {
  return [...body.matchAll(idInCell)].map(([, id = '']) => id);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
