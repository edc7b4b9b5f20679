import { expect, test } from 'vitest';
import { smallSms } from '../../support/small-sms.ts';

test('an entry of `related` is one relation, with the verb it states', () => {
  const sms = smallSms({
    'content/procedures/pro-001.md': `---
id: PRO-001
owner: ROL-005
status: approved
classification: internal
related:
  - {rel: uses, target: ROL-004}
  - {target: rol-003}
  - {rel: uses, target: PRO-009}
---

# Hand over a shift
`,
  });
  const found = sms.relations.filter((relation) => relation.from === 'PRO-001' && relation.verb !== 'owner');
  expect(found.map(({ verb, to, path }) => [verb, to, path?.join('.')])).toEqual([
    ['uses', 'ROL-004', 'related.0.target'],
    ['relates_to', 'ROL-003', 'related.1.target'],
  ]);
  expect(sms.dangling.map(({ target, place }) => [target, place.line])).toEqual([['PRO-009', 9]]);
});
