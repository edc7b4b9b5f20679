import { versionOnDay } from '../../core/control/version-on-day.ts';
import type { Authority } from '../../core/control/authority.ts';
import { authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { versionInForce } from '../../core/history/versions.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { anyOf, claimsApproval, datedApprovals, describePerson, describeType, rolesOfEntry } from './_topic.ts';

export default defineRule({
  id: 'APPR-004',
  name: 'approver-has-authority',
  severity: 'error',
  basis: 'derived',
  clause: '5.3',
  level: 'essential',
  needs: ['files', 'base'],
  summary: 'Who approves holds a role that may approve this type on that day.',
  fix: 'Let the right person approve, or correct the matrix for the future, never backwards.',
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
      if (item.control !== 'full' || !claimsApproval(sms, item)) continue;
      const judged = datedApprovals(sms, item).map((entry) => ({
        entry,
        authority: authorityFor(judging, item, 'approved', entry.on),
        roles: rolesOfEntry(sms, entry),
        isKnown: judging.items.get(entry.by)?.type.key === 'person',
      }));
      const last = judged.at(-1);
      // A person nobody knows is the finding of APPR-005; their roles cannot be judged.
      if (last === undefined || (!last.isKnown && last.roles.length === 0)) continue;
      if (judged.some(({ authority, roles }) => authority?.roles.some((role) => roles.includes(role)) === true))
        continue;
      const { entry, authority, roles } = last;
      if (authority === null) {
        unjudged.add(describeType(item));
        continue;
      }
      const held = roles.length === 0 ? 'without a role' : `as ${roles.join(', ')}`;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [entry.index, entry.role === null ? 'by' : 'role']),
        message: `${describePerson(sms, entry.by)} approved ${item.id} on ${entry.on} ${held}. ${expectation(authority, describeType(item))}`,
        actual: roles.join(', '),
        expected: authority.roles.join(', '),
        related: authority.rows.map(({ matrix, index }) => ({
          item: matrix.id,
          message: 'row of the authority matrix',
          place: placeOfPath(matrix, 'rules', index === null ? [] : [index]),
        })),
      };
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

function expectation(authority: Authority, what: string): string {
  if (authority.roles.length === 0)
    return `${authority.source} gives nobody the right to approve ${what} on that day. Expected a row that does, and then an approval.`;
  return `${authority.source} lets ${anyOf(authority.roles)} approve ${what}. Expected an approval in one of these roles, by its holder or under a delegation made before.`;
}
