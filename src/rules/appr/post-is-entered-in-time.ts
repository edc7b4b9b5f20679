import { authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { lateEntryOfEmployment, lateEntryOfPost } from '../../core/control/post-entry.ts';
import { isInOrganization, rolesOfPerson } from '../../core/control/role-holders.ts';
import { describeCommit } from '../../core/history/item-states.ts';
import type { History } from '../../core/history/history.ts';
import type { StateOnFile } from '../../core/history/on-file.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import { describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, isTakenOverAct, recordedActs } from './_acts.ts';
import type { DatedApproval } from './_topic.ts';
import { describePerson } from './_topic.ts';

export default defineRule({
  id: 'APPR-018',
  name: 'post-is-entered-in-time',
  severity: 'warn',
  basis: 'practice',
  clause: '5.3',
  level: 'essential',
  needs: ['files', 'history'],
  parameters: {
    tolerance: {
      default: 'P14D',
      says: 'How long after an approval the post and the employment that it relies on may be entered in the register. A convention of ours.',
    },
  },
  question: 'whether the posts and employments of approvers were entered long after their approvals',
  summary: 'The post in which somebody approves or ends a document, and their employment, stood in the register then.',
  fix: 'Let somebody approve whose post and employment were on record, or have the entry explained; auditors will ask.',
  *check({ sms, text }) {
    const stated = text('tolerance');
    const tolerance = parseDuration(stated);
    const { history } = sms;
    if (history === null || tolerance === null) return;
    for (const act of recordedActs(sms).filter((candidate) => !isTakenOverAct(sms, candidate))) {
      for (const entry of act.entries) {
        const judged = { sms, history, act, entry, tolerance, later: `more than ${describeDuration(stated)} later` };
        const draft = onLatePost(judged) ?? onLateEmployment(judged);
        if (draft !== null) yield draft;
      }
    }
  },
});

/** An entry of an act, and how long after it what it relies on may be entered. */
interface Judged {
  readonly sms: Sms;
  readonly history: History;
  readonly act: RecordedAct;
  readonly entry: DatedApproval;
  readonly tolerance: Duration;
  /** The tolerance in words. */
  readonly later: string;
}

function onLatePost({ sms, history, act, entry, tolerance, later }: Judged): Draft | null {
  const late = latePost(sms, act, entry, tolerance);
  if (late === null) return null;
  const role = believed(sms).items.get(late.role);
  return {
    ...draftAt(act, entry, entry.role === null ? 'by' : 'role', late.state),
    message: `${describePerson(sms, entry.by)} ${actWords[act.kind].past} ${act.item.id} on ${entry.on} as ${late.role} (${role?.title ?? ''}), but the register says that ${entry.by} held this role then only since ${describeCommit(history, late.state.commit)}, ${later}. Expected a post to be entered when it is taken up.`,
    related:
      role === undefined
        ? []
        : [{ item: role.id, message: 'posts of the role', place: placeOfPath(role, 'posts', []) }],
  };
}

function onLateEmployment({ sms, history, act, entry, tolerance, later }: Judged): Draft | null {
  const person = believed(sms).items.get(entry.by);
  if (person === undefined || !isInOrganization(person, entry.on)) return null;
  const state = lateEntryOfEmployment(sms, { person: entry.by, day: entry.on, tolerance });
  return state === null
    ? null
    : {
        ...draftAt(act, entry, 'by', state),
        message: `${describePerson(sms, entry.by)} ${actWords[act.kind].past} ${act.item.id} on ${entry.on}, but the register said that they did not belong to the organization then; it says otherwise only since ${describeCommit(history, state.commit)}, ${later}. Expected an employment to be entered when it begins, and lengthened before it ends.`,
        related: [{ item: person.id, message: 'employment', place: placeOfPath(person, 'employment', []) }],
      };
}

function draftAt(act: RecordedAct, entry: DatedApproval, key: string, { since }: StateOnFile): Omit<Draft, 'message'> {
  return {
    item: act.item.id,
    place: placeOfPath(act.item, 'approvals', [entry.index, key]),
    actual: since ?? '',
    expected: entry.on,
  };
}

/** The role whose post came late, where the act relies on no other. */
function latePost(
  sms: Sms,
  act: RecordedAct,
  entry: DatedApproval,
  tolerance: Duration,
): { readonly role: string; readonly state: StateOnFile } | null {
  const judging = believed(sms);
  const wanted = new Set(
    entry.role === null
      ? act.rights.flatMap(({ object, action }) => authorityFor(judging, object, action, entry.on)?.roles ?? [])
      : [entry.role],
  );
  const held = rolesOfPerson(judging, entry.by, entry.on).filter(({ role }) => wanted.has(role));
  if (held.some(({ by }) => by !== 'post')) return null;
  const entered = held.map(({ role }) => ({
    role,
    state: lateEntryOfPost(sms, role, { person: entry.by, day: entry.on, tolerance }),
  }));
  const late = entered.flatMap(({ role, state }) => (state === null ? [] : [{ role, state }]));
  return late.length < entered.length ? null : (late[0] ?? null);
}
