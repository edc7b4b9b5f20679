import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { reachOf, stands } from './_holds.ts';
import type { Keeping, RetentionRule } from './_periods.ts';
import { keepingOf, periodIn, retentionRules } from './_periods.ts';

/** Triggers that are the closing of the record itself. */
const closing =
  /^(?:[-–—]|(?:after |nach )?(?:(?:the |its |dem )?(?:clos(?:ed|ing)|issued?|report(?:ed)?|complet(?:ed|ion)|Abschluss|abgeschlossen|geschlossen|ausgegeben|berichtet)))?\.?$/i;

interface Kept {
  readonly item: Item;
  readonly keeping: Keeping;
  /** First day on which it may go. */
  readonly until: string;
}

export default defineRule({
  id: 'RETN-003',
  name: 'nothing-is-kept-for-ever',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  clock: true,
  parameters: {
    round: {
      default: 'P1Y',
      says: 'Time after the end of its period in which a record is disposed of or its period extended. A convention of ours: one round a year.',
    },
  },
  summary: 'Records whose period is over are disposed of, or somebody decided to keep them.',
  fix: 'Dispose of it and enter that in the register of disposals, or extend the period: `retain_until`, with the reason in a correction.',
  *check({ sms, asOf, text, note }) {
    const round = parseDuration(text('round'));
    if (round === null) return;
    const rules = retentionRules(sms);
    const late = [...sms.items.values()]
      .flatMap((item) => keptOf(item, rules) ?? [])
      .filter(({ until }) => compareDates(addDuration(until, round), asOf) < 0);
    if (late.length === 0) return;
    const decided = decidedIds(sms);
    const holds = itemsOfType(sms, 'legal-hold').filter((hold) => hold.inView && stands(hold, asOf));
    const reaches = holds.map((hold) => ({ hold, ...reachOf(sms, hold) }));
    const vague = reaches.find(({ hasWords }) => hasWords)?.hold;
    const held = new Set(reaches.flatMap(({ ids }) => [...ids]));
    const open = late.filter(({ item }) => !decided.has(item.id.toUpperCase()) && !held.has(item.id.toUpperCase()));
    if (vague !== undefined && open.length > 0) {
      note(
        `Whether ${open.length === 1 ? '1 record' : `${open.length} records`} may go cannot be said: the period is over, but ${vague.id} (${vague.title}) says in words what it holds.`,
        `Name under \`scope\` of ${vague.id} the ids that are held, and nothing else.`,
        vague.id,
      );
      return;
    }
    for (const kept of Map.groupBy(open, ({ item, keeping }) => `${item.type.key}/${keeping.text}`).values())
      yield* ofKind(kept, (until) => addDuration(until, round));
  },
});

/** What the organization itself set a period for; the periods of the types say only how long at least. */
function keptOf(item: Item, rules: readonly RetentionRule[]): Kept | null {
  if (item.type.class !== 'record' || !['file', 'row'].includes(item.storage) || !item.inView || !item.frozen)
    return null;
  const keeping = keepingOf(item, rules);
  const stated = dateField(item, 'retain_until');
  if (stated !== null) return { item, keeping, until: stated };
  if (keeping.says === 'type' || !closing.test(textField(keeping.rule?.row ?? {}, 'trigger')?.trim() ?? ''))
    return null;
  const period = periodIn(keeping.text);
  const from = dateField(mapField(item, 'closed') ?? {}, 'at') ?? (item.storage === 'file' ? item.date : null);
  return period === null || from === null ? null : { item, keeping, until: addDuration(from, period) };
}

function decidedIds(sms: Sms): ReadonlySet<string> {
  const disposed = itemsOfType(sms, 'disposition')
    .filter(({ inView }) => inView)
    .flatMap((row) => mapsField(row, 'items').flatMap((entry) => textField(entry, 'id')?.toUpperCase() ?? []));
  const stated = [...sms.items.values()].filter((item) => textField(item, 'disposition') !== null);
  return new Set([...disposed, ...stated.map(({ id }) => id.toUpperCase())]);
}

/** Records of one kind under one period go together: one list, one decision. */
function* ofKind(kept: readonly Kept[], dueOf: (until: string) => string): Iterable<Draft> {
  const sorted = [...kept].sort((a, b) => compareDates(a.until, b.until));
  const [first, ...others] = sorted;
  if (first === undefined) return;
  const { item, keeping, until } = first;
  const many =
    others.length === 0
      ? ''
      : ` So ${others.length === 1 ? 'is' : 'are'} ${others.length} more of the type ${item.type.key}.`;
  const by = keeping.rule?.id ?? null;
  const period = parseDuration(keeping.text) === null ? keeping.text : describeDuration(keeping.text);
  const since = dateField(item, 'retain_until') === null ? ` ${period}` : '';
  yield {
    item: item.id,
    keys: kept.map((entry) => entry.item.id),
    place: item.place,
    due: dueOf(until),
    actual: until,
    message: `${item.id} (${item.title}) was to be kept${since} until ${until}${by === null || since === '' ? '' : ` (row ${by} of ${keeping.rule?.schedule.id ?? 'the schedule'})`}, and is still here.${many} Expected disposal with an entry, or a longer period with its reason.`,
    related: others.slice(0, 10).map((entry) => ({
      item: entry.item.id,
      message: `was to be kept until ${entry.until}`,
      place: entry.item.place,
    })),
  };
}
