import { describe, expect, test } from 'vitest';
import { inputGaps, inputKeys } from '../../../src/core/trace/review-inputs.ts';
import rule from '../../../src/rules/mrev/management-review-has-all-inputs.ts';
import { catalogue } from '../../../src/core/standard/catalogue.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';
import { smallSms } from '../../support/small-sms.ts';

const minutes = (body: string, more = 'date: 2026-01-22', id = 'MRV-001'): string =>
  markdown(`id: ${id}\nstatus: closed\nclassification: internal\nchair: PER-001\n${more}`, body);

/** Subjects that a heading stands for. */
function subjectsOf(heading: string): readonly string[] {
  const review = smallSms({ 'content/mrv-001.md': minutes(`## ${heading}\n\nSaid.\n`) }).items.get('MRV-001');
  if (review === undefined) throw new Error('The review was not read.');
  const { missing } = inputGaps(review);
  return inputKeys.filter((key) => !missing.includes(key));
}

test('the subjects are those of the catalogue', () => {
  const items = catalogue.findClause('iso20000-1-2018', '9.3')?.contentItems ?? [];
  expect(inputKeys).toEqual(items.map((item) => item.key).filter((key) => key !== 'result'));
});

describe('words of headings', () => {
  test.each<[string, readonly string[]]>([
    ['Services', ['services']],
    ['1. Performance of the services', ['services']],
    ['Service performance and suppliers', ['services', 'other-parties']],
    ['Services and other parties', ['services', 'other-parties']],
    ['Suppliers and services', ['services', 'other-parties']],
    ['Performance of other parties involved in the delivery of the services', ['other-parties']],
    ['Suppliers', ['other-parties']],
    ['Feedback from customers and other interested parties', ['feedback']],
    ['Complaints and satisfaction', ['feedback']],
    ['SMS performance', ['sms']],
    ['Performance and effectiveness of the SMS', ['sms']],
    ['Performance of the SMS and the services', ['services', 'sms']],
    ['Results of internal audits', ['sms']],
    ['Nonconformities and corrective actions', ['sms']],
    ['Achievement of service management objectives', ['objectives']],
    ['Adherence to the service management policy', ['policies']],
    ['Risk assessment and effectiveness of actions', ['risks']],
    ['Risks and opportunities', ['risks']],
    ['Resources', ['resources']],
    ['People, money and technology', ['resources']],
    ['Changes in external and internal issues', ['context']],
    ['Context', ['context']],
    ['Changes ahead', ['changes-ahead']],
    ['Changes that could affect the SMS and the services', ['changes-ahead']],
    ['Opportunities for continual improvement', ['ideas']],
    ['Ideas', ['ideas']],
    ['Status of actions from previous management reviews', ['earlier-actions']],
    ['Follow-up of earlier decisions', ['earlier-actions']],
    ['Lieferanten', ['other-parties']],
    ['Risiken', ['risks']],
    ['Does it still fit, suffice and work?', []],
    ['Decisions', []],
    ['Participants', []],
  ])('%s', (heading, expected) => {
    expect(subjectsOf(heading)).toEqual(expected);
  });
});

test('the frontmatter, a list and a table can hold the inputs', () => {
  const stated =
    'date: 2026-01-22\ninputs: {services: met, other-parties: met, feedback: good, sms: works, objectives: on the way, policies: fit}';
  const body = `## Inputs

- Risks: three above the line
- Resources – enough

| Subject | Said |
|---|---|
| Context | nothing |
| Changes ahead | storage |
| Ideas | one |
| Earlier actions | – |
`;
  expect(judgedOn(rule, { 'content/mrv-001.md': minutes(body, stated) }, '2026-06-30')).toEqual(['error MRV-001']);
  const done = body.replace('| – |', '| done |');
  expect(judgedOn(rule, { 'content/mrv-001.md': minutes(done, stated) }, '2026-06-30')).toEqual([]);
});

test('only the last review with closed minutes is judged', () => {
  const all = inputKeys.map((key) => `## ${key}\n\nSaid.\n`).join('\n');
  const files = {
    'content/mrv-001.md': minutes(''),
    'content/mrv-002.md': minutes(all, 'date: 2026-05-22', 'MRV-002'),
    'content/mrv-003.md': minutes('', 'date: 2026-06-22\nstatus: open', 'MRV-003').replace('status: closed\n', ''),
  };
  expect(judgedOn(rule, files, '2026-05-21')).toEqual(['error MRV-001']);
  expect(judgedOn(rule, files, '2026-05-22')).toEqual([]);
  expect(judgedOn(rule, files, '2026-06-30')).toEqual([]);
});
