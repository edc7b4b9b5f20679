import { authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { lateEntryOfPost } from '../../core/control/post-entry.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { describeCommit } from '../../core/history/item-states.ts';
import type { StateOnFile } from '../../core/history/on-file.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import { describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
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
      says: 'How long after an approval the post that it relies on may be entered in the register. A convention of ours.',
    },
  },
  question: 'whether the posts of approvers were entered long after their approvals',
  summary: 'The post in which somebody approves or ends a document stood in the register then.',
  fix: 'Let somebody approve whose post was on record, or have the entry explained; auditors will ask.',
  *check({ sms, text }) {
    const tolerance = parseDuration(text('tolerance'));
    const { history } = sms;
    if (history === null || tolerance === null) return;
    for (const act of recordedActs(sms).filter((candidate) => !isTakenOverAct(sms, candidate))) {
      for (const entry of act.entries) {
        const late = latePost(sms, act, entry, tolerance);
        if (late === null) continue;
        const role = believed(sms).items.get(late.role);
        const who = describePerson(sms, entry.by);
        yield {
          item: act.item.id,
          place: placeOfPath(act.item, 'approvals', [entry.index, entry.role === null ? 'by' : 'role']),
          message: `${who} ${actWords[act.kind].past} ${act.item.id} on ${entry.on} as ${late.role} (${role?.title ?? ''}), but the register says that ${entry.by} held this role then only since ${describeCommit(history, late.state.commit)}, more than ${describeDuration(text('tolerance'))} later. Expected a post to be entered when it is taken up.`,
          actual: late.state.since ?? '',
          expected: entry.on,
          related:
            role === undefined
              ? []
              : [{ item: role.id, message: 'posts of the role', place: placeOfPath(role, 'posts', []) }],
        };
      }
    }
  },
});

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
