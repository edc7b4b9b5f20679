import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { vanishedDocuments } from './_gone.ts';
import { wasOnTheLine } from './_past.ts';
import { everyApproval, knownStates } from './_versions.ts';

export default defineRule({
  id: 'VERS-009',
  name: 'past-version-is-kept',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether every version that was in force can still be read, and every document in force is still there',
  summary:
    'Every version that was in force can be read as long as it must be kept, and none leaves the SMS while it is in force.',
  fix: 'Restore the commits from a backup, and protect branch and tags.',
  *check({ sms, asOf }) {
    if (sms.history === null) return;
    yield* vanishedDocuments(sms);
    for (const item of sms.items.values()) {
      if (item.control !== 'full' || item.version === null) continue;
      const kept = new Set(knownStates(sms, item).map(({ version }) => version));
      // A digest that is found nowhere is the finding of VERS-010.
      const lost = everyApproval(sms, item).find(
        ({ entry, version }) =>
          version !== item.version &&
          !kept.has(version) &&
          entry.digest === null &&
          entry.on !== null &&
          compareDates(entry.on, asOf) <= 0 &&
          mustBeKept(sms, item, version) &&
          wasOnTheLine(sms, item, entry, version),
      );
      if (lost === undefined) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [lost.entry.index]),
        message: `Version ${lost.version} of ${item.id}, approved on ${lost.entry.on ?? ''}, stands in no commit. Expected every version that was in force to be readable while it must be kept.`,
        expected: lost.version,
      };
    }
  },
});

/** False once the time for which a past version is kept has run out; without a span of time it never does. */
function mustBeKept(sms: Sms, item: Item, version: string): boolean {
  const words = textField(item, 'retention') ?? item.type.retention;
  const years = /^(\d+) years?\b/i.exec(words)?.[1];
  const span = parseDuration(years === undefined ? words : `P${years}Y`);
  if (span === null) return true;
  const next = everyApproval(sms, item)
    .filter((other) => other.version !== version && other.entry.on !== null)
    .map(({ entry }) => entry.on ?? '')
    .sort()
    .at(-1);
  return next === undefined || compareDates(addDuration(next, span), sms.asOf) > 0;
}
