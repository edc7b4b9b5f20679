import { versionOnDay } from '../../core/control/version-on-day.ts';
import type { Authority } from '../../core/control/authority.ts';
import { authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { versionInForce } from '../../core/history/versions.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isTakenOver } from '../../core/history/taken-over.ts';
import { textsField } from '../../core/model/fields.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { NeededRight, RecordedAct } from './_acts.ts';
import { actWords, approvalActs, withdrawalActs } from './_acts.ts';
import { anyOf, datedApprovals, describePerson, describeType, rolesOfEntry } from './_topic.ts';

export default defineRule({
  id: 'APPR-004',
  name: 'approver-has-authority',
  severity: 'error',
  basis: 'derived',
  clause: '5.3',
  level: 'essential',
  needs: ['files', 'base'],
  summary: 'Who approves or ends a document holds a role that may do so on that day.',
  fix: 'Let the right person act, or correct the matrix for the future, never backwards.',
  *check({ sms, note }) {
    const judging = believed(sms);
    const matrices = itemsOfType(judging, 'authority-matrix');
    const unknown = matrices.find(
      (matrix) => versionOnDay(matrix, sms.asOf).kind === 'unknown' && !isKnownToHistory(judging, matrix),
    );
    if (unknown !== undefined) {
      note(
        `Whether the right roles approved cannot be said: which version of ${unknown.id} was in force on ${sms.asOf} is not known without history.`,
        'Choose a day on which the version in the file is in force.',
        unknown.id,
      );
      return;
    }
    const unjudged = new Set<string>();
    for (const item of sms.items.values()) {
      const acts = [...approvalActs(sms, item), ...withdrawalActs(sms, item)];
      for (const act of acts) {
        for (const right of act.rights) {
          const fault = faultOf(sms, act, right);
          if (fault === 'unknown') unjudged.add(describeType(right.object));
          if (fault === null || fault === 'unknown') continue;
          yield fault;
          break;
        }
      }
    }
    if (unjudged.size === 0) return;
    const hasMatrix = matrices.some((matrix) => matrix.inForce || isKnownToHistory(judging, matrix));
    const silent = hasMatrix
      ? 'no row of the authority matrix reaches back to the day of approval'
      : 'no authority matrix is in force, and `approvers` in clausebook.yaml names no role for it';
    note(
      `Whether the right role approved ${anyOf([...unjudged].sort())} cannot be said: ${silent}.`,
      'Say in an authority matrix, or under `approvers` in clausebook.yaml, which roles may approve.',
    );
  },
});

function isKnownToHistory({ history, asOf }: Sms, matrix: Item): boolean {
  return versionInForce(history?.versionsOf(matrix) ?? [], asOf) !== null;
}

/** What is wrong with an act as far as one of the rights it needs is concerned; `unknown` where nothing says who has it. */
function faultOf(sms: Sms, act: RecordedAct, right: NeededRight): Draft | 'unknown' | null {
  const judging = believed(sms);
  const { item, entries } = act;
  const judged = entries.map((entry) => ({
    entry,
    authority: authorityFor(judging, right.object, right.action, entry.on),
    roles: rolesOfEntry(sms, entry),
    isKnown: judging.items.get(entry.by)?.type.key === 'person',
  }));
  const last = judged.at(-1);
  if (last === undefined) return unapprovedEnd(sms, item, right.object);
  // A person nobody knows is the finding of APPR-005; their roles cannot be judged.
  if (!last.isKnown && last.roles.length === 0) return null;
  if (judged.some(({ authority, roles }) => authority?.roles.some((role) => roles.includes(role)) === true))
    return null;
  const { entry, authority, roles } = last;
  if (authority === null) return 'unknown';
  const held = roles.length === 0 ? 'without a role' : `as ${roles.join(', ')}`;
  const ends = right.object === item ? '' : `, which takes the place of ${right.object.id},`;
  return {
    item: item.id,
    place: placeOfPath(item, 'approvals', [entry.index, entry.role === null ? 'by' : 'role']),
    message: `${describePerson(sms, entry.by)} ${actWords[act.kind].past} ${item.id}${ends} on ${entry.on} ${held}. ${expectation(authority, act, right)}`,
    actual: roles.join(', '),
    expected: authority.roles.join(', '),
    related: authority.rows
      .filter(({ matrix }) => judging.items.has(matrix.id))
      .map(({ matrix, index }) => ({
        item: matrix.id,
        message: 'row of the authority matrix',
        place: placeOfPath(matrix, 'rules', index === null ? [] : [index]),
      })),
  };
}

/** A document under light control that ends one under full control, and nobody has approved it. */
function unapprovedEnd(sms: Sms, item: Item, ended: Item): Draft | null {
  // What lacks its own approval under full control is the finding of APPR-001.
  if (item.control === 'full' || item === ended || isTakenOver(sms, item)) return null;
  const index = textsField(item, 'supersedes').findIndex((id) => id.toUpperCase() === ended.id.toUpperCase());
  const hasOther = datedApprovals(sms, item).length > 0;
  return {
    item: item.id,
    // A field that either text lacks explains nothing of this.
    keys: [`${item.id} ends ${ended.id}`],
    place: placeOfPath(item, 'supersedes', Array.isArray(item.fields['supersedes']) ? [Math.max(0, index)] : []),
    message: `${item.id} says that it takes the place of ${ended.id}, ${describeType(ended)} under full control, and ${hasOther ? 'its approval is not bound to the text as it is' : 'nobody has approved it'}. ${ended.id} stays in force. Expected an approval of ${item.id}, bound to its text, by somebody who may end ${describeType(ended)}.`,
    fix: `Have it approved with \`clausebook approve ${item.id}\` by somebody with that right, or take ${ended.id} out of \`supersedes\`.`,
  };
}

function expectation(authority: Authority, act: RecordedAct, { object, action }: NeededRight): string {
  const what = describeType(object);
  const { noun, verb } = actWords[action === 'approved' ? 'approval' : 'withdrawal'];
  if (authority.roles.length === 0)
    return `${authority.source} gives nobody the right to ${verb} ${what} on that day. Expected a row that does, and then ${withArticle(noun)}.`;
  return `${authority.source} lets ${anyOf(authority.roles)} ${verb} ${what}. Expected ${withArticle(actWords[act.kind].noun)} in one of these roles, by its holder or under a delegation made before.`;
}

function withArticle(noun: string): string {
  return `${noun.startsWith('a') ? 'an' : 'a'} ${noun}`;
}
