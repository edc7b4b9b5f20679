import { compareDates } from '../lifecycle/calendar.ts';
import type { FrontmatterEdit } from '../model/frontmatter-edit.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { chooseActor } from './choose-actor.ts';
import type { ControlPlan } from './control-plan.ts';
import type { EntryProof } from './entry-proof.ts';
import { provedEntry } from './entry-proof.ts';
import { hasOwnFieldNames, refuse, refuseUnknown, withName } from './control-plan.ts';
import { reliantItems } from './reliant-items.ts';
import { takenPlace } from './taken-place.ts';
import { typeWithArticle } from '../types/type-words.ts';

export interface WithdrawalRequest extends EntryProof {
  readonly id: string;
  readonly by: string;
  readonly role: string | null;
  readonly on: string;
  readonly today: string;
  /** Why it is withdrawn. */
  readonly reason: string;
}

/**
 * Works out what a withdrawal writes: the state, the last day, and an entry by somebody with authority.
 *
 * @param sms the model, read from the files as they are
 * @param request who withdraws what, when and why
 * @returns the edits, or the reason why it may not be withdrawn
 */
export function planWithdrawal(sms: Sms, request: WithdrawalRequest): ControlPlan {
  const item = sms.items.get(request.id);
  if (item === undefined) return refuseUnknown(sms, request.id);
  const objection = objectionTo(sms, item, request);
  if (objection !== null) return objection;
  const actor = chooseActor(sms, item, { ...request, action: 'withdrawn' });
  if (actor.kind === 'refused') return actor;
  const status = item.type.lifecycle === 'agreement' ? 'terminated' : 'withdrawn';
  const stated = { action: 'withdrawn', by: request.by, on: request.on };
  const proved = provedEntry(
    {
      action: stated.action,
      by: stated.by,
      ...(actor.role === null ? {} : { role: actor.role }),
      on: stated.on,
      ...(item.version === null ? {} : { version: item.version }),
      digest: item.digest,
      reason: request.reason,
    },
    request,
  );
  const edits: FrontmatterEdit[] = [
    {
      kind: 'set',
      path: ['status'],
      value: status,
      before: ['classification', 'kind', 'clauses', 'review', 'approvals'],
    },
    { kind: 'set', path: ['effective_to'], value: request.on, before: ['review', 'approvals'] },
    { kind: 'append', path: ['approvals'], value: proved.value },
  ];
  const role = actor.role === null ? '' : ` as ${withName(sms, actor.role)}`;
  return {
    kind: 'planned',
    item: item.id,
    file: item.file,
    edits,
    written: [`status: ${status} (was ${item.status})`, `effective_to: ${request.on}`, proved.written],
    summary: `${item.id}: withdrawn by ${withName(sms, request.by)}${role} on ${request.on}`,
    entry: { ...stated, role: actor.role, version: item.version, digest: item.digest },
    endsItem: true,
  };
}

function objectionTo(sms: Sms, item: Item, { on, today }: WithdrawalRequest): ControlPlan | null {
  if (item.storage !== 'file' || (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement'))
    return refuse(
      `${item.id} is ${typeWithArticle(item.type)}; only documents and agreements are withdrawn.`,
      item.type.class === 'record'
        ? 'Records are kept and disposed of, never withdrawn.'
        : 'Change its state in the file.',
    );
  if (!hasOwnFieldNames(item))
    return refuse(
      `${item.file} keeps its state under keys of its own, mapped by \`foreign\` in clausebook.yaml.`,
      'Rename these keys to ours first.',
    );
  if (item.status === 'withdrawn' || item.status === 'terminated')
    return { kind: 'nothing-to-do', message: `${item.id} is ${item.status} already; nothing was written.` };
  if (item.status !== 'approved' && item.status !== 'agreed') return objectionToDraft(item);
  if (compareDates(on, today) > 0)
    return refuse(
      `${on} lies after ${today}: an act is recorded when it has happened.`,
      'Give the day on which it happened with --on.',
    );
  const taken = takenPlace(sms, item, on);
  if (taken !== null)
    return refuse(
      `${withName(sms, taken.heir)} has had the place of ${item.id} since ${taken.from}: it has ended already.`,
      `Nothing is left to withdraw. What should end now is ${taken.heir}, or a version of ${item.id} that is in force.`,
    );
  const users = reliantItems(sms, item);
  const [first] = users;
  return first === undefined
    ? null
    : refuse(
        `${users.slice(0, 5).join(', ')}${users.length > 5 ? ` and ${users.length - 5} more` : ''} in force still ${users.length === 1 ? 'relies' : 'rely'} on ${item.id}.`,
        `Point ${users.length === 1 ? 'it' : 'them'} elsewhere first, or name what takes its place: clausebook supersede ${item.id} --with <id>`,
      );
}

function objectionToDraft(item: Item): ControlPlan {
  const earlier = item.approvals.findLast(
    (entry) => (entry.action === 'approved' || entry.action === 'agreed') && entry.version !== item.version,
  );
  return earlier === undefined
    ? refuse(
        `${item.id} is ${item.status}: what was never approved is not withdrawn.`,
        'Delete the draft; Git keeps it.',
      )
    : refuse(
        `${item.file} holds version ${item.version ?? ''}, which is ${item.status}; version ${earlier.version ?? ''} is the one that was approved.`,
        'Restore the approved text in the file first, then withdraw it.',
      );
}
