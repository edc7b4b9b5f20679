import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { actionsOf, followUps } from './_actions.ts';
import type { StatedAction } from './_actions.ts';
import { judgedNonconformities } from './_causes.ts';

export default defineRule({
  id: 'NONC-004',
  name: 'effect-is-judged-by-another',
  severity: 'warn',
  basis: 'practice',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  summary: 'Whether a corrective action worked is judged by somebody else than the one who had to do it.',
  fix: 'Let a second person look at the effect, and enter that under `closed.follow_up`.',
  *check({ sms }) {
    for (const nonconformity of judgedNonconformities(sms)) {
      if (nonconformity.state !== 'closed' && nonconformity.state !== 'verified') continue;
      for (const action of actionsOf(sms, nonconformity)) {
        if (textField(action.fields, 'kind') === 'correction') continue;
        const who = textField(action.fields, 'who');
        const check = checkOf(nonconformity, action);
        if (who === null || check === null || !hadToDoIt(sms, who, check)) continue;
        if (isJudgedAgain(nonconformity, action, check)) continue;
        const title = sms.items.get(check.by)?.title;
        yield {
          item: action.item,
          place: placeOfPath(nonconformity, 'actions', [action.index]),
          message: `Whether ${action.id} of ${nonconformity.id} worked was judged on ${check.on} by ${check.by}${title === undefined ? '' : ` (${title})`}${check.by === who ? ', which had to do it' : `, who held ${who} then and had to do it`}. Expected somebody else: hardly anybody finds that the own work failed.`,
        };
      }
    }
  },
});

interface Check {
  /** Person or role. */
  readonly by: string;
  readonly on: string;
}

/** Who judged the effect: of the action, of the whole record, else who closed it. Null where nobody or no day is stated. */
function checkOf(nonconformity: Item, action: StatedAction): Check | null {
  const worked = mapField(action.fields, 'worked') ?? {};
  const closed = mapField(nonconformity, 'closed') ?? {};
  const by = textField(worked, 'by') ?? textField(nonconformity, 'verified_by') ?? textField(closed, 'by');
  const on =
    dateField(worked, 'at') ??
    dateField(mapField(nonconformity, 'effectiveness') ?? {}, 'at') ??
    dateField(closed, 'at');
  return by === null || on === null ? null : { by, on };
}

/** True for the role or person that had to do the action, and for a person who held the role on the day of the check. */
function hadToDoIt(sms: Sms, who: string, { by, on }: Check): boolean {
  return by === who || rolesOfPerson(sms, by, on).some(({ role, by: how }) => role === who && how === 'post');
}

/** Somebody else has looked at the action since, or at the whole record. */
function isJudgedAgain(nonconformity: Item, action: StatedAction, { by }: Check): boolean {
  return [...followUps(nonconformity, action.id), ...followUps(nonconformity, nonconformity.id)].some((entry) => {
    const other = textField(entry, 'by');
    return other !== null && other !== by;
  });
}
