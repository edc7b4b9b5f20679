import { versionInForce } from '../history/versions.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { FrontmatterEdit } from '../model/frontmatter-edit.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { approvalBinding } from './approval.ts';
import type { ControlPlan } from './control-plan.ts';
import { hasOwnFieldNames, refuse, refuseUnknown } from './control-plan.ts';
import { refuseIfTaken } from './taken-place.ts';
import { typeWithArticle } from '../types/type-words.ts';

export interface RevisionRequest {
  readonly id: string;
  /** How far the number goes up. */
  readonly step: 'minor' | 'major';
  /** What is to change and why, for the list of changes; null for none. */
  readonly reason: string | null;
}

/**
 * Works out what opens the next version of a document: its number and the state `draft`. The approved text stays in force, and
 * in Git, until the new one is approved and effective; the entries of the old version stay in the file.
 *
 * @param sms the model, read from the files as they are
 * @param request which document, how far the number goes up
 * @returns the edits, or the reason why no version may be opened
 */
export function planRevision(sms: Sms, request: RevisionRequest): ControlPlan {
  const item = sms.items.get(request.id);
  if (item === undefined) return refuseUnknown(sms, request.id);
  const objection = objectionTo(item) ?? refuseIfTaken(sms, item, sms.asOf);
  if (objection !== null) return objection;
  const next = nextVersion(item.version ?? '', request.step);
  if (next === null)
    return refuse(
      `The version "${item.version ?? ''}" of ${item.id} is no MAJOR.MINOR, so the next one is not known.`,
      'Write the next version and `status: draft` into the file by hand.',
    );
  const taken = item.approvals.find((entry) => entry.version === next);
  if (taken !== undefined)
    return refuse(
      `${item.id} has an entry "${taken.action}" for version ${next} already.`,
      'Raise the number by hand to one that no entry names.',
    );
  const edits: FrontmatterEdit[] = [
    { kind: 'set', path: ['version'], value: next },
    { kind: 'set', path: ['status'], value: 'draft' },
  ];
  const isChanged = approvalBinding(item).kind === 'broken';
  const written = [`version: ${next} (was ${item.version ?? ''})`, `status: draft (was ${item.status})`];
  if (request.reason !== null) {
    edits.push({ kind: 'append', path: ['changes'], value: { version: next, summary: request.reason } });
    written.push(`changes: ${next}, ${request.reason}`);
  }
  return {
    kind: 'planned',
    item: item.id,
    file: item.file,
    edits,
    written,
    summary: `${item.id}: version ${next} is open; ${untilThen(sms, item, next)}${isChanged ? '. Its text differs already from the one that was approved' : ''}`,
    changesContent: true,
    opensVersion: true,
  };
}

/** What is in force until the next version is. */
function untilThen(sms: Sms, item: Item, next: string): string {
  const { version, effectiveFrom, inForce, state } = item;
  const name = version ?? '';
  if (inForce) return `${name} stays in force until it is approved`;
  if (effectiveFrom === null || compareDates(effectiveFrom, sms.asOf) <= 0) return `${name} is ${state}`;
  const before = versionInForce(sms.history?.versionsOf(item) ?? [], sms.asOf);
  const now = before === null ? '' : `${before.version} is in force now, `;
  return `${now}${name} from ${effectiveFrom} on, unless ${next} has taken its place by then`;
}

/** The number that follows: 1.2 -> 1.3 or 2.0; null for what is no MAJOR.MINOR. */
export function nextVersion(version: string, step: RevisionRequest['step']): string | null {
  const match = /^(\d{1,6})\.(\d{1,6})$/.exec(version);
  if (match === null) return null;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return step === 'major' ? `${major + 1}.0` : `${major}.${minor + 1}`;
}

function objectionTo(item: Item): ControlPlan | null {
  if (item.storage !== 'file')
    return refuse(
      `${item.id} stands in ${item.parent ?? item.file}.`,
      'Rows and sections have no versions of their own: change them, their history is in Git.',
    );
  if (item.type.class !== 'document')
    return refuse(
      `${item.id} is ${typeWithArticle(item.type)}, which has no versions.`,
      item.type.class === 'record'
        ? 'A closed record is corrected by an entry under `corrections`.'
        : 'Change the file.',
    );
  if (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement')
    return refuse(
      `${item.id} is ${typeWithArticle(item.type)}, which has no versions.`,
      'Change the file; its history is in Git.',
    );
  if (!hasOwnFieldNames(item))
    return refuse(
      `${item.file} keeps its version under keys of its own, mapped by \`foreign\` in clausebook.yaml.`,
      'Rename these keys to ours first.',
    );
  if (item.version === null)
    return item.control === 'full'
      ? refuse(`${item.id} states no version.`, 'Add `version: "1.0"` (in quotes) to its frontmatter.')
      : refuse(
          `${item.id} is under ${item.control} control and states no version: its history is the version.`,
          'Change its text; the merge by its owner is the approval.',
        );
  if (item.status === 'withdrawn' || item.status === 'terminated')
    return refuse(`${item.id} is ${item.status}.`, 'Write a new document that names it under `supersedes`.');
  if (item.status !== 'approved' && item.status !== 'agreed')
    return refuse(
      `Version ${item.version} of ${item.id} is open already (${item.status}).`,
      'Change its text, then have it approved.',
    );
  return null;
}
