import { compareDates } from '../../core/lifecycle/calendar.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { TagStanding } from '../../core/history/history.ts';
import { digestsOf } from '../../core/history/snapshot.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { wasOnTheLine } from './_past.ts';
import type { PastEntry } from './_versions.ts';
import { everyApproval, knownStates } from './_versions.ts';

/** A tag belongs to the repository as a whole; the settings stand for it. */
const repository: Place = { file: 'clausebook.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };

export default defineRule({
  id: 'VERS-010',
  name: 'history-is-not-rewritten',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether the history was rewritten',
  summary: 'The history of the protected branch is never rewritten.',
  fix: 'Restore the branch, and forbid forced pushes on the protected branch.',
  *check({ sms, note }) {
    const { history } = sms;
    if (history === null) return;
    const tagsThat = (standing: TagStanding): readonly string[] =>
      history.tags.filter((tag) => tag.standing === standing).map(({ name }) => name);
    const repeated = tagsThat('repeated');
    if (repeated.length > 0)
      note(
        `Whether the history behind ${repeated.length === 1 ? 'the tag' : 'the tags'} ${listWords(repeated)} was rewritten cannot be said: the current state holds the same commits a second time. A branch that was rebased and taken over looks like that.`,
        'Set tags on the protected branch, after the merge.',
      );
    const lost = tagsThat('replaced');
    if (lost.length > 0)
      yield {
        place: repository,
        message: `${lost.length === 1 ? 'The tag' : 'The tags'} ${listWords(lost)} ${lost.length === 1 ? 'names a commit' : 'name commits'} that no branch leads to any more, and the current state holds ${lost.length === 1 ? 'another commit' : 'others'} in ${lost.length === 1 ? 'its' : 'their'} place: the history behind ${lost.length === 1 ? 'it' : 'them'} was rewritten. Expected every tag on the way to the current state.`,
        actual: lost.join(', '),
      };
    for (const item of sms.items.values()) {
      if (item.control !== 'full' || item.version === null) continue;
      const missing = everyApproval(sms, item).find((past) => isNowhere(sms, item, past));
      if (missing === undefined) continue;
      const { entry, version } = missing;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [entry.index, 'digest']),
        message: `The text that was approved${entry.on === null ? '' : ` on ${entry.on}`} as version ${version} of ${item.id} is found nowhere in the history. Expected every approved text in a commit.`,
        actual: entry.digest ?? '',
        fix: 'Where the file was taken over from another branch, merge that branch, so that its commits come too. Where the branch was rewritten, restore it, and forbid forced pushes.',
      };
    }
  },
});

/** What the file holds as the current version is held against its approval by APPR-002. */
function isNowhere(sms: Sms, item: Item, { entry, version }: PastEntry): boolean {
  if (version === item.version || entry.digest?.startsWith('cb1-sha256:') !== true) return false;
  if (entry.on === null || compareDates(entry.on, sms.asOf) > 0) return false;
  if (knownStates(sms, item).flatMap(digestsOf).includes(entry.digest)) return false;
  return wasOnTheLine(sms, item, entry, version) && !isElsewhere(sms, entry.digest);
}

/** The digest of another document: it was copied, and the history is whole. */
function isElsewhere(sms: Sms, digest: string): boolean {
  return [...(sms.history?.revisions.values() ?? [])].some((revisions) =>
    revisions.some(({ after }) => after?.storage === 'file' && digestsOf(after).includes(digest)),
  );
}
