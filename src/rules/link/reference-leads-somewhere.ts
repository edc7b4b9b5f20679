import { defineRule } from '../define-rule.ts';
import { likelyTarget } from './_nearest.ts';
import { keyOfPlace } from './_place-key.ts';

export default defineRule({
  id: 'LINK-001',
  name: 'reference-leads-somewhere',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every link, image and id leads to something that exists.',
  fix: 'Correct the target, or remove the link.',
  *check({ sms }) {
    for (const reference of sms.dangling) {
      const nearest = likelyTarget(sms, reference);
      const meant = nearest === null ? 'Correct or remove it.' : `Did you mean ${nearest}?`;
      const what = {
        data: `There is no data file "${reference.target}", neither beside the register nor from the root of the SMS, so the register has no rows of it.`,
        field: `The id "${reference.target}" does not exist.`,
        link: `The link to "${reference.target}" leads nowhere.`,
        image: `The image "${reference.target}" does not exist.`,
        'image-elsewhere': `The image "${reference.target.slice(0, 60)}" is not in the repository, and pages load nothing from elsewhere. Keep a copy of it beside the text.`,
        anchor: `The link to "${reference.target}" names a section that does not exist.`,
        unsafe: `The link to "${reference.target.slice(0, 60)}" uses a scheme that is never published. Expected http, https, mailto, tel or a place in the manual.`,
      }[reference.kind];
      yield {
        item: reference.from,
        place: reference.place,
        message: reference.kind === 'image-elsewhere' ? what : `${what} ${meant}`,
        actual: reference.target,
        keys: [keyOfPlace(reference.place, reference.target)],
        ...(nearest === null ? {} : { expected: nearest }),
      };
    }
  },
});
