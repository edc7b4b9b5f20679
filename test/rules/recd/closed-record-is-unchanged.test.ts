import { expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import closedRecordIsUnchanged from '../../../src/rules/recd/closed-record-is-unchanged.ts';
import { smallSms } from '../../support/small-sms.ts';

const minutes = (digest: string, more = '', body = 'The handover works.'): string => `---
id: MTG-001
date: 2026-03-05
meeting_kind: coordination
status: closed
classification: internal
closed: {at: 2026-03-06, by: PER-002${digest}}
${more}
---

# Meeting

${body}
`;
const path = 'content/records/mtg-001.md';
const digest = `, digest: "${smallSms({ [path]: minutes('') }).items.get('MTG-001')?.digest ?? ''}"`;

const judged = (text: string, asOf = '2026-06-30'): readonly string[] => {
  const { findings, notes } = judge(smallSms({ [path]: text }, { asOf }), [closedRecordIsUnchanged], {
    history: false,
    base: false,
  });
  return [...findings.map((finding) => `${finding.rule} ${finding.place.line}`), ...notes.map((note) => note.message)];
};

test.each([
  ['nothing', minutes(digest), []],
  [
    'mapping, tags, corrections',
    minutes(digest, 'clauses: ["7.4"]\ntags: [a]\ncorrections: [{at: 2026-04-01, by: PER-002, reason: slip, text: x}]'),
    [],
  ],
  ['the status, as if it were open again', minutes(digest).replace('status: closed', 'status: open'), []],
  ['the line ends of the text', minutes(digest, '', 'The handover\r\nworks.  '), []],
  ['a word', minutes(digest, '', 'The handover fails.'), ['RECD-002 7']],
  [
    'a word, as if it were open again',
    minutes(digest, '', 'The handover fails.').replace('status: closed', 'status: open'),
    ['RECD-002 7'],
  ],
  ['a field', minutes(digest, 'present: [ROL-002]'), ['RECD-002 7']],
  [
    'a word, and no digest is there',
    minutes('', '', 'The handover fails.'),
    ['Whether 1 closed record changed after closing cannot be said: no digest was written when closing.'],
  ],
])('after closing somebody changed %s', (_, text, expected) => {
  expect(judged(text)).toEqual(expected);
});

test('a record of a later day is out of view', () => {
  expect(judged(minutes(digest, '', 'The handover fails.'), '2026-03-04')).toEqual([]);
});
