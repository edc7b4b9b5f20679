import { believed, inBase } from '../../core/control/believed.ts';
import { commitThatTookOutPost } from '../../core/control/post-entry.ts';
import { holdersOfRole, isInOrganization, rolesOfPerson } from '../../core/control/role-holders.ts';
import { describeCommit } from '../../core/history/item-states.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, recordedActs } from './_acts.ts';
import { delegatedVerdict } from './_delegated-act.ts';
import type { DatedApproval } from './_topic.ts';
import { describePerson } from './_topic.ts';

export default defineRule({
  id: 'APPR-005',
  name: 'approver-held-the-role',
  severity: 'error',
  basis: 'derived',
  clause: '5.3',
  level: 'essential',
  needs: ['files', 'base'],
  summary: 'Who approves or ends a document belonged to the organization and held the stated role on that day.',
  fix: 'Correct the posts if they are wrong, or let somebody with the role act.',
  *check({ sms, note }) {
    const hasPeople = itemsOfType(believed(sms), 'person').length > 0;
    const unjudged = new Set<string>();
    for (const act of recordedActs(sms)) {
      if (!hasPeople) unjudged.add(act.item.id);
      for (const entry of hasPeople ? act.entries : []) {
        const draft = absence(sms, act, entry) ?? wrongRole(sms, act, entry);
        if (draft !== null) yield { item: act.item.id, ...draft };
      }
    }
    if (unjudged.size === 0) return;
    note(
      `Whether the approvers of ${unjudged.size === 1 ? '1 document' : `${unjudged.size} documents`} belonged to the organization cannot be said: no register lists people.`,
      'Add a register of roles and people (`of: [role, person]`).',
    );
  },
});

/** The approver was not in the organization on that day, or is not known at all. */
function absence(sms: Sms, { item, kind }: RecordedAct, entry: DatedApproval): Draft | null {
  const { past } = actWords[kind];
  const person = believed(sms).items.get(entry.by);
  if (person?.type.key !== 'person') {
    // An id that leads nowhere is the finding of LINK-001.
    if (sms.dangling.some((reference) => reference.from === item.id && reference.target === entry.by)) return null;
    return {
      place: placeOfPath(item, 'approvals', [entry.index, 'by']),
      actual: entry.by,
      message: `"${entry.by}" ${past} ${item.id} on ${entry.on}, but stands in no register of people${inBase(sms)}. Expected the id of a person who belonged to the organization on that day.`,
    };
  }
  if (isInOrganization(person, entry.on)) return null;
  const employment = mapField(person, 'employment') ?? {};
  const from = dateField(employment, 'from');
  const isTooEarly = from !== null && entry.on < from;
  const fact = isTooEarly ? `joined only on ${from}` : `left on ${dateField(employment, 'to') ?? ''}`;
  return {
    place: placeOfPath(item, 'approvals', [entry.index, 'by']),
    message: `${describePerson(sms, person.id)} ${past} ${item.id} on ${entry.on}, but ${fact}. Expected somebody who belonged to the organization on that day.`,
    related: [{ item: person.id, message: 'employment', place: placeOfPath(person, 'employment', []) }],
  };
}

/** The stated role was held by somebody else, or by nobody. */
function wrongRole(sms: Sms, act: RecordedAct, entry: DatedApproval): Draft | null {
  const { item, kind } = act;
  const role = entry.role === null ? undefined : believed(sms).items.get(entry.role);
  if (role?.type.key !== 'role') return null;
  if (rolesOfPerson(believed(sms), entry.by, entry.on).some((holder) => holder.role === role.id)) return null;
  // A delegation that was taken out since gave the role on that day.
  if (['stands', 'unclear'].includes(delegatedVerdict(sms, act, entry).kind)) return null;
  const holders = holdersOfRole(believed(sms), role.id, entry.on).map((holder) => holder.person);
  const instead = holders.length === 0 ? 'nobody did' : `${holders.join(', ')} did`;
  const others = mapsField(role, 'posts').filter((post) => textField(post, 'person') === entry.by);
  const spans = others.map(
    (post) =>
      ` from ${dateField(post, 'from') ?? '?'}${dateField(post, 'to') === null ? '' : ` to ${dateField(post, 'to') ?? ''}`}`,
  );
  const own = spans.length === 0 ? takenOut(sms, role.id, entry) : ` ${entry.by} held it${spans.join(' and')}.`;
  return {
    place: placeOfPath(item, 'approvals', [entry.index, 'role']),
    message: `${describePerson(sms, entry.by)} ${actWords[kind].past} ${item.id} as ${role.id} (${role.title}), but did not hold that role on ${entry.on}; ${instead}.${own} Expected a post or a delegation that covers the day.`,
    actual: entry.by,
    ...(holders.length === 0 ? {} : { expected: holders.join(', ') }),
    related: [{ item: role.id, message: 'posts of the role', place: placeOfPath(role, 'posts', []) }],
  };
}

/** Where a successor was written over the post, the register says nothing of it any more. */
function takenOut(sms: Sms, role: string, entry: DatedApproval): string {
  const { history } = sms;
  const commit = commitThatTookOutPost(sms, role, { person: entry.by, day: entry.on });
  return history === null || commit === undefined
    ? ''
    : ` Until ${describeCommit(history, commit)} the register gave it to ${entry.by} for that day; a post that ends is kept, with its last day (\`to\`).`;
}
