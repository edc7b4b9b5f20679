import { describe, expect, test } from 'vitest';
import headings from '../../../src/rules/cont/document-has-its-headings.ts';
import empty from '../../../src/rules/cont/no-section-is-empty.ts';
import criteria from '../../../src/rules/cont/process-has-criteria.ts';
import parts from '../../../src/rules/cont/process-has-its-parts.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const early = { 'clausebook.yaml': 'organization: Example Ltd\nhistory: none\n' };
const policy = (more = '', body = ''): Readonly<Record<string, string>> => ({
  'policies/pol-004.md': markdown(
    `id: POL-004\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\nkind: financial\neffective_from: 2025-10-01\n${more}`,
    body,
  ),
});
const process = (body: string): Readonly<Record<string, string>> => ({
  'content/prc-001.md': markdown(
    'id: PRC-001\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\nclauses: ["8.4.1"]\neffective_from: 2025-10-01',
    body,
  ),
});

describe('headings of the type', () => {
  test('are a note in a language that is not read', () => {
    expect(judgedOn(headings, policy('language: fr'), '2026-06-30')).toEqual(['note']);
  });

  test('are a gap before the system is in force', () => {
    expect(judgedOn(headings, { ...policy(), ...early }, '2026-06-30')).toEqual(['gap POL-004']);
  });

  test('are asked for when a document is approved and waits for its day', () => {
    expect(judgedOn(headings, policy(), '2025-09-30')).toEqual(['gap POL-004']);
  });
});

describe('an empty section', () => {
  test.each([
    ['nothing', '## Why\n', ['error POL-004']],
    ['a comment over lines', '## Why\n\n<!-- One\ntwo -->\n\n## Who does what\n\nAll.\n', ['error POL-004']],
    ['a picture', '## Why\n\n![Why](why.png)\n', []],
    ['a quotation', '## Why\n\n> Because.\n', []],
    ['a heading below', '## Why\n\n### First\n\nMoney.\n', []],
    ['the title alone', '', []],
  ])('with %s', (_, body, expected) => {
    expect(judgedOn(empty, policy('', body), '2026-06-30')).toEqual(expected);
  });

  test('is named once: neither the criteria nor the parts of a process speak of it', () => {
    const files = process('## How we steer it\n\n## Inputs and outputs\n\n## Interfaces\n\n## Records\n');
    expect(judgedOn(empty, files, '2026-06-30')).toEqual(['error PRC-001']);
    expect(judgedOn(criteria, files, '2026-06-30')).toEqual([]);
    expect(judgedOn(parts, files, '2026-06-30')).toEqual([]);
  });
});
