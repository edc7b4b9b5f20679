import { compareDates } from '../lifecycle/calendar.ts';
import { dateField, hasField } from '../model/fields.ts';
import type { FrontmatterEdit } from '../model/frontmatter-edit.ts';
import type { Approval, Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { chooseActor } from './choose-actor.ts';
import { ownApprovals } from './authority.ts';
import type { ControlPlan } from './control-plan.ts';
import type { EntryProof } from './entry-proof.ts';
import { provedEntry } from './entry-proof.ts';
import { planProof } from './plan-proof.ts';
import { hasOwnFieldNames, refuse, refuseUnknown, withName } from './control-plan.ts';
import { refuseIfTaken } from './taken-place.ts';
import { typeWithArticle } from '../types/type-words.ts';

/** Acts that `clausebook approve` records. */
export const approvalActions = ['reviewed', 'approved', 'agreed'] as const;
export type ApprovalAction = (typeof approvalActions)[number];

export interface ApprovalRequest extends EntryProof {
  readonly id: string;
  readonly action: ApprovalAction;
  /** Person; for `agreed` also the words that name the signatory of the other side. */
  readonly by: string;
  /** Role in which the person acts; found from posts and authority when it is null. */
  readonly role: string | null;
  /** Day of the act. */
  readonly on: string;
  readonly effectiveFrom: string | null;
  /** Last day that is not in the future. */
  readonly today: string;
}

/**
 * Works out what an approval writes: status, day of effect and the entry with the digest of the content as it is now.
 *
 * @param sms the model, read from the files as they are
 * @param request who approves what, when, in which role
 * @returns the edits, or the reason why the act may not be recorded
 */
export function planApproval(sms: Sms, request: ApprovalRequest): ControlPlan {
  const item = sms.items.get(request.id);
  if (item === undefined) return refuseUnknown(sms, request.id);
  const objection =
    objectionToItem(item) ??
    objectionToDays(item, request) ??
    objectionToVersion(item) ??
    planAgain(sms, item, request) ??
    refuseIfTaken(sms, item, firstDay(item, request));
  if (objection !== null) return objection;
  const actor = chooseActor(sms, item, request);
  if (actor.kind === 'refused') return actor;
  if (request.action === 'agreed' && !actor.isOurs && ownApprovals(sms, item).length === 0) {
    return refuse(
      `Our side has not approved ${nameOf(item)} yet.`,
      `Record it first: clausebook approve ${item.id} --by <person>`,
    );
  }
  return planEntry(sms, item, request, actor.role);
}

function objectionToItem(item: Item): ControlPlan | null {
  if (item.storage === 'row' || item.storage === 'data') {
    return refuse(
      `${item.id} is a row of ${item.parent ?? item.file}.`,
      'Rows need no approval entry: the merge by the owner of the register is the approval.',
    );
  }
  if (item.storage === 'section')
    return refuse(
      `${item.id} stands inside ${item.parent ?? item.file}.`,
      `Approve ${item.parent ?? 'the document'}: its digest covers everything inside.`,
    );
  if (item.type.class === 'record')
    return refuse(
      `${item.id} is a record; records are closed, not approved.`,
      `Run: clausebook close ${item.id} --by <person>`,
    );
  if (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement') {
    return refuse(
      `${item.id} is ${typeWithArticle(item.type)}; its states are ${item.type.lifecycle === 'service' ? 'those of a service' : 'of another kind'} and know no approval.`,
      'Change its status in the file; the merge by the owner is the approval.',
    );
  }
  if (!hasOwnFieldNames(item))
    return refuse(
      `${item.file} keeps its approval under keys of its own, mapped by \`foreign\` in clausebook.yaml.`,
      'Rename these keys to ours first.',
    );
  if (item.status === 'withdrawn' || item.status === 'terminated')
    return refuse(`${item.id} is ${item.status}.`, 'Write a new document that names it under `supersedes`.');
  return null;
}

function objectionToDays(item: Item, { on, effectiveFrom, today, action }: ApprovalRequest): ControlPlan | null {
  if (compareDates(on, today) > 0)
    return refuse(
      `${on} lies after ${today}: an act is recorded when it has happened.`,
      'Give the day on which it happened with --on.',
    );
  if (effectiveFrom === null) return null;
  if (item.type.lifecycle === 'agreement')
    return refuse(
      `${item.id} is an agreement; its first day is the field \`from\`.`,
      'Write `from` into the file before it is approved, and leave --effective-from out.',
    );
  if (action !== 'approved')
    return refuse(`Only an approval sets the day of effect; this is "${action}".`, 'Leave --effective-from out.');
  if (compareDates(effectiveFrom, on) < 0)
    return refuse(
      `${effectiveFrom} is before the approval on ${on}.`,
      'A document takes effect on the day of its approval at the earliest.',
    );
  return null;
}

function objectionToVersion(item: Item): ControlPlan | null {
  if (item.version === null && item.control === 'full') {
    return refuse(
      `${item.id} is under full control and states no version.`,
      'Add `version: "1.0"` (in quotes) to its frontmatter.',
    );
  }
  const other = entriesOfFile(item).find(
    (entry) =>
      (entry.action === 'approved' || entry.action === 'agreed') &&
      entry.digest !== null &&
      entry.digest !== item.digest,
  );
  if (other !== undefined) {
    return refuse(
      `Version ${item.version ?? ''} of ${item.id} was approved${other.on === null ? '' : ` on ${other.on}`} with another text.`,
      'Raise the version in the frontmatter, then have the new version approved; or restore the approved text.',
    );
  }
  return null;
}

/** Entries about the version in the file. */
function entriesOfFile(item: Item): readonly Approval[] {
  return item.approvals.filter(
    (entry) => entry.version === item.version && (item.version !== null || entry.digest === item.digest),
  );
}

/** What is done where the entry is there already; null where it is not. */
function planAgain(sms: Sms, item: Item, request: ApprovalRequest): ControlPlan | null {
  const { action, by, proof } = request;
  const again = entriesOfFile(item).find((entry) => entry.action === action && entry.by === by);
  if (again === undefined) return null;
  // What the other side agreed to is bound by its proof.
  if (again.digest !== null || (action === 'agreed' && proof !== undefined))
    return planProof(sms, item, again, request);
  return refuse(
    `${nameOf(item)} already has an entry "${action}" of ${by}, without a digest.`,
    `Bind it to the text as it is now: clausebook approve ${item.id} --all-missing`,
  );
}

function planEntry(sms: Sms, item: Item, request: ApprovalRequest, role: string | null): ControlPlan {
  const { action, by, on } = request;
  const edits: FrontmatterEdit[] = [];
  const written: string[] = [];
  const status = statusAfter(item, action);
  if (status !== item.stated['status']) {
    edits.push({
      kind: 'set',
      path: ['status'],
      value: status,
      before: ['classification', 'kind', 'clauses', 'review', 'approvals'],
    });
    written.push(`status: ${status}${item.stated['status'] === undefined ? '' : ` (was ${item.status})`}`);
  }
  const effective = action === 'approved' && item.type.lifecycle === 'document' ? dayOfEffect(item, request) : null;
  if (effective !== null && effective !== item.stated['effective_from']) {
    edits.push({ kind: 'set', path: ['effective_from'], value: effective, before: ['review', 'approvals'] });
    written.push(`effective_from: ${effective}`);
  }
  const entry = {
    action,
    by,
    ...(role === null ? {} : { role }),
    on,
    ...(item.version === null ? {} : { version: item.version }),
    digest: item.digest,
  };
  const proved = provedEntry(entry, request);
  edits.push({ kind: 'append', path: ['approvals'], value: proved.value });
  written.push(proved.written);
  const actor = `${withName(sms, by)}${role === null ? '' : ` as ${withName(sms, role)}`}`;
  return {
    kind: 'planned',
    item: item.id,
    file: item.file,
    edits,
    written,
    summary: `${nameOf(item)}: ${action} by ${actor} on ${on}`,
    entry: { action, by, role, on, version: item.version, digest: item.digest },
    ...(isUnproved(sms, item, request)
      ? {
          consequences: () => [
            `The check asks for what the other side signed (APPR-006). Add it when it is there: clausebook approve ${item.id} --action agreed --by ${JSON.stringify(by)} --proof <file> --proof-system <where it is kept>`,
          ],
        }
      : {}),
  };
}

/** The word of somebody outside, with nothing to show for it. */
function isUnproved(sms: Sms, item: Item, { action, by, proof }: ApprovalRequest): boolean {
  if (action !== 'agreed' || proof !== undefined || hasField(item, 'original')) return false;
  return sms.items.get(by)?.type.key !== 'person';
}

function statusAfter(item: Item, action: ApprovalAction): string {
  if (item.type.lifecycle === 'document') {
    if (action === 'approved') return 'approved';
    return action === 'reviewed' && item.status === 'draft' ? 'in-review' : item.status;
  }
  const isAgreed =
    action === 'agreed' || (action === 'approved' && item.approvals.some((entry) => isAgreement(entry, item)));
  if (isAgreed) return 'agreed';
  return item.status === 'draft' ? 'negotiation' : item.status;
}

function isAgreement(entry: Approval, item: Item): boolean {
  return entry.action === 'agreed' && entry.version === item.version;
}

/** The first day that the act would give the item, or would lead to. */
function firstDay(item: Item, request: ApprovalRequest): string {
  if (item.type.lifecycle === 'agreement') return item.effectiveFrom ?? request.on;
  return request.action === 'approved' ? dayOfEffect(item, request) : request.on;
}

/** The day given; else the one in the file when it is not past; else the day of the approval. */
function dayOfEffect(item: Item, { on, effectiveFrom }: ApprovalRequest): string {
  if (effectiveFrom !== null) return effectiveFrom;
  const stated = dateField(item, 'effective_from');
  return stated !== null && compareDates(stated, on) >= 0 ? stated : on;
}

function nameOf(item: Item): string {
  return item.version === null ? item.id : `${item.id} version ${item.version}`;
}
