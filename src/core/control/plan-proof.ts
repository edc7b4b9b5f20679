import { compareDates } from '../lifecycle/calendar.ts';
import { mapField, mapsField, textField } from '../model/fields.ts';
import type { FrontmatterEdit } from '../model/frontmatter-edit.ts';
import type { Approval, Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { ControlPlan } from './control-plan.ts';
import { refuse, withName } from './control-plan.ts';
import type { DocumentaryProof, EntryProof } from './entry-proof.ts';

/** What is asked for an entry that is there already. */
export interface ProofRequest extends EntryProof {
  /** Day of the act, as it is given now. */
  readonly on: string;
  /** Last day that is not in the future; an act is of this day where none is given. */
  readonly today: string;
}

/**
 * Works out what adds a proof on paper to an entry that is there already. What the entry states stays as it is: its text, its day and
 * a signature over them.
 *
 * @param sms people
 * @param item the document
 * @param entry one of its entries
 * @param request the proof
 * @returns the edits; nothing to do where the entry has all of it
 */
export function planProof(sms: Sms, item: Item, entry: Approval, request: ProofRequest): ControlPlan {
  const { proof, on, today } = request;
  const stated = mapsField(item, 'approvals')[entry.index] ?? {};
  const what = `${item.id}${item.version === null ? '' : ` version ${item.version}`}`;
  const whose = `of ${withName(sms, entry.by)}${entry.on === null ? '' : ` of ${entry.on}`}`;
  const nothing: ControlPlan = {
    kind: 'nothing-to-do',
    message: `${what} already has this entry ${whose}; nothing was written.`,
  };
  if (proof === undefined) return nothing;
  if (entry.on !== null && on !== today && compareDates(on, entry.on) !== 0)
    return refuse(
      `The entry "${entry.action}" ${whose} is not of ${on}.`,
      'Leave --on out to add the proof to it; an entry with the wrong day is corrected by hand.',
    );
  const known = mapField(stated, 'proof');
  if (known === null && textField(stated, 'proof') !== null) return otherProof(entry, whose);
  const given = Object.entries(proof) as readonly (readonly [keyof DocumentaryProof, string])[];
  const valueOf = (key: string): string | null => (known === null ? null : textField(known, key));
  if (given.some(([key, value]) => (valueOf(key) ?? value) !== value)) return otherProof(entry, whose);
  const added = given.filter(([key]) => valueOf(key) === null);
  if (added.length === 0) return nothing;
  const path = ['approvals', entry.index, 'proof'];
  const edits: readonly FrontmatterEdit[] =
    known === null
      ? [{ kind: 'set', path, value: { ...proof }, before: ['signature'] }]
      : added.map(([key, value]) => ({ kind: 'set', path: [...path, key], value }));
  return {
    kind: 'planned',
    item: item.id,
    file: item.file,
    edits,
    written: [`proof: ${added.map(([key, value]) => `${key} ${value}`).join(', ')}`],
    summary: `${what}: proof added to the entry "${entry.action}" ${whose}`,
  };
}

function otherProof(entry: Approval, whose: string): ControlPlan {
  return refuse(
    `The entry "${entry.action}" ${whose} names another proof already.`,
    'One entry has one proof; where the one it names is wrong, correct it by hand.',
  );
}
