import { isOfVersion } from '../../core/control/authority.ts';
import { mayEndControlled } from '../../core/control/replacement.ts';
import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft, RuleContext } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';

const acts: ReadonlySet<string> = new Set(['approved', 'agreed', 'withdrawn']);

export default defineRule({
  id: 'LIFE-007',
  name: 'end-is-explained',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'What is withdrawn says when, why and by whom; what is replaced says by what.',
  fix: 'Add them with `clausebook withdraw` or `clausebook supersede`; the old page then leads to the new one.',
  *check({ sms, note }) {
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement') continue;
      const stated = textField(item.stated, 'status');
      if (stated === 'superseded' && !hasSuccessor(sms, item)) {
        yield {
          item: item.id,
          place: placeOfPath(item, 'status', []),
          message: `${item.id} states that it is superseded, and nothing says by what. Expected \`supersedes: [${item.id}]\` in the document that takes its place.`,
        };
      }
      if (item.status === 'approved' || item.status === 'agreed') {
        const early = earlyEnd(sms, item, note);
        if (early !== null) yield early;
      }
      if (item.status !== 'withdrawn' && item.status !== 'terminated') continue;
      const missing = missingOf(sms, item);
      if (missing.length === 0) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'status', []),
        message: `${item.id} is ${item.status} and states no ${missing.join(' and no ')}. Expected an entry \`withdrawn\` under \`approvals\` with the day, the reason and who decided it.`,
      };
    }
  },
});

/** What the end lacks. A successor is reason enough, its first day tells when, and who approved it decided. */
function missingOf(sms: Sms, item: Item): readonly string[] {
  const entries = mapsField(item, 'approvals').filter((entry) => textField(entry, 'action') === 'withdrawn');
  const day =
    dateField(item, 'effective_to') ??
    (item.status === 'terminated' ? dateField(item, 'to') : null) ??
    entries.flatMap((entry) => dateField(entry, 'on') ?? [])[0];
  const reason =
    hasSuccessor(sms, item) ||
    entries.some((entry) => (textField(entry, 'reason') ?? textField(entry, 'note')) !== null) ||
    textField(item, 'reason') !== null ||
    mapsField(item, 'changes').some(
      (entry) => /withdr|terminat|end/i.test(textField(entry, 'kind') ?? '') && textField(entry, 'summary') !== null,
    );
  return [
    ...(day === undefined ? ['day'] : []),
    ...(reason ? [] : ['reason']),
    ...(isDecided(sms, item) ? [] : ['person who decided it']),
  ];
}

/** Somebody is named who ended it, by withdrawing it or by approving what takes its place; or there was nothing to end. */
function isDecided(sms: Sms, item: Item): boolean {
  if (item.control !== 'full' || hasApprovedSuccessor(sms, item) || !wasApproved(sms, item)) return true;
  if (item.approvals.some((entry) => entry.action === 'withdrawn' && isOfVersion(item, entry) && entry.by !== ''))
    return true;
  const ended = statesOf(sms, item.id).findLast(isFirst(({ snapshot }) => snapshot?.status === item.status));
  const day = ended?.day ?? dateField(item, 'effective_to');
  return day !== null && isTakenOver(sms, day);
}

function wasApproved(sms: Sms, item: Item): boolean {
  const isClaim = (status: string | null | undefined): boolean => status === 'approved' || status === 'agreed';
  return (
    item.approvals.some(({ action }) => action === 'approved' || action === 'agreed') ||
    statesOf(sms, item.id).some(({ snapshot }) => isClaim(snapshot?.status))
  );
}

/**
 * A last day that came neither with an approval of the text nor with a withdrawal, or an approved one that is gone or moved: nobody
 * is known to have decided it.
 */
function earlyEnd(sms: Sms, item: Item, note: RuleContext['note']): Draft | null {
  const end = dateField(item, 'effective_to');
  const entries = item.approvals.filter((entry) => acts.has(entry.action) && isOfVersion(item, entry));
  if (item.control !== 'full' || entries.length === 0 || hasApprovedSuccessor(sms, item)) return null;
  const { history } = sms;
  if (history === null) {
    // The command writes an entry with the day; any other day may have been approved with the text.
    if (end === null || entries.some((entry) => entry.action === 'withdrawn' && entry.on === end)) return null;
    note(
      `Whether the end of ${item.id} on ${end} was decided by somebody with the right to cannot be said: only the history tells whether it was approved with the text.`,
      'Run the check where the history is.',
      item.id,
    );
    return null;
  }
  const decided = entries.map((entry) => {
    const { commit } = history.proofOf(item, entry);
    const revision = (history.revisions.get(item.id) ?? []).find((candidate) => candidate.commit.id === commit?.id);
    return dateField(revision?.after?.stated ?? item.stated, 'effective_to');
  });
  const approved = decided.at(-1) ?? null;
  if (decided.includes(end) && (end !== null || approved === null)) return null;
  const first = statesOf(sms, item.id).findLast(
    isFirst(({ snapshot }) => snapshot !== null && dateField(snapshot.stated, 'effective_to') === end),
  );
  if (first === undefined || isTakenOver(sms, first.day)) return null;
  const commit = describeCommit(history, first.commit);
  const decision = `\`clausebook withdraw ${item.id}\``;
  if (end === null) {
    return {
      item: item.id,
      place: placeOfPath(item, 'approvals', []),
      message: `${item.id} was approved to end on ${approved ?? ''}. That day was taken out with ${commit}, and nobody is named who decided that the text stays in force. Expected the last day that was approved, or an approval of the text without one.`,
      fix: `Put \`effective_to: ${approved ?? ''}\` back, or have the next version approved (\`clausebook revise ${item.id}\`).`,
    };
  }
  return {
    item: item.id,
    place: placeOfPath(item, 'effective_to', []),
    message: `${item.id} states that it ends on ${end}. That came with ${commit}, was not approved with the text, and nobody is named who decided it. Expected an entry \`withdrawn\` under \`approvals\` with the day, the reason and who decided it.`,
    fix:
      approved === null
        ? `Let somebody with the right to end it run ${decision}, or take the day out.`
        : `Let somebody with the right to end it run ${decision}, or put back ${approved}, the last day that was approved.`,
  };
}

/** Of states that hold something, the first of their run. */
function isFirst(
  holds: (state: ItemState) => boolean,
): (state: ItemState, index: number, all: readonly ItemState[]) => boolean {
  return (state, index, all) => {
    const before = all[index - 1];
    return holds(state) && (before === undefined || !holds(before));
  };
}

function hasSuccessor(sms: Sms, item: Item): boolean {
  return textField(item, 'superseded_by') !== null || successorsOf(sms, item).length > 0;
}

function hasApprovedSuccessor(sms: Sms, item: Item): boolean {
  return successorsOf(sms, item).some(
    (heir) => (heir.status === 'approved' || heir.status === 'agreed') && mayEndControlled(heir, sms.asOf),
  );
}

function successorsOf(sms: Sms, item: Item): readonly Item[] {
  return (sms.relationsTo.get(item.id) ?? []).flatMap(({ verb, from }) =>
    verb === 'supersedes' ? (sms.items.get(from) ?? []) : [],
  );
}
