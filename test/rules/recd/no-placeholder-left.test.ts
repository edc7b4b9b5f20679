import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import noPlaceholderLeft from '../../../src/rules/recd/no-placeholder-left.ts';
import { findPlaceholders } from '../../../src/rules/recd/_topic.ts';
import { smallSms } from '../../support/small-sms.ts';

describe('placeholders', () => {
  test.each([
    ['The lead is TBD.', ['TBD']],
    ['tbc by the desk', ['tbc']],
    ['TODO: ask the desk', ['TODO']],
    ['Call 01632 xxx or XXXX', ['XXXX']],
    ['Who answers ???', ['???']],
    ['Lorem ipsum dolor', ['Lorem ipsum']],
    ['Send it to [insert name] and [date].', ['[insert name]', '[date]']],
    ['[Bitte Name eintragen] und [Firma]', ['[Bitte Name eintragen]', '[Firma]']],
    ['Hello {{ company }}, <enter your name>', ['{{ company }}', '<enter your name>']],
    ['- to be defined', ['to be defined']],
    ['| Owner | To be confirmed. |', ['To be confirmed']],
    ['Wird noch ergänzt.', ['Wird noch ergänzt']],
    ['[TBD]', ['[TBD]']],
    ['To be determined', ['To be determined']],
    ['**To be determined.**', ['To be determined']],
    ['## To be confirmed', ['To be confirmed']],
    ['Owner: to be confirmed', ['to be confirmed']],
    ['**Owner:** to be agreed.', ['to be agreed']],
    ['| Price | EUR 200 – to be confirmed |', ['to be confirmed']],
    ['The price (to be confirmed) is high.', ['to be confirmed']],
    ['The price is open. To be decided. Call.', ['To be decided']],
    ['The lead is To be determined by then.', ['To be determined']],
    ['The lead is t.b.d. for now, T.B.C. later, t. b. a.', ['t.b.d.', 'T.B.C.', 't. b. a.']],
    ['within XX days, xx % of calls, NN working days', ['XX', 'xx', 'NN']],
    ['EUR XX per call, since XX.XX.20XX', ['XX', 'XX.XX.20XX']],
    ['Signed by __________ on ____', ['__________', '____']],
    ['__________', ['__________']],
    ['Deputy: N.N., since N. N. left', ['N.N.', 'N. N.']],
  ])('%s', (text, expected) => {
    expect(findPlaceholders(text).map((placeholder) => placeholder.text)).toEqual(expected);
  });

  test.each([
    'The change is to be confirmed by the lead within a day.',
    'Keep a TODO list. Todo el mundo.',
    'Name the branch CHG-XXX, the file v1.xxx, the size XXL.',
    'Card 4000 xxxx 1234, call 0163 xxx 4455.',
    'See [name](PRO-001), [date][1], [^1], ![name](x.png).',
    '- [ ] sign\n- [x] read',
    'Really?? Yes!',
    'See [1], [a], [the rest] and [sic].',
    'An add-on [add-on] and [select] for fans.',
    'It is to be confirmed by the owner within two days.',
    'The category: to be confirmed by the owner within two days.',
    'The cause is to be determined.',
    'What is to be decided is decided here. To be decided by the board: the budget.',
    'Tasks: to be done.',
    'Louis XX, Annex XX, size XX, part XX-1, MIXX days, 20xx days.',
    'Versions look like N.N. or version N.N.; ask N.N. Petrov.',
    'Text\n\n__________\n\n___bold___ and __init__',
    '| Name | ________ |\n|---|---|\n| Sign | ______ |',
    '# Request form\n\nName: ________',
    '# Hand over\n\nText\n\n## Sign-off\n\nName: ________',
  ])('none in: %s', (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  });
});

const procedure = (body: string, status = 'approved'): string => `---
id: PRO-001
owner: ROL-005
status: ${status}
classification: internal
effective_from: 2026-01-10
---

# Hand over a shift

${body}
`;

function judged(files: Readonly<Record<string, string>>): readonly string[] {
  const { findings } = judge(smallSms(files), [noPlaceholderLeft], { history: false, base: false });
  return findings.map((finding) => {
    const { line, column, endColumn } = finding.place;
    return `${finding.item ?? ''} ${line}:${column}-${endColumn} ${finding.actual ?? ''}${finding.related.map((related) => ` +${related.place?.line ?? ''}`).join('')}`;
  });
}

describe('where they are looked for', () => {
  test.each([
    [
      'with exact places, one finding per item',
      'Call **TBD** now.\n\n## Then\n\n1. Sign with [insert name].',
      ['PRO-001 11:8-11 TBD +15'],
    ],
    ['not in code', 'Write `TBD`.\n\n~~~\nTBD\n~~~\n\n    TBD\n\n- a\n\n  ```\n  TBD\n  ```\n', []],
    ['not in quotations', 'It said "TBD", “TBD” or „TBD“.\n\n> TBD\n> TBD', []],
    ['not in a quotation over two lines', 'It said "TBD\nand TBD".', []],
    ['behind an inch mark', 'A 19" rack: TBD.', ['PRO-001 11:13-16 TBD']],
    ['not in comments', 'a <!-- TBD\n\nTBD --> b', []],
    ['not in the targets of links', '[a](https://example.org/TBD) and https://example.org/TBD', []],
    ['in the words of links', '[TBD](https://example.org/)', ['PRO-001 11:2-5 TBD']],
  ])('%s', (_, body, expected) => {
    expect(judged({ 'content/procedures/pro-001.md': procedure(body) })).toEqual(expected);
  });

  test('a draft may hold them', () => {
    expect(judged({ 'content/procedures/pro-001.md': procedure('TBD', 'draft') })).toEqual([]);
  });

  test('records only when they are closed', () => {
    const minutes = (status: string): string =>
      `---\nid: MTG-001\ndate: 2026-03-05\nmeeting_kind: other\nstatus: ${status}\nclassification: internal\n---\n\n# Meeting\n\nTBD\n`;
    expect(judged({ 'content/records/mtg-001.md': minutes('open') })).toEqual([]);
    expect(judged({ 'content/records/mtg-001.md': minutes('closed') })).toEqual(['MTG-001 11:1-4 TBD']);
  });

  test('text of registers and rows, not ids, quotations and words that explain the placeholder', () => {
    const register = `---
id: REG-003
type: register
of: [risk, glossary-term]
owner: ROL-002
classification: internal
rows:
  - {id: RSK-001, text: 'It said "TBD" there', status: assessed, customers: fine, tags: [TBD]}
  - {id: RSK-002, text: Line, status: assessed, actions: [{id: A1, what: "ask XXX", who: ROL-002}]}
  - {id: RSK-003, text: TBD, status: identified}
  - {id: TRM-001, name: TBD, meaning: to be determined}
---

# Risks

TBD
`;
    expect(judged({ 'content/registers/risks.md': register })).toEqual(['RSK-002 9:74-83 XXX', 'REG-003 16:1-4 TBD']);
  });
});
