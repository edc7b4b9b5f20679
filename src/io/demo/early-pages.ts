import { documentText, titleOf } from './document-text.ts';
import type { VersionedDocument } from './document-versions.ts';
import type { PlannedCommit } from './plan.ts';
import type { EntryDays, StageTools } from './staged-files.ts';
import { viewOn } from './staged-files.ts';
import { processMap, seldomSigning } from './story.ts';

/** What pages opened early are made with. */
export interface EarlyTools extends Omit<StageTools, 'people'> {
  /** Items that other documents led to before their own first day. */
  readonly early: EntryDays;
}

/**
 * A page that another document leads to before it is drafted in full: its beginning, on the main line.
 *
 * @param document the document
 * @param tools days, files
 */
export function openEarly(document: VersionedDocument, tools: EarlyTools): PlannedCommit[] {
  const { text, versions } = document;
  const [first] = versions;
  const day = tools.early.get(text.id);
  if (first === undefined || day === undefined || isOnMap(document)) return [];
  const { author } = first;
  const signedBy = seldomSigning.has(author) ? null : author;
  const message = `Open ${text.id}: ${titleOf(text)}`;
  const files = new Map([[text.path, beginningOf(document, day, tools)]]);
  return [{ day, order: 0, author, message, signedBy, branch: null, files }];
}

/**
 * The commit that opens a page for every process, so that each can name those it works with.
 *
 * @param documents documents with versions
 * @param tools days, files
 */
export function planProcessMap(documents: readonly VersionedDocument[], tools: EarlyTools): PlannedCommit {
  const { on: day, by: author, message } = processMap;
  const pages = documents.filter(isOnMap);
  const files = new Map(pages.map((document) => [document.text.path, beginningOf(document, day, tools)]));
  return { day, order: 0, author, message, signedBy: author, branch: null, files };
}

/** True for a page that the map of processes opened. */
export function isOnMap({ text }: VersionedDocument): boolean {
  return text.id.startsWith(processMap.prefix);
}

function beginningOf(document: VersionedDocument, day: string, tools: EarlyTools): string {
  const [first] = document.versions;
  if (first === undefined) throw new Error(`Unexpected ${document.text.id} in the demo, expected a version.`);
  const state = { status: 'draft', entryLines: [], level: 0.95, view: viewOn(tools, day) };
  return documentText(document, { ...first, isFinal: false }, state);
}
