import { describe, expect, test } from 'vitest';
import { likelyKey } from '../../../src/core/model/known-names.ts';
import { smallSms } from '../../support/small-sms.ts';

describe('likelyKey', () => {
  const names = ['id', 'owner', 'status', 'classification', 'tags', 'type', 'date', 'version', 'by', 'on'];

  test.each([
    ['onwer', 'owner'],
    ['Owner', 'owner'],
    ['staus', 'status'],
    ['clasification', 'classification'],
    ['tag', 'tags'],
    ['tpye', 'type'],
    ['verison', 'version'],
  ])('%s is meant as %s', (key, name) => {
    expect(likelyKey(key, names)).toBe(name);
  });

  test.each(['rate', 'layout', 'qa', 'ob', 'x', 'weight', 'states_of_matter', ''])('%j is a key of its own', (key) => {
    expect(likelyKey(key, names)).toBeNull();
  });
});

function misfitsOf(fields: string, file = 'policies/pol-004.md'): readonly string[] {
  const sms = smallSms({ [file]: `---\nid: POL-004\nkind: financial\n${fields}\n---\n\n# Budgeting policy\n` });
  return sms.misfits.map(({ kind, path, place, actual, expected, nearest }) =>
    [kind, path.join('.'), `${place.line}:${place.column}`, actual, expected, nearest ?? '-'].join(' | '),
  );
}

describe('misfits', () => {
  test('tell where a value does not fit, and what was probably meant', () => {
    expect(
      misfitsOf(
        'status: aproved\nclassification: [internal]\nversion: true\napprovals:\n  - {action: aproved, by: PER-001, on: 2026-13-01}',
      ),
    ).toEqual([
      'wrong-value | classification | 5:17 | ["internal"] | one of public, customer, internal, restricted | -',
      'wrong-value | version | 6:10 | true | a text, or a number | -',
      'wrong-value | approvals.0.action | 8:14 | aproved | one of reviewed, approved, agreed, withdrawn | approved',
      'wrong-value | approvals.0.on | 8:40 | 2026-13-01 | a day as YYYY-MM-DD | -',
      'wrong-value | status | 4:9 | aproved | one of draft, in-review, approved, withdrawn | approved',
    ]);
  });

  test('know the keys inside maps and lists', () => {
    expect(misfitsOf('clauses:\n  - {ref: "8.4.1", sectoin: Budget}\nreview: {intervall: P1Y, mood: good}')).toEqual([
      'misspelt-key | clauses.0.sectoin | 5:20 | sectoin | section | section',
      'misspelt-key | review.intervall | 6:10 | intervall | interval | interval',
      'unknown-key | review.mood | 6:26 | mood |  | -',
    ]);
  });

  test('a state that is worked out may be stated, one that does not exist may not', () => {
    expect(misfitsOf('status: effective')).toEqual([]);
    expect(misfitsOf('status: live')).toEqual([
      'wrong-value | status | 4:9 | live | one of draft, in-review, approved, withdrawn | -',
    ]);
  });

  test('keys named like parts of every object are ordinary keys', () => {
    expect(misfitsOf('constructor: a\ntoString: {b: c}\nhasOwnProperty: true')).toEqual([
      'unknown-key | constructor | 4:1 | constructor |  | -',
      'unknown-key | toString | 5:1 | toString |  | -',
      'unknown-key | hasOwnProperty | 6:1 | hasOwnProperty |  | -',
    ]);
  });

  test('keys of a foreign set are mapped by their own names only', () => {
    const sms = smallSms({
      'clausebook.yaml':
        'organization: Example Ltd\nforeign:\n  - files: policies/*\n    type: policy\n    id: POL-{n}\n    keys: {title: title}\n    values: {status: {final: approved}}\n',
      'policies/a.md': '---\ntitle: Budget\nconstructor: x\nstatus: toString\n---\n',
    });
    expect(sms.items.get('POL-001')?.stated).toEqual({
      title: 'Budget',
      constructor: 'x',
      status: 'toString',
      id: 'POL-001',
    });
  });

  test('numbers, days and lists in lines of data fit although they are text', () => {
    const sms = smallSms({
      'content/registers/risks.md':
        '---\nid: REG-003\ntype: register\nof: [risk]\nowner: ROL-002\nclassification: internal\ndata: risks.csv\n---\n',
      'content/registers/risks.csv':
        'id,text,domain,likelihood,impact,tags,personal_data\nRSK-001,The line is cut,availability,3,high,net,false\n',
    });
    expect(sms.misfits.map(({ path, actual, expected }) => [path.join('.'), actual, expected])).toEqual([
      ['impact', 'high', 'a number'],
    ]);
  });
});
