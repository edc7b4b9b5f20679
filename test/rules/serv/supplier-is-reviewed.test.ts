import { expect, test } from 'vitest';
import rule from '../../../src/rules/serv/supplier-is-reviewed.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = {
  'content/parties.md': markdown(`id: REG-007
type: register
of: [supplier]
owner: ROL-004
classification: internal
rows:
  - {id: SUP-001, name: Carrier, criticality: high, review_interval: P6M}`),
  'content/con-001.md': markdown(`id: CON-001
owner: ROL-004
version: "1.0"
status: agreed
classification: internal
supplier: SUP-001
supports: [SVC-001]
from: 2025-11-10`),
  'content/svr-001.md': markdown(`id: SVR-001
status: issued
classification: internal
period: 2026-Q1
parties: [SUP-001]
contract_reviewed: false
closed: {at: 2026-04-20, by: PER-004}`),
};

test.each([
  ['2026-04-19', []],
  ['2026-10-19', []],
  ['2026-10-20', []],
  ['2026-10-21', ['warn SUP-001']],
  ['2026-11-10', ['warn SUP-001']],
  ['2026-11-11', ['warn CON-001', 'warn SUP-001']],
  ['2026-11-19', ['warn CON-001', 'warn SUP-001']],
  ['2026-11-20', ['warn CON-001', 'error SUP-001']],
  ['2026-12-11', ['error CON-001', 'error SUP-001']],
])(
  'performance every six months after the report, the contract twelve months after its beginning: on %s',
  (day, expected) => {
    expect(judgedOn(rule, files, day)).toEqual(expected);
  },
);

test('before the SMS is in force what was never reviewed is a gap', () => {
  const unreviewed = {
    'content/parties.md': files['content/parties.md'],
    'content/con-001.md': files['content/con-001.md'],
  };
  const settings = 'organization: Example Ltd\nhistory: none\n';
  expect(judgedOn(rule, { ...unreviewed, 'clausebook.yaml': settings }, '2026-06-30')).toEqual([
    'gap CON-001',
    'gap SUP-001',
  ]);
});
