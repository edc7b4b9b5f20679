import { textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { ControlPlan } from './control-plan.ts';
import { hasOwnFieldNames, refuse, refuseUnknown, withName } from './control-plan.ts';
import { reliantItems } from './reliant-items.ts';
import { typeWithArticle } from '../types/type-words.ts';

export interface SupersessionRequest {
  /** The document that is replaced. */
  readonly id: string;
  /** The document that takes its place. */
  readonly successor: string;
}

/**
 * Works out what lets one document take the place of another: the new one names the old one under `supersedes`. The old one
 * counts as superseded from the first day of the new one; its file stays as it was approved.
 *
 * @param sms the model, read from the files as they are
 * @param request old and new document
 * @returns the edit, or the reason why it may not be written
 */
export function planSupersession(sms: Sms, { id, successor }: SupersessionRequest): ControlPlan {
  const [old, heir] = [sms.items.get(id), sms.items.get(successor)];
  for (const [named, item] of [
    [id, old],
    [successor, heir],
  ] as const) {
    if (item === undefined) return refuseUnknown(sms, named);
    if (!isDocument(item))
      return refuse(
        `${named} is ${typeWithArticle(item.type)}, no document in a file of its own.`,
        'Only documents take the place of documents.',
      );
  }
  if (old === undefined || heir === undefined) throw new Error('Both items were found above.');
  if (old.id === heir.id)
    return refuse(`${id} cannot take its own place.`, `Open its next version: clausebook revise ${id}`);
  if (!hasOwnFieldNames(heir))
    return refuse(
      `${heir.file} has keys of its own, mapped by \`foreign\` in clausebook.yaml.`,
      'Rename these keys to ours first.',
    );
  if (replaces(heir, old))
    return {
      kind: 'nothing-to-do',
      message: `${heir.id} names ${old.id} under \`supersedes\` already; nothing was written.`,
    };
  if (replaces(old, heir))
    return refuse(
      `${old.id} names ${heir.id} as what it replaced.`,
      'Two documents cannot take the place of each other.',
    );
  if (old.status === 'withdrawn' || old.status === 'terminated')
    return refuse(`${withName(sms, old.id)} is ${old.status}.`, 'What has ended needs nothing to take its place.');
  if (!isApproved(old) && !hasApprovedVersion(old))
    return refuse(
      `${withName(sms, old.id)} is ${old.status} and was never approved.`,
      'Delete the draft; Git keeps it. Only what was in force is superseded.',
    );
  const other = [...sms.items.values()].find((item) => item !== heir && item.inForce && replaces(item, old));
  if (other !== undefined)
    return refuse(
      `${withName(sms, other.id)} is in force and has replaced ${old.id} already.`,
      `Let ${heir.id} take the place of that one: clausebook supersede ${other.id} --with ${heir.id}`,
    );
  if (heir.control === 'full' && isApproved(heir))
    return refuse(
      `${withName(sms, heir.id)} is approved: what it supersedes belongs to the approved content.`,
      `Open its next version first: clausebook revise ${heir.id}`,
    );
  const users = reliantItems(sms, old).filter((user) => user !== heir.id);
  return {
    kind: 'planned',
    item: heir.id,
    file: heir.file,
    edits: [{ kind: 'append', path: ['supersedes'], value: old.id }],
    written: [`supersedes: ${old.id}`],
    summary: `${heir.id} takes the place of ${withName(sms, old.id)} on the first day it is in force`,
    changesContent: true,
    consequences: () =>
      users.length === 0
        ? []
        : [
            `From that day on the check reports what still leads to ${old.id}: ${users.join(', ')}. Point them to ${heir.id}.`,
          ],
  };
}

function isDocument(item: Item): boolean {
  return item.storage === 'file' && (item.type.lifecycle === 'document' || item.type.lifecycle === 'agreement');
}

function isApproved(item: Item): boolean {
  return item.status === 'approved' || item.status === 'agreed';
}

/** True for the draft of a next version. */
function hasApprovedVersion(item: Item): boolean {
  return item.approvals.some((entry) => entry.action === 'approved' || entry.action === 'agreed');
}

function replaces(item: Item, other: Item): boolean {
  return textsField(item, 'supersedes').some((text) => text.toUpperCase() === other.id.toUpperCase());
}
