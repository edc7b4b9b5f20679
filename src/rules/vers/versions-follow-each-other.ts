import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapsField, textField } from '../../core/model/fields.ts';
import type { History } from '../../core/history/history.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { compareVersions, everyApproval, isAlive, isNext, numberOf } from './_versions.ts';

interface Step {
  readonly version: string;
  readonly parts: readonly number[];
  readonly digest: string;
}

export default defineRule({
  id: 'VERS-003',
  name: 'versions-follow-each-other',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether the versions of a document follow each other without a gap',
  summary: 'Version numbers rise, and none is left out.',
  fix: 'Correct the number, or add the missing entry to `changes`.',
  *check({ sms }) {
    const { history } = sms;
    if (history === null) return;
    for (const item of sms.items.values()) {
      if (item.control !== 'full' || item.version === null || !isAlive(item)) continue;
      const steps = stepsOf(sms, history, item);
      const draft = fall(sms, item, steps) ?? gap(sms, item, steps);
      if (draft !== null) yield { item: item.id, place: placeOfPath(item, 'version', []), ...draft };
    }
  },
});

/** Versions on the judged line, in the order of time; of what was taken over only the last. */
function stepsOf(sms: Sms, history: History, item: Item): readonly Step[] {
  const { adopted } = sms.settings;
  const states = (history.line.get(item.id) ?? []).flatMap(({ commit, snapshot }) =>
    snapshot === null
      ? []
      : [{ day: history.days.get(commit.id) ?? '', version: snapshot.version, digest: snapshot.digest }],
  );
  const before = states.filter(({ day }) => adopted !== null && compareDates(day, adopted) <= 0);
  const all = [...states.slice(Math.max(0, before.length - 1)), { version: item.version, digest: item.digest }];
  return all.flatMap(({ version, digest }) => {
    const parts = version === null ? null : numberOf(version);
    return version === null || parts === null ? [] : [{ version, parts, digest }];
  });
}

/** The number in the file is lower than one before it. A draft that was given up for the text approved before is no fall. */
function fall(sms: Sms, item: Item, steps: readonly Step[]): Omit<Draft, 'place'> | null {
  const last = steps.at(-1);
  const highest = steps.reduce<Step | undefined>(
    (top, step) => (top === undefined || compareVersions(step.parts, top.parts) > 0 ? step : top),
    undefined,
  );
  if (last === undefined || highest === undefined || compareVersions(last.parts, highest.parts) >= 0) return null;
  const wasApproved = everyApproval(sms, item).some(({ version }) => version === highest.version);
  const isTextOfBefore = steps
    .slice(0, -1)
    .some(({ version, digest }) => version === last.version && digest === last.digest);
  if (!wasApproved && isTextOfBefore) return null;
  return {
    severity: 'error',
    message: `${item.id} went down from version ${highest.version} to ${last.version}. Expected a number above ${highest.version}: what is taken back is issued anew.`,
    actual: last.version,
    expected: `above ${highest.version}`,
  };
}

/** The number in the file does not follow the one before it, and nothing tells of the numbers between. */
function gap(sms: Sms, item: Item, steps: readonly Step[]): Omit<Draft, 'place'> | null {
  const last = steps.at(-1);
  if (last === undefined) return null;
  const known = [
    ...everyApproval(sms, item).map(({ version }) => version),
    ...mapsField(item, 'changes').flatMap((entry) => textField(entry, 'version') ?? []),
    ...steps.map(({ version }) => version),
  ].flatMap((version): (readonly number[])[] => {
    const parts = numberOf(version);
    return parts === null || compareVersions(parts, last.parts) >= 0 ? [] : [parts];
  });
  const [before] = known.sort((a, b) => compareVersions(b, a));
  if (before === undefined || isNext(before, last.parts)) return null;
  return {
    message: `${item.id} went from version ${before.join('.')} to ${last.version}, and nothing tells of a version between. Expected the next number, or an entry about the missing one under \`changes\`.`,
    actual: last.version,
  };
}
