import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { mapField, numberField } from '../../core/model/fields.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { judgedReleases, releasedOn } from './_releases.ts';

const ownLimit = 'P30D';

export default defineRule({
  id: 'OPER-016',
  name: 'incidents-after-a-release-are-counted',
  severity: 'warn',
  basis: 'std',
  clause: '8.5.3',
  level: 'advanced',
  types: ['release'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: ownLimit,
      says: 'How long after the deployment of a release the count of incidents may be missing while it is open. A convention of ours.',
    },
  },
  summary: 'After a release the incidents it caused are counted.',
  fix: 'Count them after the window you have set, and enter window and count under `incidents_after`; 0 is a count.',
  *check({ sms, text }) {
    for (const release of judgedReleases(sms)) {
      const counted = mapField(release, 'incidents_after');
      if (counted !== null && numberField(counted, 'count') !== null) continue;
      const day = releasedOn(release);
      const isConcluded = release.status === 'reviewed' || release.status === 'closed';
      const due = isConcluded || day === null ? null : plus(day, text('limit'));
      if (!isConcluded && (due === null || compareDates(due, sms.asOf) >= 0)) continue;
      const when =
        due === null ? `before it is ${release.status}` : `by ${due}, ${describeDuration(text('limit'))} later`;
      yield {
        item: release.id,
        place: placeOfField(release, 'incidents_after'),
        message: `${release.id} (${release.title}) was deployed${day === null ? '' : ` on ${day}`}, and nobody counted the incidents after it. Expected window and count under \`incidents_after\` ${when}; 0 is a count.`,
        ...(due === null ? {} : { due }),
      };
    }
  },
});
