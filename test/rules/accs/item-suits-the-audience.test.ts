import { expect, test } from 'vitest';
import itemSuitsTheAudience from '../../../src/rules/accs/item-suits-the-audience.ts';
import { judge } from '../../../src/rules/judge.ts';
import { smallSms } from '../../support/small-sms.ts';

const register = `---
id: REG-003
type: register
of: risk
owner: ROL-002
classification: restricted
rows:
  - {id: RSK-001, text: One line, status: assessed}
---

# Risks
`;

test.each([
  ['restricted', []],
  ['internal', ['2 items and registers are classified above the audience `internal` of the site and left out of it.']],
  ['customer', ['13 items and registers are classified above the audience `customer` of the site and left out of it.']],
])('a site for the audience %s: a note that names nothing', (audience, expected) => {
  const sms = smallSms({
    'clausebook.yaml': `organization: Example Ltd\nlevel: advanced\naudience: ${audience}\nas_of: 2026-06-30\n`,
    'content/registers/risks.md': register,
  });
  const { findings, notes } = judge(sms, [itemSuitsTheAudience], { history: false, base: false });
  expect(findings).toEqual([]);
  expect(notes.map((note) => note.message)).toEqual(expected);
});
