import { expect, test } from 'vitest';
import { homeView } from '../../src/views/home-view.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';

const service = (id: string, more = ''): string =>
  `---\nid: ${id}\nowner: ROL-004\nstatus: live\nclassification: internal\n${more}---\n\n# Service ${id}\n`;

test('services outside the scope and opportunities are not counted as services and risks, but named', () => {
  const sms = smallSms({
    'content/services/a.md': service('SVC-001'),
    'content/services/b.md': service('SVC-002', 'in_scope: true\n'),
    'content/services/c.md': service('SVC-003', 'in_scope: false\n'),
    'content/registers/risks.md': `---
id: REG-002
type: register
of: [risk]
owner: ROL-002
classification: internal
rows:
  - {id: RSK-001, text: A, owner: ROL-004, likelihood: 3, impact: 4, domain: availability}
  - {id: RSK-002, text: B, owner: ROL-004, likelihood: 3, impact: 4, domain: availability, risk_kind: opportunity}
---

# Risks
`,
  });
  expect(homeView(smallSite(sms)).counts.map(({ label, count, note }) => [label, count, note])).toEqual([
    ['Services', 2, 'and 1 out of scope'],
    ['Risks', 1, 'and 1 opportunity'],
  ]);
});
