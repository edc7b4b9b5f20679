import { stateInWords } from '../../core/finding/words.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isEmergencyWord, isSettled, nonconformitiesAbout } from './_changes.ts';
import { judgedReleases, releasedOn } from './_releases.ts';
import { saysSomething } from './_values.ts';

export default defineRule({
  id: 'OPER-006',
  name: 'release-is-accepted-first',
  severity: 'error',
  basis: 'std',
  clause: '8.5.3',
  level: 'advanced',
  types: ['release'],
  needs: ['files'],
  summary: 'No release goes live without acceptance criteria, an approval and a baseline taken before.',
  fix: 'Complete the record. What was missing when the release went live is a nonconformity; once that is closed the finding ends.',
  *check({ sms, note }) {
    for (const release of judgedReleases(sms)) {
      if (isSettled(sms, release)) continue;
      const lacks = [criteriaLack(release), approvalLack(release), baselineLack(release)].filter(
        (lack) => lack !== null,
      );
      const day = releasedOn(release);
      const [first] = lacks;
      if (first === undefined) {
        if (dateField(mapField(release, 'baseline') ?? {}, 'at') === null || day === null)
          note(
            `Whether the baseline of ${release.id} was taken before its deployment cannot be said: one of the two days is missing.`,
            'State `baseline.at` and `deployed.actual`.',
            release.id,
          );
        continue;
      }
      const [about] = nonconformitiesAbout(sms, release);
      yield {
        item: release.id,
        place: placeOfField(release, first.field),
        message: `${release.id} (${release.title}) was deployed${day === null ? '' : ` on ${day}`}, and ${listWords(lacks.map((lack) => lack.words))}. ${
          about === undefined
            ? 'Expected criteria, approval and baseline before the deployment: complete the record, and open a nonconformity that names the release for what was missing then.'
            : `${about.id} deals with it: the finding ends when that is closed.`
        }`,
        related:
          about === undefined
            ? []
            : [{ item: about.id, message: `${about.title} (${stateInWords(about)})`, place: about.place }],
      };
    }
  },
});

interface Lack {
  readonly field: string;
  readonly words: string;
}

function criteriaLack(release: Item): Lack | null {
  const field = 'acceptance_criteria';
  return saysSomething(release.fields[field])
    ? null
    : { field, words: `nothing says when it was good enough (\`${field}\`)` };
}

/** An emergency release may be approved after it went live. */
function approvalLack(release: Item): Lack | null {
  const field = 'approved';
  if (!saysSomething(release.fields[field])) return { field, words: `nobody approved it (\`${field}\`)` };
  const [at, live] = [dateField(mapField(release, field) ?? {}, 'at'), releasedOn(release)];
  const isLate = at !== null && live !== null && compareDates(live, at) < 0;
  return isLate && !isEmergencyWord(textField(release, 'release_type') ?? '')
    ? { field, words: `it was approved only on ${at}` }
    : null;
}

function baselineLack(release: Item): Lack | null {
  const field = 'baseline';
  if (!saysSomething(release.fields[field])) return { field, words: `no baseline was taken before (\`${field}\`)` };
  const [at, live] = [dateField(mapField(release, field) ?? {}, 'at'), releasedOn(release)];
  return at !== null && live !== null && compareDates(live, at) < 0
    ? { field, words: `its baseline was taken on ${at}, when it already showed the new state` }
    : null;
}
