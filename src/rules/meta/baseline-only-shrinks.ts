import { baselineRule } from '../../core/finding/baseline.ts';
import { listWords } from '../../core/model/list-words.ts';
import { startOfFile } from '../../core/model/place.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: baselineRule,
  name: 'baseline-only-shrinks',
  severity: 'error',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'base'],
  summary: 'The list of findings that were known when the SMS was taken over only shrinks.',
  fix: 'Mend what was found, or let somebody waive it for a time, with a reason; restore the list from Git.',
  *check({ sms, note }) {
    const { baseline, base } = sms;
    if (baseline === null) return;
    const allowed =
      base === null ? baseline.first : new Set(base.baseline?.entries.map(({ fingerprint }) => fingerprint) ?? []);
    // The change that brings the first list is where people decide on it.
    if (base !== null && base.baseline === null) return;
    if (allowed === null) {
      note(
        `Whether ${baseline.file} has grown cannot be said: nothing tells what it held at first.`,
        'Check with history, or with `--base`.',
      );
      return;
    }
    const added = baseline.entries.filter(({ fingerprint }) => !allowed.has(fingerprint));
    const [first] = added;
    if (first === undefined) return;
    const names = listWords(added.slice(0, 5).map((entry) => `${entry.rule} at ${entry.item ?? entry.file}`));
    yield {
      place: startOfFile(baseline.file),
      message: `${added.length === 1 ? 'A finding was' : `${added.length} findings were`} added to the baseline after it was made: ${names}${added.length > 5 ? ' …' : ''}. ${added.length === 1 ? 'It counts' : 'They count'} all the same. Expected a list that only shrinks.`,
    };
  },
});
