import { believed } from '../../core/control/believed.ts';
import { postHolders, rolesOfPerson } from '../../core/control/role-holders.ts';
import { addDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { RecordedAct } from './_acts.ts';
import { actWords, recordedActs } from './_acts.ts';
import type { DatedApproval } from './_topic.ts';
import { describePerson } from './_topic.ts';

export default defineRule({
  id: 'APPR-012',
  name: 'deputy-has-a-delegation',
  severity: 'error',
  basis: 'derived',
  clause: '5.3',
  level: 'standard',
  types: ['delegation'],
  needs: ['files', 'base'],
  subsumes: ['APPR-004', 'APPR-005'],
  parameters: {
    tolerance: {
      default: 'P14D',
      says: 'How long a delegation may reach the repository after an act that relies on it.',
    },
  },
  summary: 'A deputy approves or withdraws only under a delegation made before that covers the day and the act.',
  fix: 'Let the holder of the role act, or record a delegation and act again; a later one does not heal it.',
  *check({ sms, text }) {
    for (const act of recordedActs(sms)) {
      const { item } = act;
      for (const entry of act.entries) {
        const draft = faultOf(sms, act, entry, text('tolerance'));
        if (draft === null) continue;
        yield { item: item.id, place: placeOfPath(item, 'approvals', [entry.index, 'role']), ...draft };
        break;
      }
    }
  },
});

function faultOf(sms: Sms, act: RecordedAct, entry: DatedApproval, tolerance: string): Omit<Draft, 'place'> | null {
  const { item, kind } = act;
  const judging = believed(sms);
  const role = entry.role === null ? undefined : judging.items.get(entry.role);
  if (role?.type.key !== 'role' || postHolders(role, entry.on).includes(entry.by)) return null;
  const who = `${describePerson(sms, entry.by)} ${actWords[kind].past} ${item.id} on ${entry.on} for ${role.id} (${role.title})`;
  const held = rolesOfPerson(judging, entry.by, entry.on).filter((holder) => holder.role === role.id);
  const all = itemsOfType(judging, 'delegation').filter(
    (delegation) => textField(delegation, 'to_person') === entry.by && textField(delegation, 'from_role') === role.id,
  );
  if (held.length === 0) {
    const deputy = judging.items.get(textField(role, 'deputy') ?? '');
    const isDeputy = deputy !== undefined && postHolders(deputy, entry.on).includes(entry.by);
    const [last] = all.toReversed();
    if (last === undefined && !isDeputy) return null;
    const fact = last === undefined ? ' as its deputy, but no delegation says so' : `, but ${last.id} ${spanOf(last)}`;
    return {
      message: `${who}${fact}. Expected a delegation made before, with a first and last day around ${entry.on}.`,
      related: last === undefined ? [] : [related(last)],
    };
  }
  const used = all.filter((delegation) => held.some(({ source }) => source === delegation.id));
  const covering = used.filter((delegation) => coversAct(sms, delegation, act));
  const [outside] = used;
  if (covering.length === 0 && outside !== undefined)
    return {
      message: `${who}, but ${outside.id} delegates something else: "${textField(outside, 'authority') ?? ''}". Expected a delegation that covers it.`,
      related: [related(outside)],
    };
  const late = covering.map((delegation) => ({ delegation, day: recordedOn(judging, sms, delegation) }));
  const limit = addDuration(
    entry.on,
    parseDuration(tolerance) ?? { years: 0, months: 0, weeks: 2, days: 0, hours: 0, minutes: 0 },
  );
  const [first] = late;
  if (first === undefined || late.some(({ day }) => day === null || day <= limit)) return null;
  return {
    message: `${who}, but ${first.delegation.id} was recorded only on ${first.day ?? ''}. Expected a delegation recorded before; a later one does not heal it.`,
    related: [related(first.delegation)],
  };
}

function spanOf(delegation: Item): string {
  const [from, to] = [dateField(delegation, 'from'), dateField(delegation, 'to')];
  if (delegation.status === 'draft') return 'is a draft';
  return `holds ${from === null ? '' : `from ${from} `}${to === null ? '' : `to ${to}`}`.trim();
}

function related(delegation: Item): { item: string; message: string; place: Item['place'] } {
  return { item: delegation.id, message: 'delegation', place: delegation.place };
}

const acts = /\b(review|approv|agree|sign|accept|withdraw|invoke|decid|order|buy|spend|pay)/gi;

/** Who may approve may withdraw. */
const meant = { approval: /approv|agree|sign/, withdrawal: /approv|agree|sign|withdraw/ } as const;

/**
 * False only where the words of a delegation clearly mean something else: they name acts, and this is none of them, or they
 * name types of items, and this type is none of them. Words that name neither cover everything.
 */
function coversAct(sms: Sms, delegation: Item, { item, kind }: RecordedAct): boolean {
  const words = (textField(delegation, 'authority') ?? '').toLowerCase();
  if (/\b(?:everything|all|any)\b/.test(words)) return true;
  const named = [...words.matchAll(acts)].map((match) => match[1] ?? '');
  if (named.length > 0 && !named.some((act) => meant[kind].test(act))) return false;
  const types = [...sms.types.keys()].filter((key) => mentions(words, key));
  return types.length === 0 || types.includes(item.type.key) || words.includes(item.id.toLowerCase());
}

/** True when words name a type, in singular or plural. */
function mentions(words: string, key: string): boolean {
  const name = key.replaceAll('-', '[ -]');
  const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : name.endsWith('s') ? `${name}es` : `${name}s`;
  return new RegExp(`\\b(?:${name}|${plural})\\b`).test(words);
}

/** The day a delegation entered the repository; null where that is not known, or it was taken over. */
function recordedOn(judging: Sms, sms: Sms, delegation: Item): string | null {
  const history = sms.history ?? judging.history;
  const first = history?.revisions.get(delegation.id)?.find(({ after }) => isSame(after?.stated, delegation));
  const day = first === undefined ? undefined : history?.days.get(first.commit.id);
  const { adopted } = sms.settings;
  return day === undefined || (adopted !== null && day <= adopted) ? null : day;
}

/** The same right: whom, for which role, from which day. */
function isSame(stated: Readonly<Record<string, unknown>> | undefined, delegation: Item): boolean {
  return ['to_person', 'from_role', 'from', 'to'].every(
    (name) => stated !== undefined && textField(stated, name) === textField(delegation, name),
  );
}
